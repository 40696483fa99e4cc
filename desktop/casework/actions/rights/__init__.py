"""Whose rights: who is what to a child, who may be told what, who decides, the privacy notice."""
