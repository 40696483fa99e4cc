"""Lists: rows, tables, the story of a case, a list beside its detail."""
