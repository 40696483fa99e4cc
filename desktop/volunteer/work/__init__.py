"""What a contact and a meeting share: moments, drafts, what was agreed, somebody at risk."""
