"""Noting that a paper was handed over: how, to whom, and when it was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from db.errors import BadInput, InTheFuture, Refusal, TooLong
from desktop.casework.actions.papers.hand_over import How
from desktop.messages import of
from desktop.ui.look.theme import Look
from desktop.ui.papers.whom import ELSE, Whom
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.form import Field, first_fault
from desktop.ui.typing.understood import DateField

HOWS: tuple[tuple[How, str], ...] = (
    ("on-paper", "On paper"),
    ("by-email", "By e-mail"),
    ("on-screen", "Shown on a screen"),
    ("read-out", "Read out"),
)
_WHY = "So that the service can show who got a copy, of which version, and how soon."
_TRAVELS = f"{_WHY} The office learns of it with your next bundle."


@dataclass(frozen=True)
class Noted:
    """What was noted. `person`: of the case; `to`: anybody else."""

    how: str
    person: str
    to: str
    asked: date | None


class Handing(Card):
    """`noted` with what was filled in."""

    noted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Was it handed over?", icon="handshake", gap="gap")
        self.how = Choice(look, HOWS)
        self.whom = Whom(look, "To whom", "the head of Cotter Vale School")
        self.picks, self.to, self.to_field = self.whom.picks, self.whom.to, self.whom.to_field
        self.asked = DateField()
        self.button = Button(look, "Note that it was", icon="check")
        self._why = Words(look, _TRAVELS, "small", "ink-soft")
        self.asked_field = Field(look, "Asked for on", self.asked, "Where somebody asked for it.")
        self.body.addWidget(Field(look, "How", self.how))
        for each in (self.whom, self.asked_field, self._why):
            self.body.addWidget(each)
        self.foot(self.button)
        self.button.clicked.connect(self._note)

    def set_people(self, people: Sequence[tuple[str, str]], wanted: str = "") -> None:
        """Those of the case, by id and name; nobody where it is for whoever asks.

        `wanted`: for whom it was asked, picked when they first stand there.
        """
        self.whom.set_people(people, wanted)

    def set_office(self, office: bool) -> None:
        """At the office there is no bundle that it travels by."""
        self._why.setText(_WHY if office else _TRAVELS)

    def clear(self) -> None:
        """After it was noted, or when the page is left."""
        self.to.clear()
        self.asked.set_day(None)
        for each in (self.to_field, self.asked_field):
            each.set_fault()

    def show_refusal(self, refusal: Refusal) -> bool:
        """Beside the field that it is about; whether there is one."""
        field = None
        if isinstance(refusal, InTheFuture | BadInput):
            field = self.asked_field
        elif isinstance(refusal, TooLong):
            field = self.to_field
        if field is not None:
            said = of(refusal)
            field.set_fault(f"{said.message} {said.do}")
            first_fault((field,))
        return field is not None

    def _note(self) -> None:
        for each in (self.to_field, self.asked_field):
            each.set_fault()
        day = self.asked.day()
        if self.asked.text().strip() and day is None:
            self.asked_field.set_fault("This is no day. Write it as 9 March 2015.")
            first_fault((self.asked_field,))
            return
        key = self.whom.key()
        person = key if key != ELSE else ""
        to = "" if person else self.to.text().strip()
        self.noted.emit(Noted(self.how.key(), person, to, day))
