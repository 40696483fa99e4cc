"""A school, looked up as one types: by its name, town or number.

Behind what was found stands what was typed itself: a setting that is on no list is taken by its
name alone, and said to be unverified wherever it is shown.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from shiboken6 import isValid

from desktop.casework.actions.schools.given import by_hand, typed_by_hand
from desktop.casework.desk import Desk
from desktop.casework.ground.pupils import UNVERIFIED
from desktop.ui.parts.screen import Here
from desktop.ui.rows.rows import Row
from desktop.ui.typing.typeahead import Typeahead

_MOST = 5  # schools that are offered; the town or a word more of the name finds the others
_NAMED = 3  # letters, from which on what was typed may be a school's name
_KEPT = "Not in the list: the name is kept as typed, unverified."


class SchoolField(Typeahead):
    """A school by its name, town or number. `urn` is empty until one was chosen; for a name that
    was typed by hand it is what `schools.given.by_hand` makes of it.
    """

    changed = Signal()

    def __init__(self, here: Here, name: str) -> None:
        super().__init__(here.look, name)
        self._here = here
        self.urn, self.more = "", ""
        self.asked.connect(self._look_up)
        self.chosen.connect(self._took)
        self.field.textEdited.connect(self._typed)

    def set_school(self, urn: str, name: str) -> None:
        """The school that was chosen before; nothing is emitted."""
        self.urn, self.more = urn, _KEPT if typed_by_hand(urn) else ""
        self.set_text(name or typed_by_hand(urn))

    def _look_up(self, question: str) -> None:
        self._here.session.ask(
            lambda desk: schools(desk, question), partial(self._answered, question)
        )

    def _answered(self, question: str, rows: Sequence[Row] | None) -> None:
        if isValid(self) and rows is not None:
            self.offer(question, rows, none=only_typed(rows))

    def _took(self, urn: str) -> None:
        row = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        self.urn, self.more = urn, row.more if isinstance(row, Row) else ""
        if typed_by_hand(urn):
            self.set_text(typed_by_hand(urn))
            self.more = _KEPT
        self.changed.emit()

    def _typed(self) -> None:
        self.urn, self.more = "", ""  # what is typed now is no longer the school that was chosen
        self.changed.emit()


def schools(desk: Desk, words: str) -> tuple[Row, ...]:
    """The schools that these words may mean, and the words themselves as a name."""
    found = tuple(
        Row(
            one.urn,
            one.name,
            " · ".join(part for part in (one.phase, one.town, one.postcode, one.urn) if part),
            note="" if one.open else "closed",
        )
        for one in desk.schools.find(words, _MOST)
    )
    letters = sum(letter.isalpha() for letter in words)
    return (*found, as_typed(words)) if letters >= _NAMED else found


def only_typed(rows: Sequence[Row]) -> bool:
    """Whether no school was found, and what was typed is all that is offered."""
    return all(typed_by_hand(row.key) for row in rows)


def as_typed(words: str) -> Row:
    """What was typed, for a school that is not on the list."""
    name = " ".join(words.split())
    return Row(by_hand(name), f"Use “{name}” as typed", "Not in the list", note=UNVERIFIED)
