"""Finding what was written, in any case."""
