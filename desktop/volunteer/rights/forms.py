"""What an adult is to the child: the form in which it is written down.

Its words are one draft with those of a decision (`decision_form`); each is shown only while
somebody writes in it.
"""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Signal

from db.errors import Refusal
from desktop.casework.actions.rights.look import Tie
from desktop.casework.actions.rights.tie import Parental, TieDraft
from desktop.casework.rights.rights import May
from desktop.casework.saying.dates import written
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
from desktop.volunteer.work.refusals import in_words, what_of

PARENTAL = (
    ("not known", "Not known"),
    ("yes", "Has parental responsibility"),
    ("no", "Has none"),
)
TOLD = (
    ("not known", "Not settled"),
    ("everything", "Everything"),
    ("some things", "Some things"),
    ("nothing", "Nothing"),
)
DAY = "Write the day as 9 March 2026, or leave it empty."


class TieForm(Card):
    """`changed` as one types, `asked` when it is to be kept, `left` when it is not."""

    changed = Signal()
    asked = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Who they are to the child", icon="users", gap="gap")
        self.adult = self.child = ""  # ids
        self.who = Words(look, "", "strong")
        self.relation, self.basis = TextField(example="mother"), TextField()
        self.parental, self.told = Choice(look, PARENTAL), Choice(look, TOLD)
        self.since, self.until = DateField(), DateField()
        self.note = LongText(look, least=2)
        self.relation_field = Field(look, "Who they are to the child", self.relation)
        self.parental_field = Field(look, "Parental responsibility", self.parental)
        self.basis_field = Field(
            look, "What that rests on", self.basis, "Birth certificate, agreement, court order."
        )
        self.told_field = Field(look, "What they may be told", self.told)
        self.since_field = Field(look, "From", self.since, "Empty: always so.")
        self.until_field = Field(look, "Until", self.until, "Empty: no end is known.")
        self.note_field = Field(look, "Which things, and what else there is to know", self.note)
        self.keep_button = Button(look, "Keep this", "main", shortcut="Ctrl+Return")
        self.leave_button = Button(look, "Leave as it was", "text")
        for choice in (self.parental, self.told):
            may_be_narrow(choice)
        self._lay_out(look)
        for line in (self.relation, self.basis, self.since, self.until):
            line.textChanged.connect(self.changed)
        self.note.textChanged.connect(self.changed)
        for choice in (self.parental, self.told):
            choice.chosen.connect(self.changed)
        for day, field in ((self.since, self.since_field), (self.until, self.until_field)):
            day.read.connect(lambda _day, why, field=field: field.set_fault(why))
        self.keep_button.clicked.connect(self.asked)
        self.leave_button.clicked.connect(self.left)

    def _lay_out(self, look: Look) -> None:
        first, second, days, ends = Flow(look), Flow(look), Flow(look), Flow(look)
        first.add(self.relation_field, 220, 1)
        first.add(self.told_field, 200, 1)
        second.add(self.parental_field, 220, 1)
        second.add(self.basis_field, 260, 1)
        days.add(self.since_field, 170, 1)
        days.add(self.until_field, 170, 1)
        ends.add(self.keep_button)
        ends.add(self.leave_button)
        box = column(look, gap="gap")
        box.addWidget(self.who)
        for row in (first, second):
            box.addLayout(row)
        box.addWidget(self.note_field)
        box.addLayout(days)
        box.addLayout(ends)
        self.body.addLayout(box)

    def begin(self, adult: str, name: str, child: str, tie: Tie | None) -> None:
        """What stands there now, to be written anew."""
        body = tie.body if tie is not None else None
        words = {"tie_adult": adult, "tie_child": child, "tie_name": name}
        if body is not None:
            words |= {"tie_relation": body.relation, "tie_parental": body.parental_responsibility}
            words |= {"tie_basis": body.basis, "tie_told": body.may_be_told}
            words |= {"tie_since": written(body.since) if body.since else ""}
            words |= {"tie_until": written(body.until) if body.until else ""}
            words |= {"tie_note": body.note}
        self.fill(words)
        self.show()
        self.relation.setFocus()

    def fill(self, words: Mapping[str, str]) -> None:
        """What a draft or the record holds, as if it had always stood there."""
        blocked = self.blockSignals(True)
        self.adult, self.child = words.get("tie_adult", ""), words.get("tie_child", "")
        self.who.setText(words.get("tie_name", ""))
        self.relation.setText(words.get("tie_relation", ""))
        self.parental.set_key(words.get("tie_parental") or "not known")
        self.basis.setText(words.get("tie_basis", ""))
        self.told.set_key(words.get("tie_told") or "not known")
        self.since.setText(words.get("tie_since", ""))
        self.until.setText(words.get("tie_until", ""))
        self.note.set_words(words.get("tie_note", ""))
        for field in self.fields():
            field.set_fault()
        self.blockSignals(blocked)
        self.setVisible(bool(self.adult))

    def words(self) -> dict[str, str]:
        """Everything that stands in the boxes; nothing while nobody writes here."""
        if not self.adult:
            return {}
        return {
            "tie_adult": self.adult,
            "tie_child": self.child,
            "tie_name": self.who.text(),
            "tie_relation": self.relation.text(),
            "tie_parental": self.parental.key(),
            "tie_basis": self.basis.text(),
            "tie_told": self.told.key(),
            "tie_since": self.since.text(),
            "tie_until": self.until.text(),
            "tie_note": self.note.words(),
        }

    def fields(self) -> tuple[Field, ...]:
        return (
            *(self.relation_field, self.told_field, self.parental_field, self.basis_field),
            *(self.note_field, self.since_field, self.until_field),
        )

    def draft(self) -> TieDraft | None:
        """The tie; None, and said beside the field, where a day cannot be read."""
        for line, field in ((self.since, self.since_field), (self.until, self.until_field)):
            field.set_fault(DAY if line.text().strip() and line.day() is None else "")
            if field.fault():
                line.setFocus()
                return None
        return TieDraft(
            adult=self.adult,
            child=self.child,
            relation=self.relation.text(),
            parental_responsibility=cast(Parental, self.parental.key()),
            basis=self.basis.text(),
            may_be_told=cast(May, self.told.key()),
            since=self.since.day(),
            until=self.until.day(),
            note=self.note.words(),
        )

    def take(self, refusal: Refusal) -> bool:
        """Say a refusal beside the field that it belongs to; False where it belongs to none."""
        named = {"relation": self.relation_field, "basis": self.basis_field}
        named |= {"last day": self.until_field, "note": self.note_field}
        return beside(named, refusal)


def beside(named: Mapping[str, Field], refusal: Refusal) -> bool:
    """Say a refusal beside the field that is named so; False where none is."""
    field = named.get(what_of(refusal))
    if field is not None:
        field.set_fault(in_words(refusal))
        field.control.setFocus()
    return field is not None
