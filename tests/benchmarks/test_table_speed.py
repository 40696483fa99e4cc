"""A table of 100,000 rows shown and leafed through, against a bare `QTableView` over the plainest
model; the aim is a ratio of 1.5.

Both show the same words in the same columns under the same style sheet. Both are timed in turn in
one run, so the machine's own speed cancels out.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from desktop.ui.look.dressing import apply
from desktop.ui.look.theme import Look, Theme
from desktop.ui.rows.table import Column, Table, TableModel

AIM = 1.5
SLACK = 1.25  # a shared machine: other work falls on either side of the ratio
ROUNDS = 7
ROWS, PAGES = 100_000, 12
TITLES = ("When", "Who", "What", "Case", "Minutes")


@dataclass(frozen=True)
class Line:
    """A row of an activity list."""

    when: str
    who: str
    what: str
    case: str
    minutes: str

    def cells(self) -> tuple[str, ...]:
        """The row as the bare model has it."""
        return (self.when, self.who, self.what, self.case, self.minutes)


class Plain(QAbstractTableModel):
    """The least that a view needs."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(  # noqa: N802 - Qt's name
        self,
        _parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 - Qt's signature
    ) -> int:
        return len(self._rows)

    def columnCount(  # noqa: N802 - Qt's name
        self,
        _parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 - Qt's signature
    ) -> int:
        return len(TITLES)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        return TITLES[section] if across and role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def look(qapp: QApplication) -> Look:
    made = Look(Theme.load("light"), still=True)
    apply(qapp, made)
    return made


def leafed_through(make: Callable[[], QTableView]) -> float:
    """Seconds until it stands there and some pages of it were seen, to the very last row."""
    begun = time.perf_counter()
    view = make()
    view.resize(1200, 700)
    view.show()
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    for page in range(1, PAGES + 1):
        bar.setValue(bar.maximum() * page // PAGES)
        QApplication.processEvents()
    taken = time.perf_counter() - begun
    assert bar.value() == bar.maximum() > ROWS
    assert view.indexAt(view.viewport().rect().bottomLeft()).row() in (ROWS - 1, -1)
    view.close()
    view.deleteLater()
    QApplication.processEvents()
    return taken


def test_a_table_of_100_000_rows_against_a_bare_view(look: Look) -> None:
    lines = [
        Line(
            f"{n % 28 + 1} Mar 14:{n % 60:02}",
            "Morag Tennick",
            f"Telephone call {n}",
            f"MT-{n}",
            f"{n % 90}",
        )
        for n in range(ROWS)
    ]
    cells = [line.cells() for line in lines]
    columns = (
        Column[Line]("When", lambda line: line.when),
        Column[Line]("Who", lambda line: line.who),
        Column[Line]("What", lambda line: line.what, wide=True),
        Column[Line]("Case", lambda line: line.case),
        Column[Line]("Minutes", lambda line: line.minutes, figures=True),
    )

    def ours() -> QTableView:
        return Table(look, "Activity", TableModel(columns, lines))

    def bare() -> QTableView:
        view = QTableView()
        model = Plain(cells)
        model.setParent(view)
        view.setModel(model)
        view.verticalHeader().hide()
        view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return view

    times = [(leafed_through(ours), leafed_through(bare)) for _ in range(ROUNDS)]
    own, floor = (min(taken) for taken in zip(*times, strict=True))
    ratio = own / floor
    print(
        f"a table of {ROWS} rows: {own * 1e3:.0f} ms, a bare view {floor * 1e3:.0f} ms, "
        f"ratio {ratio:.2f} (aim {AIM})"
    )
    assert ratio < AIM * SLACK
