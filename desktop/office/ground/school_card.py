"""Looking one school up: what it is, what it was and became, and the schools of its trust."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.schools.look import Group, SchoolSeen, look_at_school
from desktop.casework.desk import Desk
from desktop.office.ground import phrases
from desktop.ui.look.reading_order import tab_as_read
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import State, Tag
from desktop.ui.parts.text import Words, soft
from desktop.ui.rows.rows import Row, RowList
from desktop.ui.typing.form import Field
from desktop.ui.typing.typeahead import Typeahead

_LOOK_UP = "By its name, town, postcode or number; slips are forgiven."
_MOST = 10
_SEEN = 6  # rows of a list that stand in sight at once


class SchoolCard(Card):
    """A field that finds, and below it the school that was chosen."""

    told = Signal()  # a school stands there now

    def __init__(self, here: Here) -> None:
        look = here.look
        super().__init__(look, "Look a school up", icon="search", gap="gap")
        self._here = here
        self.field = Typeahead(look, "School")
        self.body.addWidget(Field(look, "School", self.field, _LOOK_UP))
        self._held = QWidget()
        self._box = column(look, within=self._held)
        self.body.addWidget(self._held)
        self._held.hide()
        self.lists: list[RowList] = []
        self.field.asked.connect(self._find)
        self.field.chosen.connect(self.open)

    def open(self, urn: str) -> None:
        """Show this school."""
        self._here.session.ask(
            lambda desk: look_at_school(desk, urn), self._show, self._here.refuse
        )

    def _find(self, question: str) -> None:
        def answer(rows: Sequence[Row] | None) -> None:
            if rows is not None:
                self.field.offer(question, rows)

        self._here.session.ask(lambda desk: _found(desk, question), answer)

    def _show(self, seen: SchoolSeen | None) -> None:
        if seen is None:
            return
        empty(self._box)
        self.lists.clear()
        self._held.setAccessibleName(seen.school.name)
        self._box.addWidget(self._head(seen))
        if seen.steps:
            rows = [Row(one.urn, one.name, phrases.step(one)) for one in seen.steps]
            self._list("What it was, and became", rows)
        counts = phrases.counts_as(seen)
        if counts:
            self._box.addWidget(soft(self._here.look, counts))
        for group in seen.groups:
            self._list(phrases.group(group), _of_group(group))
        self._held.show()
        tab_as_read(self.window())
        self.told.emit()

    def _head(self, seen: SchoolSeen) -> QWidget:
        look, head, lines = self._here.look, QWidget(), QWidget()
        closed = State("Closed", "circle-x", "quiet")
        flow = Flow(look, centre=True)
        flow.add(Words(look, seen.school.name, "heading"), 200, 1)
        flow.add(Tag(look, State("Open", "circle-check", "ok") if seen.school.open else closed))
        known = [Words(look, f"{name}: {said}") for name, said in phrases.details(seen.school)]
        column(look, *known, gap="hair", within=lines)
        box = column(look, within=head)
        box.addLayout(flow)
        box.addWidget(lines)
        return head

    def _list(self, words: str, rows: Sequence[Row]) -> None:
        """Other schools: Enter or a click goes to one."""
        made = RowList(self._here.look, words, rows)
        made.keep_seen(min(len(rows), _SEEN), only=True)
        made.opened.connect(self.open)
        made.clicked.connect(lambda _index: self.open(made.key()))
        self.lists.append(made)
        self._box.addWidget(Words(self._here.look, words, "strong"))
        self._box.addWidget(made)


def _of_group(group: Group) -> list[Row]:
    return [Row(one.urn, one.name, phrases.place(one)) for one in group.schools]


def _found(desk: Desk, words: str) -> tuple[Row, ...]:
    return tuple(
        Row(one.urn, one.name, phrases.place(one), note="" if one.open else "closed")
        for one in desk.schools.find(words, _MOST)
    )
