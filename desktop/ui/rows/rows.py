"""A list of work: frozen rows, two lines each with a tag, higher where the list is narrow for them.

What one row holds is handed in ready; filtering and sorting are done where the rows come from.
However many there are, the window never stands still for them: hundreds and more are laid out some
at a time, and are seen when all of them are.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimerEvent,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.ui.look.theme import Look
from desktop.ui.rows.row import Row as Row
from desktop.ui.rows.row_paint import RowPainter

Index = QModelIndex | QPersistentModelIndex
_FEW = 300  # rows that are laid out in one go: not felt
_AT_ONCE = 100  # of more than that, in one turn of the window


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
    """`moved` with the key of the row one comes to, `opened` with it on Enter or a double click.

    Other rows, of which one still has the key that one was on, move nobody.
    """

    moved = Signal(str)
    opened = Signal(str)

    def __init__(
        self, look: Look, name: str, rows: Sequence[Row] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._going = False  # to a row whose place is not known yet
        self._same = False  # the row that one comes to is the one that one was on
        self._stay: tuple[QPersistentModelIndex, int] | None = None  # the row that was at the top
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
        self.setBatchSize(_AT_ONCE)
        self._pace()
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.key()))
        self.rows_model.modelReset.connect(self._pace)
        self.rows_model.modelReset.connect(self._fit)
        look.changed.connect(self._lay_out)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; one stays on the row with the same key if it is still there."""
        key = self.key()
        self.rows_model.set_rows(rows)
        if key:
            self._same = True
            self.go_to(key)
            self._same = False

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

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight: as soon as those before it are laid out."""
        self._stay = None
        self._going = index.isValid() and self.visualRect(index).isEmpty()
        if not self._going:
            super().scrollTo(index, hint)

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name
        """Begin to lay out all rows anew; what stood at the top stands there again."""
        top = QModelIndex()
        if self.layoutMode() == QListView.LayoutMode.Batched:
            top = self.indexAt(QPoint(1, 1))
        if self._stay is None and not self._going and top.row() > 0:
            self._stay = (QPersistentModelIndex(top), self.visualRect(top).top())
        super().doItemsLayout()
        self._come_back()

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        """Perhaps some more rows were laid out."""
        super().timerEvent(event)
        self._come_back()

    def _come_back(self) -> None:
        """To where one was, or is going, if its place is known by now."""
        if self._going and not self.visualRect(self.currentIndex()).isEmpty():
            self.updateGeometries()  # it can be scrolled as far as it is laid out
            self.scrollTo(self.currentIndex())
        elif self._stay is not None:
            top, at = self._stay
            if not top.isValid():
                self._stay = None
            elif not (box := self.visualRect(top)).isEmpty():
                self._stay = None
                self.updateGeometries()
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + box.top() - at)
        # Until then what was painted before stays: nothing jumps to the top and back.
        self.viewport().setUpdatesEnabled(self._stay is None)

    def step(self, by: int) -> str:
        """Up or down from somewhere else, as from the field above; stops at the ends.

        Gives what the row says that is chosen now.
        """
        count = self.rows_model.rowCount()
        if count:
            here = self.currentIndex().row()
            self.go_to_number(min(max(here + by, 0), count - 1))
        return str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")

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

    def _pace(self) -> None:
        mode = QListView.LayoutMode
        wanted = mode.SinglePass if self.rows_model.rowCount() <= _FEW else mode.Batched
        if wanted != self.layoutMode():
            self.setLayoutMode(wanted)

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
        elif event.key() == Qt.Key.Key_End and self.rows_model.rowCount():
            # Qt would go to the last one that is laid out by now.
            self.go_to_number(self.rows_model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._same:
            self.moved.emit(self.key())
