"""Whether a young person can take one decision: the form in which it is written down."""

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import Signal

from db.errors import Refusal
from desktop.casework.actions.rights.look import Decision
from desktop.casework.actions.rights.tie import AbilityDraft
from desktop.casework.rights.deciding import Able, passing_on
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.narrow import may_be_narrow
from desktop.ui.typing.understood import DateField
from desktop.volunteer.rights.forms import DAY, beside

ABLE = (
    ("yes", "They can"),
    ("with support", "They can with support"),
    ("no", "They cannot"),
    ("not known", "Not known"),
)
ABOUT = (
    ("other", "Another decision"),
    ("passing-on", "What may be passed on"),
)
_PRESUMED = (
    "That a young person can take a decision is presumed. It is judged for one decision at a time, "
    "after everything was done to help them take it."
)


class DecisionForm(Card):
    """`changed` as one types, `asked` when it is to be kept, `left` when it is not."""

    changed = Signal()
    asked = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Whether they can take a decision", icon="scale", gap="gap")
        self.person = ""  # id; empty while nobody writes here
        self.about, self.to = Choice(look, ABOUT), TextField(example="the school")
        self.decision, self.basis = TextField(example="which school to ask for"), LongText(look)
        self.day = DateField()
        self.able, self.acts = Choice(look, ABLE), Choice(look, ())
        self.about_field = Field(look, "What it is about", self.about)
        self.decision_field = Field(look, "Which decision", self.decision)
        self.to_field = Field(look, "To whom", self.to, "Empty: to anybody.")
        self.day_field = Field(look, "Day on which it was judged", self.day, "Empty: today.")
        self.able_field = Field(look, "Can they take it", self.able)
        self.basis_field = Field(look, "Who judged it and by what, and what helps them", self.basis)
        self.acts_field = Field(
            look,
            "Who decides in their best interests",
            self.acts,
            "A deputy or an attorney for this; where there is none, a parent.",
        )
        self.keep_button = Button(look, "Keep this note", "main")
        self.leave_button = Button(look, "Leave it", "text")
        for choice in (self.about, self.able, self.acts):
            may_be_narrow(choice)
        first, second, ends = Flow(look), Flow(look), Flow(look)
        first.add(self.about_field, 220, 1)
        first.add(self.decision_field, 220, 2)
        first.add(self.to_field, 220, 2)
        second.add(self.able_field, 200, 1)
        second.add(self.day_field, 200, 1)
        ends.add(self.keep_button)
        ends.add(self.leave_button)
        box = column(look, Words(look, _PRESUMED, "body", "ink-soft"), gap="gap")
        box.addLayout(first)
        box.addLayout(second)
        box.addWidget(self.basis_field)
        box.addWidget(self.acts_field)
        box.addLayout(ends)
        self.body.addLayout(box)
        for line in (self.decision, self.to, self.day):
            line.textChanged.connect(self.changed)
        self.day.read.connect(lambda _day, why: self.day_field.set_fault(why))
        self.about.chosen.connect(self._about_chosen)
        self.basis.textChanged.connect(self.changed)
        self.able.chosen.connect(self._able_chosen)
        self.acts.chosen.connect(self.changed)
        self.keep_button.clicked.connect(self.asked)
        self.leave_button.clicked.connect(self.left)

    def show_adults(self, adults: Sequence[tuple[str, str]]) -> None:
        """Who could act: key and name."""
        chosen = self.acts.key()
        self.acts.clear()
        self.acts.addItem("Nobody is named yet", "")
        for key, name in adults:
            self.acts.addItem(name, key)
        self.acts.set_key(chosen)

    def begin(self, person: str, note: Decision | None = None) -> None:
        """A note on a decision of theirs; on one of which there is a note already, what was found
        out since: when that was judged is not known yet."""
        words = {"who": person}
        if note is not None:
            about = "other" if note.to is None else "passing-on"
            words |= {"about": about, "to": note.to or ""}
            words |= {"decision": note.body.decision if note.to is None else ""}
            words |= {
                "able": note.body.able,
                "basis": note.body.basis,
                "acts": note.body.acts or "",
            }
        self.fill(words)
        (self.about if note is None else self.able).setFocus()

    def fill(self, words: Mapping[str, str]) -> None:
        """What a draft holds, as if it had always stood there."""
        blocked = self.blockSignals(True)
        self.person = words.get("who", "")
        self.about.set_key(words.get("about") or "other")
        self.to.setText(words.get("to", ""))
        self.day.setText(words.get("day", ""))
        self.decision.setText(words.get("decision", ""))
        self.able.set_key(words.get("able") or "yes")
        self.basis.set_words(words.get("basis", ""))
        self.acts.set_key(words.get("acts", ""))
        for field in (self.decision_field, self.to_field, self.basis_field, self.acts_field):
            field.set_fault()
        self.day_field.set_fault()
        self.blockSignals(blocked)
        self._show_parts()
        self.setVisible(bool(self.person))

    def words(self) -> dict[str, str]:
        """Everything that stands in the boxes; nothing while nobody writes here."""
        if not self.person:
            return {}
        return {
            "who": self.person,
            "about": self.about.key(),
            "to": self.to.text(),
            "day": self.day.text(),
            "decision": self.decision.text(),
            "able": self.able.key(),
            "basis": self.basis.words(),
            "acts": self.acts.key(),
        }

    def draft(self) -> AbilityDraft | None:
        """The note; None, and said beside the field, where its day cannot be read."""
        able, of_consent = cast(Able, self.able.key()), self.about.key() == "passing-on"
        self.day_field.set_fault(DAY if self.day.text().strip() and self.day.day() is None else "")
        if self.day_field.fault():
            self.day.setFocus()
            return None
        return AbilityDraft(
            decision=passing_on(self.to.text()) if of_consent else self.decision.text(),
            able=able,
            person=self.person,
            basis=self.basis.words(),
            acts=self.acts.key() if able == "no" else "",
            on=self.day.day(),
        )

    def take(self, refusal: Refusal) -> bool:
        """Say a refusal beside the field that it belongs to; False where it belongs to none."""
        named = {"decision": self.decision_field, "basis": self.basis_field}
        named |= {"day": self.day_field}
        return beside(named | {"who acts": self.acts_field}, refusal)

    def _able_chosen(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _about_chosen(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        of_consent = self.about.key() == "passing-on"
        self.decision_field.setVisible(not of_consent)
        self.to_field.setVisible(of_consent)
        self.acts_field.setVisible(self.able.key() == "no")
