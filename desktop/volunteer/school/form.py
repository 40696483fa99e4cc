"""What became of a child's school: another one, or none; and from which day on."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.amending.move_school import AtSchool
from desktop.ui.parts.boxes import column
from desktop.ui.parts.screen import Here
from desktop.ui.typing.choices import Pick
from desktop.ui.typing.form import Field, first_fault
from desktop.ui.typing.understood import DateField
from desktop.volunteer.work.school_field import SchoolField

_LOOK_UP = "Start typing its name, town or number."
_CHOOSE = "Choose the school from the list."
_A_DAY = "Write the day as 9 March 2026."
_FIRST, _LAST = "First day there", "Last day there"


class SchoolForm(QWidget):
    """`typed` as one types. Words go in and out as a draft keeps them."""

    typed = Signal()

    def __init__(self, here: Here, about: AtSchool) -> None:
        super().__init__()
        look = here.look
        to = "Goes to another school" if about.pupil else "Goes to a school now"
        self.moves, self.leaves = Pick(look, to), Pick(look, "Left, and goes to no school now")
        self.school, self.day = SchoolField(here, "The new school"), DateField()
        self.school_field = Field(look, "The new school", self.school, _LOOK_UP)
        self.day_field = Field(look, _FIRST, self.day)
        self.moves.setChecked(True)
        held = QWidget()
        held.setAccessibleName("What became of it")
        column(look, self.moves, self.leaves, gap="hair", within=held)
        self._group = QButtonGroup(held)
        for pick in (self.moves, self.leaves):
            self._group.addButton(pick)
        box = column(look, gap="pad", within=self)
        box.addWidget(held)
        self.leaves.setVisible(about.pupil is not None)
        box.addWidget(self.school_field)
        box.addWidget(self.day_field)
        for pick in (self.moves, self.leaves):
            pick.toggled.connect(self._show)
        self.school.changed.connect(self._school_changed)
        self.day.textChanged.connect(lambda _text: self.typed.emit())
        self.day.read.connect(lambda _day, why: self.day_field.set_fault(why))

    def words(self) -> dict[str, str]:
        """Everything that stands in the boxes."""
        return {
            "how": "leaves" if self.leaves.isChecked() else "moves",
            "urn": self.school.urn,
            "school": self.school.field.text(),
            "day": self.day.text(),
        }

    def fill(self, words: Mapping[str, str]) -> None:
        """A draft, back in its boxes."""
        blocked = self.blockSignals(True)
        self.leaves.setChecked(words.get("how") == "leaves" and not self.leaves.isHidden())
        self.school.set_school(words.get("urn", ""), words.get("school", ""))
        self.day.setText(words.get("day", ""))
        self.blockSignals(blocked)

    def is_whole(self) -> bool:
        """Whether a school and a day are there; what is missing is said beside its field."""
        missing = self.moves.isChecked() and not self.school.urn
        self.school_field.set_fault(_CHOOSE if missing else "")
        self.day_field.set_fault("" if self.day.day() else _A_DAY)
        return first_fault([self.school_field, self.day_field]) is None

    def refuse(self, refusal: Refusal) -> bool:
        """Say what is wrong beside the field that it is about; False where it is about none."""
        about = str(refusal.facts.get("what", ""))
        of_school = refusal.code == "unknown-school" or about == "school"
        field = self.school_field if of_school else self.day_field if "day" in about else None
        if field is None:
            return False
        why = messages.of(refusal)
        field.set_fault(f"{why.message} {why.do}")
        field.control.setFocus()
        return True

    def _show(self, _on: bool) -> None:
        self.school_field.setVisible(self.moves.isChecked())
        self.day_field.label.setText(_FIRST if self.moves.isChecked() else _LAST)
        self.day.setAccessibleName(self.day_field.label.text())
        self.typed.emit()

    def _school_changed(self) -> None:
        self.school_field.set_fault()
        self.school_field.set_hint(self.school.more or _LOOK_UP)
        self.typed.emit()
