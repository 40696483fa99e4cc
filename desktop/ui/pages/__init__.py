"""Screens that both desks have: the policy, and help."""
