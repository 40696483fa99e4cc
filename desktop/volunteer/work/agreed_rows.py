"""What was agreed: what, who, by when; as many as there are, each on a line of its own."""

import json
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.contacts.agree import Agreed
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.understood import DateField


class AgreedRow(QWidget):
    """One thing that somebody will do."""

    changed = Signal()
    removed = Signal()

    def __init__(self, look: Look, what: str = "", who: str = "", due: str = "") -> None:
        super().__init__()
        self.what, self.who, self.due = TextField(what), TextField(who), DateField()
        self.due.setText(due)
        self.what_field = Field(look, "What", self.what)
        self.who_field = Field(look, "Who", self.who)
        self.due_field = Field(look, "By when", self.due)
        remove = Button(look, "Remove", "link")
        remove.setAccessibleName("Remove what was agreed")
        remove.clicked.connect(self.removed)
        flow = Flow(look)
        flow.add(self.who_field, 100, 1)
        flow.add(self.due_field, 130, 1)
        ends = Flow(look)
        ends.add(remove)
        box = column(look, self.what_field, gap="near", within=self)
        box.addLayout(flow)
        box.addLayout(ends)
        for field in (self.what, self.who, self.due):
            field.textChanged.connect(self.changed)
        self.due.read.connect(lambda _day, why: self.due_field.set_fault(why))

    def words(self) -> tuple[str, str, str]:
        return self.what.text().strip(), self.who.text().strip(), self.due.text().strip()

    def is_empty(self) -> bool:
        """Nobody wrote what is to be done, nor by when: then it is no agreement."""
        what, _who, due = self.words()
        return not what and not due

    def look_over(self) -> Field | None:
        """Say beside its field what is missing; the first of them."""
        what, who, due = self.words()
        unread = "Write the day as 9 March 2026, or leave it empty."
        said = (
            (self.what_field, "" if what else "Write what is to be done."),
            (self.who_field, "" if who else "Say who will do it."),
            (self.due_field, unread if due and self.due.day() is None else ""),
        )
        for field, fault in said:
            field.set_fault(fault)
        return next((field for field, fault in said if fault), None)

    def agreed(self) -> Agreed:
        what, who, _ = self.words()
        day: date | None = self.due.day()
        return what, who, day


class AgreedRows(QWidget):
    """`changed` when anything was typed, `grew` when a line came or went."""

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look, who: str = "") -> None:
        super().__init__()
        self._look, self._who = look, who
        self.rows: list[AgreedRow] = []
        self._box = column(look, gap="pad")
        self.add_button = Button(look, "Add what was agreed", "link", icon="plus")
        self.add_button.clicked.connect(self._add_by_hand)
        ends = Flow(look)
        ends.add(self.add_button)
        box = column(look, gap="near", within=self)
        box.addLayout(self._box)
        box.addLayout(ends)

    def set_who(self, who: str) -> None:
        """Who it is as a rule: the volunteer herself."""
        self._who = who

    def text(self) -> str:
        """All lines, for the draft."""
        words = [row.words() for row in self.rows]
        return json.dumps(words) if words else ""

    def set_text(self, text: str) -> None:
        """What the draft held."""
        for row in tuple(self.rows):
            self._take_out(row)
        for what, who, due in json.loads(text or "[]"):
            self._add(what, who, due)
        self.grew.emit()

    def look_over(self) -> Field | None:
        """The first field that something is wrong with."""
        found = [row.look_over() for row in self.rows if not row.is_empty()]
        return next((field for field in found if field is not None), None)

    def agreed(self) -> tuple[Agreed, ...]:
        return tuple(row.agreed() for row in self.rows if not row.is_empty())

    def _add_by_hand(self) -> None:
        row = self._add("", self._who, "")
        self.grew.emit()
        self.changed.emit()
        row.what.setFocus()

    def _add(self, what: str, who: str, due: str) -> AgreedRow:
        row = AgreedRow(self._look, what, who, due)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._box.addWidget(row)
        row.setAccessibleName(f"Agreed, number {len(self.rows)}")
        return row

    def _remove(self, row: AgreedRow) -> None:
        self._take_out(row)
        self.grew.emit()
        self.changed.emit()
        self.add_button.setFocus()

    def _take_out(self, row: AgreedRow) -> None:
        self.rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()
