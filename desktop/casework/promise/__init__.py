"""What is promised aloud: the statement, the role, and in which language they are heard. Pure."""
