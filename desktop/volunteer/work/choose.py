"""Which case? For whoever begins with what happened and not with a case.

The keyboard goes straight into the choice. Where several cases are open, part of a child's name or
of the reference leaves those that it fits, and Enter takes the first of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.drafts import listed
from desktop.casework.desk import Desk
from desktop.casework.record.cases import list_cases
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import told
from desktop.casework.saying.said import capital, counted
from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.tag import state
from desktop.ui.parts.text import Words
from desktop.ui.rows.work_row import WorkRow, line_up
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.volunteer.case_words import HIDDEN

_AT_ONCE = 8  # rows: more than that one does not look through, and each takes its time
_GO_ON = "Go on"


@dataclass(frozen=True)
class Choice:
    """A case that something can be written to."""

    reference: str
    child: str
    last: str  # when somebody was last spoken with, in words
    owed: bool
    begun: bool = False  # words of this form were typed for it already


def open_cases(desk: Desk, form: str = "") -> tuple[Choice, ...]:
    """Every open case, the one with the newest contact first. Runs on the worker."""
    today = desk.today
    begun = {one.about for one in listed(desk) if one.form == form}
    return tuple(
        Choice(
            reference=row.reference,
            child=row.child,
            last=told(london(row.last_contact).date(), today) if row.last_contact else "",
            owed=row.statement == "outstanding",
            begun=row.reference in begun,
        )
        for row in list_cases(desk)
        if row.state == "open"
    )


class ChooseCase(QWidget):
    """`chosen` with a case's reference; `new_asked` when there is none yet."""

    chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, look: Look, verb: str, *, announcer: Announcer = announce) -> None:
        super().__init__()
        self._look, self._verb, self._announcer = look, verb, announcer
        self.buttons: list[Button] = []
        self._cases: tuple[Choice, ...] = ()
        self._hidden = self._waits = False
        self.search = TextField(placeholder="Part of the name, or of the reference")
        self.field = Field(look, "Find the family", self.search)
        self.field.hide()
        rows = QWidget()
        self._box = column(look, within=rows)
        column(look, self.field, rows, gap="pad", within=self).addStretch(1)
        self.search.textEdited.connect(self._narrow)
        self.search.returnPressed.connect(self._take_first)

    def begin(self) -> None:
        """Asked anew: nothing is typed, and the keyboard goes here as soon as it is shown."""
        self.search.clear()
        self._waits = True

    def show_cases(self, cases: Sequence[Choice], *, hidden: bool) -> None:
        """The cases as rows; names are hidden while a parent sits opposite."""
        at = next((n for n, one in enumerate(self.buttons) if one.hasFocus()), None)
        self._cases, self._hidden = tuple(cases), hidden
        self.field.setVisible(len(cases) > 1)
        self._fill()
        if at is not None and at < len(self.buttons):
            self.buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        if self._waits and self.buttons and self.isVisible():
            self._waits = False
            first: QWidget = self.buttons[0] if self.field.isHidden() else self.search
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self) -> list[Choice]:
        """Those that hold every word that is typed. What is hidden cannot be looked for."""
        words = self.search.text().casefold().split() if len(self._cases) > 1 else []
        return [
            one for one in self._cases if all(word in self._said(one).casefold() for word in words)
        ]

    def _said(self, one: Choice) -> str:
        return one.reference if self._hidden else f"{one.child} {one.reference}"

    def _narrow(self) -> None:
        found = self._found()
        self._fill()
        said = f"{len(found)} found: {self._said(found[0])}" if found else _NONE_SO
        self._announcer(self.search, said, False)

    def _take_first(self) -> None:
        """Enter: only after something was typed, for nobody is chosen by mistake."""
        found = self._found()
        if found and self.search.text().strip():
            self.chosen.emit(found[0].reference)

    def _fill(self) -> None:
        empty(self._box)
        self.buttons = []
        found = self._found()
        rows = [self._row(one) for one in found[:_AT_ONCE]]
        for row in rows:
            self._box.addWidget(row)
        line_up(rows)
        more = len(found) - _AT_ONCE
        if not self._cases:
            self._box.addWidget(self._none())
        elif not found or more > 0:
            words = f"{capital(counted(more, 'more is', 'more are'))} open. {_TYPE}"
            self._box.addWidget(Words(self._look, words if found else _NONE_SO, ink="ink-soft"))

    def _row(self, one: Choice) -> WorkRow:
        button = Button(self._look, _GO_ON if one.begun else self._verb)
        button.clicked.connect(lambda: self.chosen.emit(one.reference))
        self.buttons.append(button)
        spoken = f"Last contact {one.last}." if one.last else "No contact yet."
        kept = " What you typed is kept." if one.begun else ""
        tag = state("statement-owed") if one.owed else state("open")
        row = WorkRow(
            *(self._look, tag, HIDDEN if self._hidden else one.child),
            f"{one.reference}. {spoken}{kept}",
            (button,),
        )
        button.setAccessibleName(f"{button.text()}: {self._said(one)}")
        return row

    def _none(self) -> Empty:
        button = Button(self._look, "Open a case", "main", icon="folder-plus")
        button.clicked.connect(self.new_asked)
        self.buttons.append(button)
        return Empty(
            self._look,
            "folder-open",
            "No case is open",
            "What is written down belongs to a family’s case. Open one, and it is checked first.",
            button,
        )


_TYPE = "Type part of the name above to find one."
_NONE_SO = "No open case fits that. One that is closed stands under Cases."
