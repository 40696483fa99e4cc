"""Forms on what people think of our help, when they come back."""
