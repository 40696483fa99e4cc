"""Erasing: asked for, decided by two people, followed, wiped."""
