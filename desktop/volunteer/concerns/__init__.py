"""Concerns: raising one, what became of it, somebody at risk without a case."""
