"""Adding to the list: what it is, then the few fields that it needs. Kept as one types."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from db.errors import Refusal
from desktop import messages
from desktop.ui.banner import Banner
from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.card import Card
from desktop.ui.choices import Choice, Pick
from desktop.ui.fields import TextField
from desktop.ui.flow import Flow
from desktop.ui.form import Field, first_fault
from desktop.ui.theme import Look
from desktop.ui.typeahead import Typeahead
from desktop.ui.understood import DateField, PostcodeField
from desktop.volunteer.interests.lists import KNOWN_AS

_KINDS = (
    ("position", "A post at a school"),
    ("child-school", "A school of my own child"),
    ("known-person", "Somebody I know"),
)
_FIELD_OF = {"position": "held-as", "date of birth": "born", "postcode": "at"}


class AddForm(Card):
    """`wanted` with what is typed when it is to be added; `typed` whenever something was."""

    wanted = Signal(dict)
    typed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Add to your list", icon="plus", gap="pad")
        self.setAccessibleName("Add to your list")
        self._look, self._school = look, ""
        self.kinds = QButtonGroup(self)
        self.picks = {key: Pick(look, words) for key, words in _KINDS}
        self.school = Typeahead(look, "School", "name, town or number")
        self.held_as, self.name = TextField(example="governor"), TextField()
        self.known_as = Choice(look, [(key, words) for key, words in KNOWN_AS.items()], "friend")
        self.born, self.at = DateField(), PostcodeField()
        self.fields = {
            "school": Field(look, "School", self.school),
            "held-as": Field(look, "You are there as", self.held_as),
            "name": Field(look, "Name", self.name, "As you know them; a first name alone will do."),
            "known-as": Field(look, "They are", self.known_as),
            "born": Field(look, "Born, if you know it", self.born),
            "at": Field(look, "Postcode, if you know it", self.at),
        }
        self.add = Button(look, "Add to my list", "main", icon="plus")
        self.fault = Banner(look, "stop")
        self.fault.hide()
        self._lay_out()
        self._wire()
        self.picks["position"].setChecked(True)

    def kind(self) -> str:
        return next(key for key, pick in self.picks.items() if pick.isChecked())

    def show_kinds(self, asked: frozenset[str]) -> None:
        """Only what the policy looks for can be added."""
        for key, pick in self.picks.items():
            pick.setVisible(key in asked)
        if asked and self.kind() not in asked:
            next(pick for key, pick in self.picks.items() if key in asked).setChecked(True)

    def words(self) -> dict[str, str]:
        """Everything that is typed, by field."""
        return {
            "kind": self.kind(),
            "school": self._school,
            "school-name": self.school.field.text(),
            "held-as": self.held_as.text(),
            "name": self.name.text(),
            "known-as": self.known_as.key(),
            "born": self.born.text(),
            "at": self.at.text(),
        }

    def set_words(self, words: Mapping[str, str]) -> None:
        """A draft, back in its boxes."""
        blocked = self.blockSignals(True)
        self.picks[words.get("kind") or "position"].setChecked(True)
        self._school = words.get("school", "")
        self.school.set_text(words.get("school-name", ""))
        self.held_as.setText(words.get("held-as", ""))
        self.name.setText(words.get("name", ""))
        self.known_as.set_key(words.get("known-as") or "friend")
        self.born.setText(words.get("born", ""))
        self.at.setText(words.get("at", ""))
        self.blockSignals(blocked)

    def is_empty(self) -> bool:
        """Nothing is typed, whatever is picked."""
        words = self.words()
        return not any(
            words[key].strip() for key in ("school-name", "held-as", "name", "born", "at")
        )

    def clear(self) -> None:
        """It is done with; the kind stays, for the next one is often of the same."""
        self.set_words({"kind": self.kind()})
        for field in self.fields.values():
            field.set_fault("")
        self.fault.hide()

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the field what is wrong, the cursor in it."""
        said = messages.of(refusal)
        facts = refusal.facts
        about = str(facts.get("what", facts.get("field", "school" if "urn" in facts else "")))
        field = self.fields.get(_FIELD_OF.get(about, about))
        if field is None:
            self.fault.say(f"{said.message} {said.do}")
            return
        field.set_fault(f"{said.message} {said.do}")
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = self._look
        kinds = QWidget()
        kinds.setAccessibleName("What it is")
        column(look, *self.picks.values(), gap="hair", within=kinds)
        for pick in self.picks.values():
            self.kinds.addButton(pick)
        self.body.addWidget(kinds)
        for key in ("school", "held-as", "name", "known-as"):
            self.body.addWidget(self.fields[key])
        row = Flow(look, between="pad")
        row.add(self.fields["born"], 140, 1)
        row.add(self.fields["at"], 140, 1)
        self.body.addLayout(row)
        ends = Flow(look)
        ends.add(self.add)
        self.body.addWidget(self.fault)
        self.body.addLayout(ends)

    def _wire(self) -> None:
        for key, pick in self.picks.items():
            pick.toggled.connect(lambda on, key=key: self._picked(key) if on else None)
        for key in ("held-as", "name", "born", "at", "school"):
            control = self.fields[key].control
            line = control.field if isinstance(control, Typeahead) else control
            assert isinstance(line, QLineEdit)
            line.textEdited.connect(lambda _, key=key: self._edited(key))
        for entered in (self.held_as, self.name, self.born, self.at):
            entered.returnPressed.connect(self._add)
        self.school.field.textEdited.connect(lambda _: self._school_unchosen())
        self.school.chosen.connect(self._school_chosen)
        self.known_as.chosen.connect(lambda _: self._edited())
        self.add.clicked.connect(self._add)
        self.born.read.connect(lambda _day, why: self.fields["born"].set_fault(why))
        self.at.read.connect(self._postcode_read)

    def _picked(self, kind: str) -> None:
        person = kind == "known-person"
        for key in ("name", "known-as", "born", "at"):
            self.fields[key].setVisible(person)
        self.fields["school"].setVisible(not person)
        self.fields["held-as"].setVisible(kind == "position")
        self._edited()

    def _school_chosen(self, urn: str) -> None:
        self._school = urn
        self.fields["school"].set_fault("")
        self._edited()

    def _school_unchosen(self) -> None:
        self._school = ""

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
        if first_fault(shown) is None:
            self.wanted.emit(self.words())

    def _look_over(self) -> None:
        """What is missing, beside its field, before the desk is asked."""
        words, kind = self.words(), self.kind()
        person = kind == "known-person"
        chosen = person or bool(self._school)
        self.fields["school"].set_fault("" if chosen else "Choose the school from those found.")
        held = kind != "position" or bool(words["held-as"].strip())
        self.fields["held-as"].set_fault("" if held else "Type what you are there, as governor.")
        named = not person or bool(words["name"].strip())
        self.fields["name"].set_fault("" if named else "Type the name that you know them by.")
