"""Amending a record in place of what stands."""
