"""Whose rights: who is what to the child, who may be told what, who decides, the privacy notice."""
