"""How the tables came to be. A migration that has landed is never changed again."""
