"""Bundles at either desk: bringing them in."""
