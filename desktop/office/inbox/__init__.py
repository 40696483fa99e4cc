"""Bundles that come in: shown, brought in, answered."""
