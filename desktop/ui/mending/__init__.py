"""Rows brought back, a record repaired, a laptop signed in anew."""
