"""What was said and written with a family: contacts, their advice, and the statement."""
