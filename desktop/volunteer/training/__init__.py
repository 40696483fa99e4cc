"""The volunteer's own training, and the policy that asks for it."""
