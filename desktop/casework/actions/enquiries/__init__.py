"""Advice to somebody who has no case: kept, settled, listed, and what becomes of it."""
