"""What conflicts and distances are looked up in: the lists of schools and of places."""
