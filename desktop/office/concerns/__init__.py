"""Concerns and challenges: what was said of us, what was made of it, and what is to be looked back
at."""
