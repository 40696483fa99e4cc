"""One function for each thing a person does. Screens and the command line call the same ones.

An action is given the desk, decides by the rules, writes in one transaction and returns what came
of it. What it refuses is a `db.errors.Refusal`; then nothing was changed, except what its
docstring says is kept.
"""
