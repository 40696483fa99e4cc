"""Those of which a policy has several, as roles and clauses: added, moved, removed, changed."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.casework.packs.lines import Path
from desktop.casework.packs.slots import bare
from desktop.casework.publishing import policy_words as words
from desktop.casework.saying.said import one_line, whole_clause
from desktop.office.policy.part_form import Changed, PartForm, Places
from desktop.ui.look.reading_order import tab_as_read
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.unfolding import Unfolding

_NAMED_BY = ("asks", "text", "name", "body", "title", "id")


class Several(QWidget):
    """One fold for each of them, and a button for one more."""

    def __init__(
        self,
        look: Look,
        path: Path,
        items: list[Any],
        places: Places,
        changed: Changed,
        clauses: Callable[[], Sequence[tuple[str, str]]],
        prefix: Callable[[], str],
    ) -> None:
        super().__init__()
        self._look, self._path, self._items, self._places = look, path, items, places
        self._changed, self._clauses, self._prefix = changed, clauses, prefix
        self._part = words.part_of(path)
        self.one = words.one_of(self._part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.folds: list[Unfolding] = []
        held = QWidget()
        self._box = column(look, gap="hair", within=held)
        self.add = Button(look, f"Add {_a(self.one)}", icon="plus")
        box = column(look, held, gap="near", within=self)
        box.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._add)
        self._fill()

    def open_at(self, number: int) -> None:
        """The fields of one of them in sight."""
        self.folds[number].open()

    def _fill(self) -> None:
        empty(self._box)
        for path in [one for one in self._places if one[: len(self._path)] == self._path]:
            del self._places[path]
        self.folds = [self._fold(number, item) for number, item in enumerate(self._items)]
        for fold in self.folds:
            self._box.addWidget(fold)
        tab_as_read(self)

    def _fold(self, number: int, item: Any) -> Unfolding:
        return Unfolding(self._look, self._title(item), lambda: self._inside(number, item))

    def _title(self, item: Any) -> str:
        named = next((str(item[key]) for key in _NAMED_BY if item.get(key)), "")
        number = whole_clause(str(item.get("id", "")))
        said = f"{number}: {named}" if number and number != named else named
        return one_line(said, 70) or f"A new {self.one}"

    def _inside(self, number: int, item: Any) -> QWidget:
        held = QWidget()
        path = (*self._path, number)
        form = PartForm(
            self._look, path, item, self._places, lambda: self._told(number), self._clauses
        )
        box = column(self._look, form, gap="near", pad=("room", "near", "none", "pad"), within=held)
        flow = Flow(self._look)
        name = self._title(item)
        for label, act, on in (
            ("Move up", lambda: self._move(number, -1), number > 0),
            ("Move down", lambda: self._move(number, 1), number < len(self._items) - 1),
            ("Remove", lambda: self._remove(number), True),
        ):
            if on:
                button = Button(self._look, label, "stop-text" if label == "Remove" else "text")
                button.setAccessibleName(f"{label}: {name}")
                button.clicked.connect(act)
                flow.add(button)
        box.addLayout(flow)
        return held

    def _told(self, number: int) -> None:
        self.folds[number].set_title(self._title(self._items[number]))
        self._changed()

    def _add(self) -> None:
        item = bare(self._part)
        if self._part == "clause":
            item["id"] = f"{self._prefix()}/"
        if self._part == "contact_at_risk":
            item["order"] = str(len(self._items) + 1)
        self._items.append(item)
        self._anew(len(self._items) - 1)

    def _move(self, number: int, by: int) -> None:
        items = self._items
        items[number], items[number + by] = items[number + by], items[number]
        self._anew(number + by)

    def _remove(self, number: int) -> None:
        del self._items[number]
        self._anew(None)

    def _anew(self, number: int | None) -> None:
        self._fill()
        if number is not None:
            self.folds[number].open()
            self.folds[number].button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()


def _a(word: str) -> str:
    return f"an {word}" if word[:1] in "aeiou" else f"a {word}"
