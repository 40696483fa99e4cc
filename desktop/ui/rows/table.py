"""A table over frozen rows. Figures are tabular and stand at the right; every row is of one height.

Sorting and filtering are done where the rows come from (SQL or a list): a proxy over a Python model
is slow. `sort_asked` says what the person wants.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui.look.theme import Look

T = TypeVar("T")
_TEXT, _ROW = Qt.ItemDataRole.DisplayRole.value, Qt.ItemDataRole.UserRole.value
_ROLES = frozenset({_TEXT, _ROW, Qt.ItemDataRole.TextAlignmentRole.value})
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[T]):
    """What a column is called and what it shows of a row."""

    title: str
    cell: Callable[[T], str]
    figures: bool = False
    wide: bool = False  # takes what is left over

    @cached_property
    def side(self) -> int:
        """Where it stands in its cells."""
        return _alignment(self.figures)


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows for a table. `UserRole` is the row itself."""

    def __init__(
        self, columns: Sequence[Column[T]], rows: Sequence[T] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows = tuple(rows)

    def set_rows(self, rows: Sequence[T]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> T | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        # A view asks for a dozen roles of each cell that it paints: most are none of ours.
        if role not in _ROLES or not index.isValid():
            return None
        number = index.row()
        if number >= len(self._rows):
            return None
        column = self.columns[index.column()]
        if role == _TEXT:
            return column.cell(self._rows[number])
        return self._rows[number] if role == _ROW else column.side

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section].figures)
        return None


class Table(QTableView):
    """`moved` and `opened` with the number of a row, `sort_asked` with that of a column."""

    moved = Signal(int)
    opened = Signal(int)
    sort_asked = Signal(int)

    def __init__(self, look: Look, name: str, model: TableModel[T]) -> None:
        super().__init__()
        self._look, self._all = look, False
        self._widths: list[int] | None = None  # what each column would like, while it is known
        self.setModel(model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)  # Tab goes on to what is after the table
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sort_asked)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._wide = [number for number, each in enumerate(model.columns) if each.wide]
        model.modelReset.connect(self._refit)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _old: self.moved.emit(now.row())
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self._refit()
        look.changed.connect(self._refit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share()

    def show_all_rows(self) -> None:
        """Be as high as all the rows, on a page that scrolls as a whole."""
        self._all = True
        self._refit()

    def height_of_all(self) -> int:
        """High enough that nothing of it scrolls up and down."""
        rows = self.model().rowCount() * self._look.size("table-row")
        return rows + self.horizontalHeader().sizeHint().height() + self._look.space("gap")

    def _share(self) -> None:
        """Wide columns take what is left over; where nothing is, the table scrolls sideways."""
        header = self.horizontalHeader()
        if self._widths is None:
            # Once for each set of rows, and not whenever Qt thinks of it: it looks at a thousand.
            self.ensurePolished()
            self._widths = [
                max(self.sizeHintForColumn(number), header.sectionSizeHint(number))
                for number in range(header.count())
            ]
        mode = QHeaderView.ResizeMode
        fits = sum(self._widths) <= self.viewport().width()
        for number, width in enumerate(self._widths):
            stretches = fits and number in self._wide
            header.setSectionResizeMode(number, mode.Stretch if stretches else mode.Fixed)
            if not stretches:
                header.resizeSection(number, max(width, header.minimumSectionSize()))

    def _refit(self) -> None:
        self.setFont(self._look.font("body", tabular=True))
        sections = self.verticalHeader()
        sections.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        sections.setMinimumSectionSize(1)  # a greater one would change rows that are already there
        sections.setDefaultSectionSize(self._look.size("table-row"))
        self.horizontalHeader().setMinimumSectionSize(self._look.px(64))
        self._widths = None
        if self.isVisible():  # before that it is not known how its words will look
            self._share()
        if self._all:
            self.setFixedHeight(self.height_of_all())


def _alignment(figures: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value
