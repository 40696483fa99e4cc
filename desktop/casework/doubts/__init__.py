"""Somebody at risk, or our impartiality doubted: what is asked, and in which words. Pure."""
