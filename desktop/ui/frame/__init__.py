"""The window around every page: its navigation, its palette, how it is left."""
