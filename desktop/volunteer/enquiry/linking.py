"""It has become a case: which one, and who of it asked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.narrow import may_be_narrow
from desktop.volunteer.enquiry.kept import OpenCase
from desktop.volunteer.work.refusals import in_words

_SAY = (
    "They came back, and it is a case. What they heard of the statement counts as heard, and this "
    "stands in the story of the case."
)
_NEW = "new"


class Linking(Card):
    """`linked` with the reference and the person (id or name); `open_asked` for a new case."""

    linked = Signal(str, str)
    open_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "It has become a case", icon="folder-open", gap="gap")
        self._cases: tuple[OpenCase, ...] = ()
        self._known: list[tuple[str, str]] = []
        self.open_button = Button(look, "Open a case with this", icon="folder-plus")
        self.case, self.person = Choice(look, ()), Choice(look, ())
        self.name = TextField()
        for choice in (self.case, self.person):
            may_be_narrow(choice)
        self.case_field = Field(look, "Or it belongs to", self.case)
        self.person_field = Field(look, "Who of it asked", self.person)
        self.name_field = Field(look, "Their name", self.name)
        self.link_button = Button(look, "Keep it with this case", icon="check")
        self._there = QWidget()
        flow = Flow(look)
        for field in (self.case_field, self.person_field, self.name_field):
            flow.add(field, 200, 1)
        self._there.setLayout(flow)
        self.body.addWidget(Words(look, _SAY, "body", "ink-soft"))
        opening, ends = Flow(look), Flow(look)
        opening.add(self.open_button)
        ends.add(self.link_button)
        self.body.addLayout(opening)
        self.body.addWidget(self._there)
        self.body.addLayout(ends)
        self.open_button.clicked.connect(self.open_asked)
        self.case.chosen.connect(lambda _key: self._show_people())
        self.person.chosen.connect(lambda _key: self._show_name())
        self.link_button.clicked.connect(self._link)

    def show_cases(self, cases: Sequence[OpenCase], name: str, hidden: bool) -> None:
        """The open cases; where one has somebody of this name, it is offered first."""
        self.name_field.set_fault()
        wanted = " ".join(name.casefold().split())

        def fits(one: OpenCase) -> bool:
            return bool(wanted) and any(wanted == who.casefold() for _, who in one.people)

        self._cases = tuple(sorted(cases, key=lambda one: not fits(one)))
        self.case.clear()
        for one in self._cases:
            shown = one.reference if hidden else f"{one.child}, {one.reference}"
            self.case.addItem(shown, one.reference)
        self.name.setText(name)
        for part in (self._there, self.link_button):
            part.setVisible(bool(cases) and not hidden)
        self._show_people()

    def _show_people(self) -> None:
        found = next((one for one in self._cases if one.reference == self.case.key()), None)
        self.person.clear()
        for person, who in found.people if found is not None else ():
            self.person.addItem(who, person)
        self.person.addItem("Somebody new in it", _NEW)
        typed = " ".join(self.name.text().casefold().split())
        people = found.people if found is not None else ()
        same = next((person for person, who in people if who.casefold() == typed), "")
        self.person.set_key(same or (_NEW if typed else self.person.key()))
        self._show_name()

    def _show_name(self) -> None:
        self.name_field.setVisible(self.person.key() == _NEW)
        self.name_field.set_fault()

    def _link(self) -> None:
        who = self.person.key()
        if who != _NEW:
            self.linked.emit(self.case.key(), who)
        elif self.name.text().strip():
            self.linked.emit(self.case.key(), self.name.text().strip())
        else:
            self.name_field.set_fault("Write what they are called in the case.")
            self.name.setFocus()

    def refuse(self, refusal: Refusal) -> None:
        """Beside the name, which is all that is typed."""
        self.name_field.show()
        self.name_field.set_fault(in_words(refusal))
