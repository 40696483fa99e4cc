"""Advice without a case: writing it down, and one that was kept."""
