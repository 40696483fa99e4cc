"""Adding to the list, or amending what stands there: what it is, then the few fields that it needs.

Kept as one types.
"""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.saying.dates import written
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Choice, Pick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field, first_fault
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.understood import DateField, PostcodeField
from desktop.volunteer.interests import form_words as said
from desktop.volunteer.interests.form_words import FIELD_OF, KINDS, OF_KIND, TYPED
from desktop.volunteer.interests.lists import KNOWN_AS
from desktop.volunteer.interests.where import Where

_TODAY = "It ends today"


class AddForm(Card):
    """`wanted` with what is typed when it is to be kept; `typed` whenever something was.

    `left` when amending is put off.
    """

    wanted = Signal(dict)
    typed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, gap="pad")
        self.setAccessibleName("Add to your list")
        self._look, self.amends = look, ""
        self._today: date | None = None
        self._year_ends: date | None = None
        self.title = Words(look, "Add to your list", "strong")
        self.kinds = QButtonGroup(self)
        self.picks = {key: Pick(look, words) for key, words in KINDS}
        self.where = Where(look)
        self.held_as, self.name = TextField(example="governor"), TextField()
        self.what = TextField(example="works for the council")
        self.whose = TextField(example="Cumberland Council")
        self.known_as = Choice(look, [(key, words) for key, words in KNOWN_AS.items()], "friend")
        self.born, self.at = DateField(), PostcodeField()
        self.since, self.until = DateField(), DateField()
        self.note = LongText(look, least=1)
        self.fields = {
            "school": self.where.school_field,
            "reach": self.where.reach_field,
            "held-as": Field(look, "You are there as", self.held_as),
            "name": Field(look, "Name", self.name, "As you know them; a first name alone will do."),
            "known-as": Field(look, "They are", self.known_as),
            "born": Field(look, "Born, if you know it", self.born),
            "at": Field(look, "Postcode, if you know it", self.at),
            "what": Field(look, "What it is", self.what),
            "whose": Field(look, "Whose: a council, a provider, a group", self.whose),
            "since": Field(look, "First day, if you like", self.since),
            "until": Field(look, "Last day, if it ends", self.until),
            "note": Field(look, "A note, if you like", self.note, said.NOTE),
        }
        self.ends = Button(look, _TODAY, "link")
        self.add = Button(look, "Add to my list", "main", icon="plus")
        self.leave = Button(look, "Leave it as it was", "text")
        self.fault = Banner(look, "stop")
        self.fault.hide()
        self._lay_out()
        self._wire()
        self.picks["position"].setChecked(True)
        self._show_act()

    def kind(self) -> str:
        return next(key for key, pick in self.picks.items() if pick.isChecked())

    def show_kinds(self, asked: frozenset[str]) -> None:
        """Only what the policy looks for can be added."""
        for key, pick in self.picks.items():
            pick.setVisible(key in asked)
        if asked and self.kind() not in asked and not self.amends:
            next(pick for key, pick in self.picks.items() if key in asked).setChecked(True)

    def set_days(self, today: date, year_ends: date) -> None:
        """Today, and the last day of the present school year, which is offered for a child's
        school."""
        self._today, self._year_ends = today, year_ends
        self._say_ends()

    def begin_amending(self, interest: str, title: str, words: Mapping[str, str]) -> None:
        """Change what stands on the list instead of adding to it."""
        self.clear()
        self.amends = interest
        self.title.setText(title)
        self.set_words(words)
        self._show_act()

    def end_amending(self) -> None:
        """Back to adding; nothing stands in the form."""
        self.amends = ""
        self.title.setText("Add to your list")
        self.clear()
        self._show_act()

    def words(self) -> dict[str, str]:
        """Everything that is typed, by field."""
        return {
            "kind": self.kind(),
            **self.where.words(),
            "held-as": self.held_as.text(),
            "name": self.name.text(),
            "known-as": self.known_as.key(),
            "born": self.born.text(),
            "at": self.at.text(),
            "what": self.what.text(),
            "whose": self.whose.text(),
            "since": self.since.text(),
            "until": self.until.text(),
            "note": self.note.words(),
        }

    def set_words(self, words: Mapping[str, str]) -> None:
        """A draft, back in its boxes."""
        blocked = self.blockSignals(True)
        self.picks[words.get("kind") or "position"].setChecked(True)
        self.where.set_words(words)
        self.note.set_words(words.get("note", ""))
        self.known_as.set_key(words.get("known-as") or "friend")
        for key, box in self._boxes().items():
            box.setText(words.get(key, ""))
        self.blockSignals(blocked)

    def is_empty(self) -> bool:
        """Nothing is typed, whatever is picked."""
        words = self.words()
        return not any(words[key].strip() for key in TYPED)

    def clear(self) -> None:
        """It is done with; the kind stays, for the next one is often of the same."""
        self.set_words({"kind": self.kind()})
        for field in self.fields.values():
            field.set_fault("")
        self.fault.hide()

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the field what is wrong, the cursor in it."""
        told = messages.of(refusal)
        facts = refusal.facts
        about = str(facts.get("what", facts.get("field", "school" if "urn" in facts else "")))
        field = self.fields.get(FIELD_OF.get(about, about))
        if field is None or field.isHidden():
            self.fault.say(f"{told.message} {told.do}")
            return
        field.set_fault(f"{told.message} {told.do}")
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _boxes(self) -> dict[str, TextField]:
        return {
            "held-as": self.held_as,
            "name": self.name,
            "born": self.born,
            "at": self.at,
            "what": self.what,
            "whose": self.whose,
            "since": self.since,
            "until": self.until,
        }

    def _lay_out(self) -> None:
        look = self._look
        kinds = QWidget()
        kinds.setAccessibleName("What it is")
        column(look, *self.picks.values(), gap="hair", within=kinds)
        for pick in self.picks.values():
            self.kinds.addButton(pick)
        self._kinds = kinds
        self.body.addWidget(self.title)
        self.body.addWidget(kinds)
        self.body.addWidget(self.where)
        for key in ("held-as", "what", "whose", "name", "known-as"):
            self.body.addWidget(self.fields[key])
        for pair in (("born", "at"), ("since", "until")):
            row = Flow(look, between="pad")
            for key in pair:
                row.add(self.fields[key], 140, 1)
            self.body.addLayout(row)
        self.body.addWidget(self.ends, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.fields["note"])
        ends = Flow(look)
        ends.add(self.add)
        ends.add(self.leave)
        self.body.addWidget(self.fault)
        self.body.addLayout(ends)

    def _wire(self) -> None:
        for pick in self.picks.values():
            pick.toggled.connect(lambda on: self._picked() if on else None)
        self.note.textChanged.connect(lambda: self._edited("note"))
        self.where.edited.connect(self._edited)
        for key, box in self._boxes().items():
            box.textEdited.connect(lambda _, key=key: self._edited(key))
            box.returnPressed.connect(self._add)
        self.known_as.chosen.connect(lambda _: self._edited())
        self.add.clicked.connect(self._add)
        self.leave.clicked.connect(self.left)
        self.ends.clicked.connect(self._end)
        for key, day in (("born", self.born), ("since", self.since), ("until", self.until)):
            day.read.connect(lambda _day, why, key=key: self.fields[key].set_fault(why))
        self.at.read.connect(self._postcode_read)

    def _picked(self) -> None:
        self._show_fields()
        self._say_ends()
        self._edited()

    def _show_fields(self) -> None:
        shown = OF_KIND[self.kind()]
        for key, field in self.fields.items():
            field.setVisible(key in shown)
        post = self.kind() == "position"
        self.where.show_for(shown, post=post, amends=bool(self.amends))

    def _show_act(self) -> None:
        amends = bool(self.amends)
        self._kinds.setVisible(not amends)
        self.leave.setVisible(amends)
        self.add.setText("Keep the change" if amends else "Add to my list")
        self.add.set_icon("check" if amends else "plus")
        self.setAccessibleName("Amend" if amends else "Add to your list")
        self._show_fields()
        self._say_ends()

    def _say_ends(self) -> None:
        """The day on which a child's school, or a post, most likely ends."""
        child, day = self.kind() == "child-school", self._year_ends
        words = f"To the end of the school year, {written(day)}" if child and day else ""
        if not child and self.amends and self.kind() != "known-person":
            words = _TODAY
        self.ends.setText(words or _TODAY)
        self.ends.setVisible(bool(words))

    def _end(self) -> None:
        child = self.kind() == "child-school"
        self.until.set_day(self._year_ends if child else self._today)
        self._edited("until")
        self.until.setFocus(Qt.FocusReason.OtherFocusReason)

    def _postcode_read(self, code: str | None, why: str) -> None:
        typed = bool(self.at.text().strip())
        self.fields["at"].set_fault(why if typed and code is None else "")
        self.fields["at"].set_hint(why if code else "")

    def _edited(self, key: str = "") -> None:
        self.typed.emit()
        if key:
            self.fields[key].set_fault("")

    def _add(self) -> None:
        self._look_over()
        shown = [field for field in self.fields.values() if not field.isHidden()]
        asked = self.fields["at"] in shown and self.at.asks() is not None  # below its field
        if first_fault(shown) is None and not asked:
            self.wanted.emit(self.words())

    def _look_over(self) -> None:
        """What is missing, beside its field, before the desk is asked."""
        words, shown = self.words(), OF_KIND[self.kind()]
        for key, why in said.missing(words, chosen=self.where.is_chosen()).items():
            self.fields[key].set_fault(why if key in shown else "")
