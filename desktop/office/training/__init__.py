"""Training: what everybody here learned, what is due, what a volunteer told of."""
