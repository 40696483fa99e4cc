"""The vault itself: ways in, backups, checks, repair."""
