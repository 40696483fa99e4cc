"""Things of one kind that are written down one after the other: as many as there are.

What stands in a row goes in and out as words by the name of its field, so that a draft keeps all.
"""

import json
from abc import abstractmethod
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.volunteer.work.person_picks import PersonPicks

Fields = Mapping[str, str]


class EditRow(QWidget):
    """One of them. `changed` as one types, `grew` when a part came or went, `removed` to go."""

    changed = Signal()
    grew = Signal()
    removed = Signal()

    def __init__(self, look: Look, what: str) -> None:
        super().__init__()
        self._what = what
        self._number = Words(look, "", "strong")
        self.remove_button = Button(look, "Remove", "link")
        self.remove_button.clicked.connect(self.removed)
        head = Flow(look, gap="pad", centre=True)
        head.add(self._number, 120, 1)
        head.add(self.remove_button)
        self.box = column(look, gap="gap", within=self)
        self.box.addWidget(rule())
        self.box.addLayout(head)

    def number(self, at: int) -> None:
        """Which of them it is, from 1 on."""
        name = f"{self._what} {at}"
        self._number.setText(name)
        self.setAccessibleName(name)
        self.remove_button.setAccessibleName(f"Remove: {name.lower()}")
        for picks in self.findChildren(PersonPicks):
            picks.set_of(name)

    @abstractmethod
    def words(self) -> dict[str, str]:
        """Everything that stands in it."""

    @abstractmethod
    def fill(self, words: Fields) -> None:
        """As if it had always stood there; nothing is emitted."""

    @abstractmethod
    def is_empty(self) -> bool:
        """Nothing was typed that would be lost."""

    @abstractmethod
    def look_over(self) -> QWidget | None:
        """Say what is missing; where the keyboard goes then."""

    @abstractmethod
    def first(self) -> QWidget:
        """Where one begins to type."""


class EditRows(QWidget):
    """All of them, and a button for one more."""

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look, add: str, make: Callable[[], EditRow]) -> None:
        super().__init__()
        self._make = make
        self.rows: list[EditRow] = []
        self._box = column(look, gap="pad")
        self.add_button = Button(look, add, "link", icon="plus")
        self.add_button.clicked.connect(self.add_by_hand)
        ends = Flow(look)
        ends.add(self.add_button)
        box = column(look, gap="gap", within=self)
        box.addLayout(self._box)
        box.addLayout(ends)

    def setFocus(  # noqa: N802 - Qt's name
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        """Into the first, or where one is added. A focus proxy would be a stop twice."""
        (self.rows[0].first() if self.rows else self.add_button).setFocus(reason)

    def text(self) -> str:
        """All rows that say something, for the draft."""
        words = [row.words() for row in self.rows if not row.is_empty()]
        return json.dumps(words) if words else ""

    def set_text(self, text: str) -> None:
        """What the draft held."""
        for row in tuple(self.rows):
            self._take_out(row)
        for words in json.loads(text or "[]"):
            self._add().fill(words)
        self.grew.emit()

    def count(self) -> int:
        """How many say something."""
        return sum(not row.is_empty() for row in self.rows)

    def look_over(self) -> QWidget | None:
        """Where the keyboard goes first, of what is missing in any of them."""
        found = [row.look_over() for row in self.rows if not row.is_empty()]
        return next((one for one in found if one is not None), None)

    def add_by_hand(self) -> None:
        row = self._add()
        self.grew.emit()
        self.changed.emit()
        row.first().setFocus()

    def _add(self) -> EditRow:
        row = self._make()
        row.changed.connect(self.changed)
        row.grew.connect(self.grew)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._box.addWidget(row)
        row.number(len(self.rows))
        return row

    def _remove(self, row: EditRow) -> None:
        self._take_out(row)
        for at, one in enumerate(self.rows, 1):
            one.number(at)
        self.grew.emit()
        self.changed.emit()
        self.add_button.setFocus()

    def _take_out(self, row: EditRow) -> None:
        self.rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()
