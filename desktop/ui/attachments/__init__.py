"""Files of a case: the list, looking at one from memory, clear copies outside the vault."""
