"""A concern as both desks show it: what was said, what was done, and what is done next."""
