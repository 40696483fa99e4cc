"""The program that people use: the rules, the actions, the papers, the command line."""
