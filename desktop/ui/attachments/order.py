"""Rows that come later on a page that stands: Tab still goes as one reads."""

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.look.reading_order import tab_as_read


def read_anew(part: QWidget) -> None:
    """Set the order of the whole page in which this part stands, if it stands in one yet."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    inside = above.widget() if above is not None else None
    if inside is not None:
        tab_as_read(inside)
