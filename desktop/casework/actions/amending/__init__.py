"""Versions of what was written: amended, taken back, told."""
