"""Controls of a record that is amended: who took part, what became of a statement, a school.

Each puts its words in and takes them out as text, as a draft keeps them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.amending.amend import Value
from desktop.ui.look.theme import Look
from desktop.ui.parts.flow import Flow
from desktop.ui.typing.choices import Tick
from desktop.volunteer.work.questions import from_text
from desktop.volunteer.work.school_field import SchoolField

SAID = (("read", "It was read out"), ("sent", "It was sent"), ("not said", "It was not said"))
LINES = {
    "lines": "One in a line.",
    "attended": "One in a line: name, who they are.",
}
"""Shapes of which each line is one, and what stands below their boxes."""

NOBODY = "Nobody is named"
_BETWEEN = "\t"  # stands in no number and in no name


class Control(NamedTuple):
    """A control, and how its words are put in and taken out."""

    widget: QWidget
    put: Callable[[str], None]
    take: Callable[[], str]


class PeopleTicks(QWidget):
    """People of the case as ticks; those who take part are ticked."""

    changed = Signal()

    def __init__(self, look: Look, people: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.ticks = {person: Tick(look, name) for person, name in people}
        flow = Flow(look, gap="wide", between="hair", centre=True)
        for tick in self.ticks.values():
            tick.clicked.connect(self.changed)
            flow.add(tick)
        self.setLayout(flow)

    def setFocus(  # noqa: N802 - Qt's name
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        """To the first. As a focus proxy it would be a stop twice, and Tab would never get out."""
        if self.ticks:
            next(iter(self.ticks.values())).setFocus(reason)

    def people(self) -> tuple[str, ...]:
        """Who is ticked, in the order of the case."""
        return tuple(person for person, tick in self.ticks.items() if tick.isChecked())

    def set_people(self, people: Sequence[str]) -> None:
        for person, tick in self.ticks.items():
            tick.setChecked(person in people)


def put_school(field: SchoolField, words: str) -> None:
    """The number and the name, as `take_school` gave them."""
    urn, _, name = words.partition(_BETWEEN)
    field.set_school(urn, name)


def take_school(field: SchoolField) -> str:
    """The number, empty until one was chosen, and what is typed."""
    return f"{field.urn}{_BETWEEN}{field.field.text()}"


def school_words(urn: str, name: str) -> str:
    """A school as `put_school` takes it."""
    return f"{urn}{_BETWEEN}{name}"


def urn_of(words: str) -> str:
    """The number in what `take_school` gave; empty where none was chosen."""
    return words.partition(_BETWEEN)[0]


READ: Mapping[str, Callable[[str], Value]] = {
    "people": lambda words: tuple(words.split()),
    "questions": from_text,
    "lines": lambda words: tuple(words.splitlines()),
    "attended": lambda words: tuple(words.splitlines()),
    "school": urn_of,
}
"""What the words of a control mean, by shape."""
