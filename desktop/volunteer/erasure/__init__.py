"""Asking the office to erase, and what became of it."""
