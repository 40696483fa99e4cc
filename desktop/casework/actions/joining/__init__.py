"""How offices and laptops begin, are signed in, and end."""
