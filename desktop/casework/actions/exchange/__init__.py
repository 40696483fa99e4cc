"""Bundles: made, sent, received, kept apart, answered."""
