"""A record, version by version; the same at both desks."""
