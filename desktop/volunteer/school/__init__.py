"""A child moves to another school, or leaves one."""
