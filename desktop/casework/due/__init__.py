"""What is due, and since when: training, and asking people what they think of the help. Pure."""
