"""What everything drawn shares: theme, fonts, icons, focus, what a screen reader is told."""
