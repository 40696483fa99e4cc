"""My interests: where a case could be too close to the volunteer. It never leaves the laptop."""
