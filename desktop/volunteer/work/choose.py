"""Which case? For whoever begins with what happened and not with a case."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.cases import list_cases
from desktop.casework.clock import london
from desktop.casework.dates import told
from desktop.casework.desk import Desk
from desktop.ui.boxes import column, empty
from desktop.ui.buttons import Button
from desktop.ui.empty import Empty
from desktop.ui.tag import state
from desktop.ui.theme import Look
from desktop.ui.work_row import WorkRow
from desktop.volunteer.case_words import HIDDEN


@dataclass(frozen=True)
class Choice:
    """A case that something can be written to."""

    reference: str
    child: str
    last: str  # when somebody was last spoken with, in words
    owed: bool


def open_cases(desk: Desk) -> tuple[Choice, ...]:
    """Every open case, the one with the newest contact first. Runs on the worker."""
    today = london(desk.world.clock.now()).date()
    return tuple(
        Choice(
            reference=row.reference,
            child=row.child,
            last=told(london(row.last_contact).date(), today) if row.last_contact else "",
            owed=row.statement == "outstanding",
        )
        for row in list_cases(desk)
        if row.state == "open"
    )


class ChooseCase(QWidget):
    """`chosen` with a case's reference; `new_asked` when there is none yet."""

    chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, look: Look, verb: str) -> None:
        super().__init__()
        self._look, self._verb = look, verb
        self.buttons: list[Button] = []
        self._box = column(look, within=self)

    def show_cases(self, cases: Sequence[Choice], *, hidden: bool) -> None:
        """The cases as rows; names are hidden while a parent sits opposite."""
        empty(self._box)
        self.buttons = []
        for one in cases:
            button = Button(self._look, self._verb)
            button.setAccessibleName(f"{self._verb}: {one.reference}")
            button.clicked.connect(lambda _=False, to=one.reference: self.chosen.emit(to))
            self.buttons.append(button)
            name = HIDDEN if hidden else one.child
            spoken = f"Last contact {one.last}." if one.last else "No contact yet."
            tag = state("statement-owed") if one.owed else state("open")
            why = f"{one.reference}. {spoken}"
            self._box.addWidget(WorkRow(self._look, tag, name, why, (button,)))
        if not cases:
            self._box.addWidget(self._none())
        self._box.addStretch(1)

    def _none(self) -> Empty:
        button = Button(self._look, "Open a case", "main", icon="folder-plus")
        button.clicked.connect(self.new_asked)
        self.buttons.append(button)
        return Empty(
            self._look,
            "folder-open",
            "No case is open",
            "What is written down belongs to a family's case. Open one, and it is checked first.",
            button,
        )
