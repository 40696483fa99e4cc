"""The volunteer's screens, a folder for each thing she does."""
