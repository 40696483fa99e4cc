"""A family that the office gives to this laptop: who it is, and yes or no."""
