"""Unlocking a record, and the way to one."""
