"""What an attached file is, what it shows and what it tells besides."""
