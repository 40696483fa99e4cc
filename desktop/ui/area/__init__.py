"""The picture of how far a family lives, and its words."""
