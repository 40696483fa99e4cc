"""Opening a case: the form, and beside it whether one can take it."""
