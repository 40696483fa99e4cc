"""What the command line understands: its verbs and options."""
