"""A meeting: planning and preparing it, being in it, what came of it, and the role card."""
