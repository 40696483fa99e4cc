"""One case: what has happened, who is in it, what is owed, and closing it."""
