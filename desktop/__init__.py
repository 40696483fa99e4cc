"""The program that people use: the rules, the actions, the papers, the command line."""

# As in pyproject.toml; the project's own environment holds no metadata of Evenhand to ask.
VERSION = "0.1.0"
