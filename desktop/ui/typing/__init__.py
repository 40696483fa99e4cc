"""Forms and what is typed into them: fields, choices, drafts, hints."""
