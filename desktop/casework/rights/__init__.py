"""Whose rights, what they agreed to, and what each may read. Pure."""
