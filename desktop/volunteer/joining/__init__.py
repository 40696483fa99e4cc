"""The first run: from the office's invitation to a vault of one's own, step by step."""
