"""How close a case is to whoever works on it: what she declared, and the check again and again."""
