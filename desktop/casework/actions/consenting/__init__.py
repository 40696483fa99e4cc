"""Consent: given, withdrawn, and what was passed on under it or without it."""
