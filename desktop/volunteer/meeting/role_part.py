"""The role at a meeting: which it is, what one says, when it was stated or why not."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.promise.role import not_before
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.narrow import may_be_narrow
from desktop.volunteer.case_words import policy_clause
from desktop.volunteer.meeting.mode import REASONS, reason
from desktop.volunteer.meeting.standing import role_state
from desktop.volunteer.meeting.view import About, Held, RoleChoice
from desktop.volunteer.work.moments import EXPECTED, TimeField, moment, read_time

_EARLY = "You state it there: whether you did is noted from {} on."


class RolePart(Card):
    """`stated` with the moment, `not_stated` with why, `chosen` with another role."""

    stated = Signal(object)
    not_stated = Signal(str)
    chosen = Signal(str)
    clause_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, gap="gap")
        self.setAccessibleName("Your role")
        self._roles: tuple[RoleChoice, ...] = ()
        self._day: datetime | None = None
        self._early = False  # the day of the meeting has not come
        self.early = Words(look, "", "small", "ink-soft")
        self._clause = self._role = ""
        self.tag = Tag(look, state("role-owed"))
        self.clause_button = Button(look, "Policy", "clause")
        self.clause_button.setAccessibleDescription("Opens the policy at this clause")
        self.role = Choice(look, ())
        self.role_field = Field(look, "Your role", self.role)
        self.says = Words(look, "", "body", "ink-soft")
        self.time = TimeField()
        self.time_field = Field(look, "Stated at", self.time)
        self.stated_button = Button(look, "It was stated then")
        self.not_button = Button(look, "Not stated, because…", "text")
        self.reason, self.note = Choice(look, REASONS), TextField()
        self.note_field = Field(look, "In your own words", self.note)
        self.keep_button = Button(look, "Keep this reason")
        self.back_button = Button(look, "Back", "text")
        self.change_button = Button(look, "Say it anew", "link")
        for choice in (self.role, self.reason):
            may_be_narrow(choice)
        self._lay_out(look)
        self._wire()

    def _lay_out(self, look: Look) -> None:
        head = Flow(look, centre=True)
        head.add(self.tag)
        head.add(self.change_button)
        space = QWidget()
        space.setFixedHeight(1)
        head.add(space, 1, 1)
        head.add(self.clause_button)
        self._answer, self._why = QWidget(), QWidget()
        answer, why = Flow(look), Flow(look)
        answer.add(self.time_field, 110, 0)
        answer.add(_beside(look, self.stated_button))
        answer.add(_beside(look, self.not_button))
        self._answer.setLayout(answer)
        why.add(Field(look, "It was not stated because", self.reason), 220, 1)
        why.add(self.note_field, 220, 2)
        ends = Flow(look)
        ends.add(self.keep_button)
        ends.add(self.back_button)
        box = column(look, within=self._why)
        box.addLayout(why)
        box.addLayout(ends)
        self.body.addLayout(head)
        for part in (self.says, self.role_field, self.early, self._answer, self._why):
            self.body.addWidget(part)

    def _wire(self) -> None:
        self.role.chosen.connect(self._chosen)
        self.stated_button.clicked.connect(self._stated)
        self.not_button.clicked.connect(self._ask_why)
        self.keep_button.clicked.connect(self._not_stated)
        self.change_button.clicked.connect(lambda: self._open(True))
        self.back_button.clicked.connect(lambda: self._open(True))
        self.clause_button.clicked.connect(lambda: self.clause_asked.emit(self._clause))

    def show_role(self, about: About, held: Held) -> None:
        """The role of this meeting."""
        self._roles, self._clause, self._day = about.roles, about.clause, held.body.happened
        self._early = not not_before(held.body.happened, about.now)
        self.early.setText(_EARLY.format(written(london(held.body.happened).date())))
        role = self._role = held.role.role if held.role is not None else ""
        self.setVisible(bool(about.roles) or held.role is not None)
        self.role.clear()
        self.role.addItem("Choose your role…", "")
        for one in about.roles:
            self.role.addItem(one.name[:1].upper() + one.name[1:], one.name)
        known = {one.name: one.says for one in about.roles}
        self.role.set_key(role if role in known else "")
        self._say(role, known)
        self.clause_button.setText(policy_clause(about.clause))
        self.clause_button.setVisible(bool(about.clause))
        became = role_state(held)
        self.tag.set_state(became or state("role-owed"))
        at = held.role.stated_at if held.role is not None else None
        if at is not None or not self.time.text():
            self.time.setText(f"{london(at or held.body.happened):%H:%M}")
        self._open(became is None)

    def _say(self, role: str, known: Mapping[str, str]) -> None:
        said = f"You say: “{known[role]}”" if known.get(role) else ""
        if role and known and role not in known:  # a newer policy has come since it was planned
            said = f"You had chosen “{role}”. The policy now in force has other roles."
        self.says.setText(said)
        self.says.setVisible(bool(said))

    def set_fault(self, words: str) -> None:
        """Why it could not be kept, beside what was answered."""
        field = self.time_field if self._why.isHidden() else self.note_field
        (field if self.role.key() else self.role_field).set_fault(words)

    def forget(self) -> None:
        """Another meeting: nothing of this one stays."""
        self.time.clear()
        self.note.clear()
        for field in (self.time_field, self.note_field, self.role_field):
            field.set_fault()

    def _open(self, on: bool) -> None:
        """The fields to answer with, or only what became of it."""
        self.role_field.setVisible(on)
        self._answer.setVisible(on and not self._early)
        self.early.setVisible(on and self._early)
        self._why.hide()
        self.change_button.setVisible(not on)

    def _chosen(self, role: str) -> None:
        """Another role, also in the middle of a meeting: it is then still to be stated."""
        self.role_field.set_fault()
        if role and role != self._role:
            self.chosen.emit(role)

    def _stated(self) -> None:
        at = read_time(self.time.text())
        self.time_field.set_fault("" if at else EXPECTED)
        if at is not None and self._day is not None:
            self.stated.emit(moment(london(self._day).date(), self.time.text()))

    def _ask_why(self) -> None:
        self._why.show()
        self._answer.hide()
        self.reason.setFocus()

    def _not_stated(self) -> None:
        why = reason(self.reason.key(), self.note.text())
        self.note_field.set_fault("" if why else "Write in a few words why.")
        if why:
            self.not_stated.emit(why)
        else:
            self.note.setFocus()


def _beside(look: Look, button: Button) -> QWidget:
    """A button as low as the field beside it, whose label stands above."""
    held = QWidget()
    box = column(look, Words(look, " ", "label"), gap="hair", within=held)
    box.addWidget(button)
    return held
