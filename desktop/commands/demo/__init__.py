"""The demo: a fictional service lives one whole journey."""
