"""A case that changes hands: referred, given, taken or not, let go; and who held it when."""
