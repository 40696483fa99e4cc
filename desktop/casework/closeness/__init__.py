"""Is this family too close to me? Interests, names, distance, and what they come to. Pure."""
