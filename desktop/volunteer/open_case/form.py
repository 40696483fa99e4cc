"""The form: the child, who is supported, the school, brothers and sisters."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal

from db.errors import Refusal, UnknownSchool
from desktop.messages import of
from desktop.ui.parts.screen import Here
from desktop.ui.typing.choices import Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field, Form
from desktop.ui.typing.understood import DateField, PostcodeField
from desktop.volunteer.open_case.people import ParentRow, Several, SiblingRow
from desktop.volunteer.open_case.speaks import SpeaksFields
from desktop.volunteer.open_case.typed import Typed
from desktop.volunteer.work.school_field import SchoolField

_SUPPORTED = "Leave it empty if you support the young person alone."
_NO_SCHOOL = "Choose the school from the list, or take this brother or sister away."
_NO_NAME = "Type the name, or take this brother or sister away."
_LOOK_UP = "Start typing its name, town or number"
_AT_NONE = "At no school now: taught at home, under school age, or out of school"


class CaseForm(Form):
    """`changed` with every key; `grew` when a part came or went. `typed` is what stands there."""

    changed = Signal()
    grew = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__(here.look)
        self._today: date | None = None
        child = self.section("Child or young person")
        self.child, self.born = TextField(), DateField()
        self.child_field, self.born_field = child.row(
            ("Name", self.child, 3), ("Born", self.born, 1)
        )
        self.child_speaks = SpeaksFields(here.look, "The child’s", "the child")
        child.add(self.child_speaks)
        who = self.section("Who you are supporting")
        self.carer, self.postcode = TextField(), PostcodeField()
        self.carer_field, self.postcode_field = who.row(
            ("Name of a parent or carer", self.carer, 3), ("Postcode", self.postcode, 1)
        )
        self.carer_field.set_hint(_SUPPORTED)
        self.relation = TextField(example="mother")
        self.relation_field = who.field("Who they are to the child", self.relation)
        self.speaks = SpeaksFields(here.look, "Their", "them")
        who.add(self.speaks)
        self.carers = Several(here, who, "Another parent or carer", lambda: ParentRow(here))
        setting = self.section("School or setting")
        self.school = SchoolField(here, "School or setting")
        self.school_field = setting.field(_LOOK_UP, self.school)
        self.no_school = Tick(here.look, _AT_NONE)
        setting.add(self.no_school)
        others = self.section("Brothers and sisters")
        self.siblings = Several(here, others, "A brother or sister", lambda: SiblingRow(here))
        self._here = here
        self._wire()

    def _wire(self) -> None:
        for box, field in (
            (self.child, self.child_field),
            (self.born, self.born_field),
            (self.carer, self.carer_field),
            (self.postcode, self.postcode_field),
            (self.relation, self.relation_field),
        ):
            box.textEdited.connect(partial(_all_well, field))
            box.textEdited.connect(self.changed)
        for speaks in (self.child_speaks, self.speaks):
            speaks.changed.connect(self.changed)
        for several in (self.carers, self.siblings):
            several.changed.connect(self.changed)
            several.grew.connect(self.grew)
        self.born.read.connect(self._read_born)
        self.postcode.read.connect(self._read_postcode)
        self.school.changed.connect(self._school_changed)
        self.no_school.toggled.connect(self._at_none)

    def typed(self) -> Typed:
        """What stands in the form; the answers that were given are not part of it."""
        return Typed(
            child=self.child.text(),
            born=self.born.text(),
            parents=(self.carer.text(), *(one.name.text() for one in self.carers.rows)),
            relations=(self.relation.text(), *(one.relation.text() for one in self.carers.rows)),
            postcode=self.postcode.text(),
            urn=self.school.urn,
            school=self.school.field.text(),
            no_school=self.no_school.isChecked(),
            siblings=tuple(one.typed() for one in self.siblings.rows),
            child_speaks=self.child_speaks.typed(),
            speak=(self.speaks.typed(), *(one.speaks.typed() for one in self.carers.rows)),
        )

    def fill(self, typed: Typed, today: date) -> None:
        """Put this in the form as if it had always stood there."""
        self._today = today
        self.child.setText(typed.child)
        self.born.setText(typed.born)
        self.carer.setText(typed.parents[0])
        self.postcode.setText(typed.postcode)
        self.school.set_school(typed.urn, typed.school)
        with QSignalBlocker(self.no_school):
            self.no_school.setChecked(typed.no_school)
        self.school_field.setVisible(not typed.no_school)
        self.relation.setText(typed.relations[0] if typed.relations else "")
        self.child_speaks.fill(*typed.child_speaks)
        self.speaks.fill(*typed.speak_of(0))
        self.carers.set_rows([self._carer(typed, at) for at in range(1, len(typed.parents))])
        self.siblings.set_rows([SiblingRow(self._here, one) for one in typed.siblings])
        for field in self.all_fields():
            field.set_fault()
        self.postcode_field.set_hint("")
        self.school_field.set_hint("")
        self._say_age()

    def _carer(self, typed: Typed, at: int) -> ParentRow:
        relation = typed.relations[at] if at < len(typed.relations) else ""
        return ParentRow(self._here, typed.parents[at], relation, typed.speak_of(at))

    def all_fields(self) -> Sequence[Field]:
        """Every field, as one reads."""
        return (
            self.child_field,
            self.born_field,
            *self.child_speaks.fields(),
            self.carer_field,
            self.postcode_field,
            self.relation_field,
            *self.speaks.fields(),
            *(each for one in self.carers.rows for each in (one.name_field, *one.speaks.fields())),
            self.school_field,
            *(field for one in self.siblings.rows for field in (one.name_field, one.school_field)),
        )

    def show_refusal(self, refusal: Refusal) -> bool:
        """Say it beside the field that it is about; False if it is about none of them."""
        field = self._field_of(refusal)
        if field is not None:
            said = of(refusal)
            field.set_fault(f"{said.message} {said.do}")
        return field is not None

    def show_unfinished(self) -> bool:
        """Say beside each brother or sister what is missing; False if nothing is."""
        unfinished = [one for one in self.siblings.rows if one.typed().unfinished()]
        for row in unfinished:
            if not row.school.urn:
                row.school_field.set_fault(_NO_SCHOOL)
            else:
                row.name_field.set_fault(_NO_NAME)
        return bool(unfinished)

    def _field_of(self, refusal: Refusal) -> Field | None:
        facts = refusal.facts
        about = facts.get("what") or facts.get("field")
        if isinstance(refusal, UnknownSchool):
            urn = facts.get("urn")
            theirs = [one.school_field for one in self.siblings.rows if one.school.urn == urn]
            return theirs[0] if theirs and self.school.urn != urn else self.school_field
        if about == "child’s name":
            children = [self.child_field, *(one.name_field for one in self.siblings.rows)]
            return _that_has(children, facts.get("given"))
        if about == "parent’s name":
            carers = [self.carer_field, *(one.name_field for one in self.carers.rows)]
            return _that_has(carers, facts.get("given"))
        several = [self.child_speaks, self.speaks, *(one.speaks for one in self.carers.rows)]
        if about == "language":
            return _that_has([one.language_field for one in several], facts.get("given"))
        if about == "access needs":
            return _that_has([one.needs_field for one in several], None)
        named = {"postcode": self.postcode_field, "date of birth": self.born_field}
        return (named | {"relation": self.relation_field}).get(str(about))

    def _read_born(self, _day: date | None, why: str) -> None:
        self.born_field.set_fault(why)
        self._say_age()
        self.changed.emit()

    def _say_age(self) -> None:
        day, today = self.born.day(), self._today
        hint = ""
        if day is not None and today is not None and day <= today:
            years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
            hint = "1 year old" if years == 1 else f"{years} years old"
        self.born_field.set_hint(hint)

    def _read_postcode(self, code: str | None, words: str) -> None:
        self.postcode_field.set_fault("" if code else words)
        self.postcode_field.set_hint(words if code else "")
        self.changed.emit()

    def _at_none(self, none: bool) -> None:
        # What was looked up before stays in the box, for a tick that was not meant.
        self.school_field.setVisible(not none)
        self.school_field.set_fault()
        self.changed.emit()

    def _school_changed(self) -> None:
        self.school_field.set_hint(self.school.more)
        self.school_field.set_fault()
        self.changed.emit()


def _all_well(field: Field, _words: str) -> None:
    """What was wrong with the words of before is not wrong with these until it is looked at."""
    field.set_fault()


def _that_has(fields: Sequence[Field], given: object) -> Field:
    """The field with what was given; where that is not told (it is too long), the longest."""

    def text(field: Field) -> str:
        return str(field.control.property("text"))

    same = [field for field in fields if given and text(field) == given]
    return same[0] if same else max(fields, key=lambda one: len(text(one)))
