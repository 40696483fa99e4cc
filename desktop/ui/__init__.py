"""What every window is made of: the look, the widgets, the one worker thread."""
