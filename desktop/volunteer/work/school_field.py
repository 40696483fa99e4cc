"""A school, looked up as one types: by its name, town or number."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from shiboken6 import isValid

from desktop.casework.desk import Desk
from desktop.ui.rows import Row
from desktop.ui.screen import Here
from desktop.ui.typeahead import Typeahead

_MOST = 6  # schools that are offered; the town or a word more of the name finds the others


class SchoolField(Typeahead):
    """A school by its name, town or number. `urn` is empty until one was chosen."""

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
        self.urn, self.more = urn, ""
        self.set_text(name)

    def _look_up(self, question: str) -> None:
        self._here.session.ask(
            lambda desk: schools(desk, question), partial(self._answered, question)
        )

    def _answered(self, question: str, rows: Sequence[Row] | None) -> None:
        if isValid(self) and rows is not None:
            self.offer(question, rows)

    def _took(self, urn: str) -> None:
        row = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        self.urn, self.more = urn, row.more if isinstance(row, Row) else ""
        self.changed.emit()

    def _typed(self) -> None:
        self.urn, self.more = "", ""  # what is typed now is no longer the school that was chosen
        self.changed.emit()


def schools(desk: Desk, words: str) -> tuple[Row, ...]:
    """The schools that these words may mean."""
    return tuple(
        Row(
            one.urn,
            one.name,
            " · ".join(part for part in (one.phase, one.town, one.postcode, one.urn) if part),
            note="" if one.open else "closed",
        )
        for one in desk.schools.find(words, _MOST)
    )
