"""Exchange: what is only here, the bundle to the office, and what came back."""
