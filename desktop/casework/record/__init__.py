"""What stands in the record, as whoever acts at a desk has to know it: found, listed, told.

Nothing is done here: actions are built on these readings, and so are lists and pages.
"""
