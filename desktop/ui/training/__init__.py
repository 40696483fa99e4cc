"""Training as both desks show it: what is due, what was learnt, and writing it down."""
