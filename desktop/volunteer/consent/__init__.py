"""What people agreed may be passed on: given, taken back, and what was passed on under it."""
