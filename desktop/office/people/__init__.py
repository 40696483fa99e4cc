"""Volunteers and their laptops: inviting, signing in, ending."""
