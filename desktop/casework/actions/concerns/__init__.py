"""What must not be buried in a note: somebody at risk, our impartiality doubted, a complaint."""
