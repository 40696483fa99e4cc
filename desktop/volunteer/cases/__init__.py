"""The cases of this laptop: a list, and in short what stands in each."""
