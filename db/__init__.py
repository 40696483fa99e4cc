"""The record: what is kept, how it is protected, how it travels. Knows nothing of screens."""
