"""Who learned what, who confirmed it, and what is due."""
