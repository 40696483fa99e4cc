"""The fields of a record that may be amended, each with what stands there now."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from db.case import Question
from db.errors import Refusal
from db.names import Medium
from desktop import messages
from desktop.casework.actions.amending.amend import Amending, Spec, Value
from desktop.casework.actions.schools.given import by_hand
from desktop.casework.history.record_words import said
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.rows.called import CAPACITIES
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field, first_fault
from desktop.ui.typing.language_field import LanguageField
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.understood import DateField, PostcodeField
from desktop.volunteer.amend import advice
from desktop.volunteer.amend.parts import (
    LINES,
    NOBODY,
    READ,
    SAID,
    PeopleTicks,
    put_school,
    school_words,
    take_school,
    urn_of,
)
from desktop.volunteer.work.moments import EXPECTED, TimeField, moment
from desktop.volunteer.work.person_picks import PersonPicks
from desktop.volunteer.work.questions import QuestionList, as_text, from_text
from desktop.volunteer.work.school_field import SchoolField

_TEXTS = ("text", "lines", "attended")
_WIDE = (*_TEXTS, *advice.SHAPES, "people", "pick", "questions", "school")
_NEEDED = "This cannot be left empty."
_NOT_READ = "Write it as a postcode, such as CA1 1AA."
_A_SCHOOL = "Choose the school from the list."
_NOBODY = "Tick at least one of them."
_A_DAY = "Write the day as 9 March 2026."
_LOOK_UP = "Start typing its name, town or number."
_MISSING = {"school": _A_SCHOOL, "people": _NOBODY}
_CHOICES: Mapping[str, Sequence[tuple[str, str]]] = {
    "medium": [(key, capital(said(key))) for key in get_args(Medium)],
    "capacity": [(key, capital(words)) for key, words in CAPACITIES.items()],
    "said": SAID,
}


class _Part(NamedTuple):
    """A control and how its words are put in, taken out, and read."""

    field: Field
    put: Callable[[str], None]
    take: Callable[[], str]


class AmendForm(QWidget):
    """`typed` as one types. Words go in and out by the name of the field, as a draft keeps them."""

    typed = Signal()
    grew = Signal()  # a question came or went

    def __init__(self, here: Here, about: Amending) -> None:
        super().__init__()
        look = here.look
        self._here, self._look, self._choices = here, look, about.choices
        self._specs = {spec.name: (spec, words) for spec, words, _ in about.fields}
        self._parts: dict[str, _Part] = {}
        self._stood: dict[
            str, tuple[str, Value]
        ] = {}  # advice: as it was put in, and as it is kept
        lines = Flow(look, gap="gap", between="pad")
        texts = column(look, gap="pad")
        for spec, words, value in about.fields:
            for name, part in self._made(spec, words):
                self._parts[name] = part
                if spec.shape in _WIDE:
                    texts.addWidget(part.field)
                else:
                    lines.add(part.field, 96 if name.endswith(".time") else 190, 1)
            self._put(spec, value)
        column(look, lines, texts, gap="pad", within=self)

    def words(self) -> dict[str, str]:
        """Everything that stands in the boxes."""
        return {name: part.take() for name, part in self._parts.items()}

    def fill(self, words: Mapping[str, str]) -> None:
        """A draft, back in its boxes."""
        blocked = self.blockSignals(True)
        for name, part in self._parts.items():
            if name in words:
                part.put(words[name])
        self.blockSignals(blocked)

    def values(self) -> dict[str, Value] | None:
        """What is typed, read; None where something cannot be, which is said beside it."""
        found: dict[str, Value] = {}
        for part in self._parts.values():
            part.field.set_fault()
        for name, (spec, _) in self._specs.items():
            found[name] = self._read(spec)
        if first_fault([part.field for part in self._parts.values()]) is not None:
            return None
        lacks = [advice.amiss(part.field.control) for part in self._parts.values()]
        lacking = next((one for one in lacks if one is not None), None)
        if lacking is not None:
            lacking.setFocus()
            return None
        return found

    def refuse(self, refusal: Refusal) -> bool:
        """Say what is wrong beside the field that it is about; False where it is about none."""
        about = str(refusal.facts.get("what", refusal.facts.get("field", "")))
        called = {words.casefold(): name for name, (_, words) in self._specs.items()}
        name = called.get(about.casefold(), "")
        name = name or advice.field_of(about)
        if refusal.code == "in-the-future":
            name = next((name for name in self._specs if f"{name}.time" in self._parts), "")
        if refusal.code == "bad-input" and about == "postcode":
            name = next((n for n, (spec, _) in self._specs.items() if spec.shape == "postcode"), "")
        if refusal.code == "unknown-school":
            name = "urn"
        if refusal.code == "reason-needed":
            name = "why"
        part = self._parts.get(name)
        if part is None:
            return False
        why = messages.of(refusal)
        part.field.set_fault(f"{why.message} {why.do}")
        part.field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def first(self) -> QWidget:
        """Where the cursor begins: in the words, if there are any."""
        texts = [one for name, one in self._parts.items() if self._specs_of(name) == "text"]
        return (texts or list(self._parts.values()))[0].field.control

    def _specs_of(self, name: str) -> str:
        return self._specs[name.partition(".")[0]][0].shape

    def _made(self, spec: Spec, words: str) -> list[tuple[str, _Part]]:
        if spec.shape in ("moment", "past"):
            day = self._line(DateField(), f"{words}: day")
            return [(spec.name, day), (f"{spec.name}.time", self._line(TimeField(), "At"))]
        if spec.shape in _CHOICES:
            choice = Choice(self._look, _CHOICES[spec.shape])
            choice.chosen.connect(lambda _key: self.typed.emit())
            field = Field(self._look, words, choice)
            return [(spec.name, _Part(field, choice.set_key, choice.key))]
        if spec.shape in _TEXTS:
            text = LongText(self._look, least=2)
            text.textChanged.connect(self.typed)
            field = Field(self._look, words, text, LINES.get(spec.shape, ""))
            return [(spec.name, _Part(field, text.set_words, text.words))]
        if spec.shape in _WIDE:
            return [(spec.name, self._chosen(spec, words))]
        made: dict[str, Callable[[], QLineEdit]] = {
            "day": DateField,
            "postcode": PostcodeField,
            "language": LanguageField,
        }
        return [(spec.name, self._line(made.get(spec.shape, TextField)(), words))]

    def _advice(self, spec: Spec, words: str) -> _Part:
        people = self._choices.get(spec.name, ())
        tell = (self.typed.emit, self.grew.emit)
        made = advice.editor(self._look, spec.shape, people, *tell)
        field = Field(self._look, words, made.widget, advice.BELOW.get(spec.shape, ""))
        return _Part(field, made.put, made.take)

    def _chosen(self, spec: Spec, words: str) -> _Part:
        """Of what the case has: its people, its questions; or a school that is looked up."""
        if spec.shape in advice.SHAPES:
            return self._advice(spec, words)
        if spec.shape == "people":
            ticks = PeopleTicks(self._look, self._choices.get(spec.name, ()))
            ticks.changed.connect(self.typed)
            return _Part(
                Field(self._look, words, ticks),
                lambda typed: ticks.set_people(typed.split()),
                lambda: " ".join(ticks.people()),
            )
        if spec.shape == "pick":
            people = (("", NOBODY), *self._choices.get(spec.name, ()))
            picks = PersonPicks(self._look, words, people, labelled=False)
            picks.chosen.connect(lambda _key: self.typed.emit())
            return _Part(Field(self._look, words, picks), picks.set_key, picks.key)
        if spec.shape == "school":
            school = SchoolField(self._here, words)
            school.changed.connect(self.typed)
            return _Part(
                Field(self._look, words, school, _LOOK_UP),
                lambda typed: put_school(school, typed),
                lambda: take_school(school),
            )
        listed = QuestionList(self._look)
        listed.changed.connect(self.typed)
        listed.grew.connect(self.grew)
        return _Part(
            Field(self._look, words, listed),
            lambda typed: listed.set_questions(from_text(typed)),
            lambda: as_text(listed.questions()),
        )

    def _line(self, control: QLineEdit, words: str) -> _Part:
        control.textChanged.connect(lambda _text: self.typed.emit())
        return _Part(Field(self._look, words, control), control.setText, control.text)

    def _put(self, spec: Spec, value: Value) -> None:
        part = self._parts[spec.name]
        if spec.shape in advice.SHAPES:
            part.put(advice.as_text(value))
            self._stood[spec.name] = (part.take(), value)
            return
        if spec.shape == "questions":
            part.put(as_text([one for one in _tuple(value) if isinstance(one, Question)]))
            return
        if spec.shape == "people":
            part.put(" ".join(str(one) for one in _tuple(value)))
            return
        if spec.shape == "school":
            name = dict(self._choices.get(spec.name, ())).get(str(value), "")
            part.put(school_words(str(value or by_hand(name)), name))
            return
        match value:
            case datetime():
                local = london(value)
                part.put(written(local.date()))
                self._parts[f"{spec.name}.time"].put(f"{local:%H:%M}")
            case date():
                part.put(written(value))
            case tuple():
                part.put("\n".join(str(one) for one in value))
            case _:
                part.put(value or "")

    def _read(self, spec: Spec) -> Value:
        part = self._parts[spec.name]
        typed = part.take()
        if spec.needed and not (urn_of(typed) if spec.shape == "school" else typed).strip():
            part.field.set_fault(_MISSING.get(spec.shape, _NEEDED))
        elif spec.shape in advice.SHAPES:
            stood, value = self._stood[spec.name]
            return value if typed == stood else advice.from_text(spec.shape, typed)
        elif spec.shape in READ:
            return READ[spec.shape](typed)
        elif spec.shape in ("moment", "past"):
            return self._read_moment(spec, part)
        elif spec.shape == "day":
            control = part.field.control
            day = control.day() if isinstance(control, DateField) else None
            if typed.strip() and day is None:
                part.field.set_fault(_A_DAY)
            return day
        elif spec.shape == "postcode":
            control = part.field.control
            if typed.strip() and isinstance(control, PostcodeField) and control.code() is None:
                part.field.set_fault(_NOT_READ)
        return typed

    def _read_moment(self, spec: Spec, part: _Part) -> Value:
        control = part.field.control
        day = control.day() if isinstance(control, DateField) else None
        clock = self._parts[f"{spec.name}.time"]
        when = moment(day, clock.take())
        if day is None:
            part.field.set_fault(_A_DAY)
        elif when is None:
            clock.field.set_fault(EXPECTED)
        return when


def _tuple(value: Value) -> Sequence[object]:
    return value if isinstance(value, tuple) else ()
