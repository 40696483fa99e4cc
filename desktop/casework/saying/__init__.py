"""How days, times, numbers, names and clauses are typed and said in England. Pure."""
