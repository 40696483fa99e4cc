"""A policy that is written: its draft, its gist, what differs between two. Pure."""
