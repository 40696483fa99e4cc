"""What the policy asks, decided by pure rules, and the actions that follow from it."""
