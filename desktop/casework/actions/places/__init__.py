"""Newer lists of postcodes: taking them in, and what is in use."""
