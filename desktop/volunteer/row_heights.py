"""Rows of a list are laid out anew when its width changes: where it is narrow they are higher."""

from PySide6.QtCore import QEvent, QObject

from desktop.ui.rows import RowList


class RowHeights(QObject):
    """Keeps the rows of one list as high as they need, and some of them always in sight."""

    def __init__(self, rows: RowList, seen: int) -> None:
        super().__init__(rows)
        self._rows, self._seen, self._high = rows, seen, 0
        rows.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        high = self._rows.sizeHintForRow(0)
        if high > 0 and high != self._high:
            self._high = high
            self._rows.setMinimumHeight(self._rows.height_for(self._seen))
            self._rows.scheduleDelayedItemsLayout()
