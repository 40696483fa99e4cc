"""Meetings: planned, held, who was there and in what role."""
