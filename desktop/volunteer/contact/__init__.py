"""Recording a contact: the statement first, then what was said, and what was agreed."""
