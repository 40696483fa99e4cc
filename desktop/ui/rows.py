"""A list of work: frozen rows, two lines each with a tag, higher where the list is narrow for them.

What one row holds is handed in ready; filtering and sorting are done where the rows come from.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.ui.row import Row as Row
from desktop.ui.row_paint import RowPainter
from desktop.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """Rows for a view. `UserRole` is the row itself."""

    def __init__(self, rows: Sequence[Row] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said()
        return row.so if role == Qt.ItemDataRole.DisplayRole else None


class RowList(QListView):
    """`moved` with the key of the row one is on, `opened` with it on Enter or a double click."""

    moved = Signal(str)
    opened = Signal(str)

    def __init__(
        self, look: Look, name: str, rows: Sequence[Row] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.rows_model = RowModel(rows, self)
        self.setModel(self.rows_model)
        self.painter = RowPainter(look, self)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(name)
        self._seen, self._only = 0, False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.key()))
        self.rows_model.modelReset.connect(self._fit)
        look.changed.connect(self._lay_out)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; one stays on the row with the same key if it is still there."""
        key = self.key()
        self.rows_model.set_rows(rows)
        if key:
            self.go_to(key)

    def key(self) -> str:
        """The key of the row one is on; empty if on none."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.key if isinstance(row, Row) else ""

    def go_to(self, key: str) -> bool:
        """Be on the row with this key; False if there is none."""
        for number, row in enumerate(self.rows_model.rows()):
            if row.key == key:
                self.go_to_number(number)
                return True
        return False

    def go_to_number(self, number: int) -> None:
        index = self.rows_model.index(number)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def step(self, by: int) -> None:
        """Up or down from somewhere else, as from the field above; stops at the ends."""
        count = self.rows_model.rowCount()
        if count:
            here = self.currentIndex().row()
            self.go_to_number(min(max(here + by, 0), count - 1))

    def height_for(self, most: int) -> int:
        """How high it is with all its rows, or the first `most`."""
        wide = self.viewport().width()
        return sum(self.painter.needs(row, wide).height() for row in self.rows_model.rows()[:most])

    def keep_seen(self, most: int, *, only: bool = False) -> None:
        """So many rows always stand in sight, however little room there is; the rest scroll.

        `only`: it is as high as they are, and no higher where there is room.
        """
        self._seen, self._only = most, only
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where it is narrow, rows are higher."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _lay_out(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        high = max(1, self.height_for(self._seen))
        if self._only:
            self.setFixedHeight(high)
        elif self._seen:
            self.setMinimumHeight(high)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key():
            self.opened.emit(self.key())
        else:
            super().keyPressEvent(event)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.moved.emit(self.key())
