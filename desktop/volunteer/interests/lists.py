"""The list itself: posts, children's schools, people, stakes; what is hidden, and what is not."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.closeness.interest_list import Listed
from desktop.casework.saying.said import capital
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty, line, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.fold import Fold
from desktop.ui.parts.text import Words
from desktop.ui.rows.work_row import tell_apart

SOMEONE = "Someone on your list"
KNOWN_AS = {
    "family": "family",
    "friend": "a friend",
    "extended-family": "extended family",
    "acquaintance": "an acquaintance",
}
GROUPS = (
    ("position", "Posts at schools", "school", "No post at a school."),
    ("child-school", "Your own children’s schools", "users", "No school of a child of yours."),
    ("known-person", "People you know", "user", "Nobody yet."),
    ("stake", "Other stakes", "scale", "No other stake."),
)


def shown_name(one: Listed, *, names: bool, private: bool) -> str:
    """What may stand there now. `names`: people's names were asked for; `private`: F9 is on."""
    if one.kind == "known-person":
        return one.so if names and not private else SOMEONE
    if one.kind == "child-school" and private:
        return "A school of your own child"
    if one.kind == "stake" and private:
        return "Another stake of yours"
    return capital(one.so) if one.so == one.held_as else one.so


class Group(Card):
    """One kind of interest. `removed` and `amended` with an interest's id."""

    removed = Signal(str)
    amended = Signal(str)

    def __init__(self, look: Look, title: str, icon: str, none: str) -> None:
        super().__init__(look, title, icon=icon)
        self._look, self._none = look, none
        self._rows = column(look, gap="near")
        self.body.addLayout(self._rows)

    def fill(self, items: Sequence[Listed], *, names: bool, private: bool) -> None:
        empty(self._rows)
        if not items:
            self._rows.addWidget(Words(self._look, self._none, ink="ink-soft"))
        rows = [interest_row(self._look, one, self, names=names, private=private) for one in items]
        for number, row in enumerate(rows):
            if number:
                self._rows.addWidget(rule())
            self._rows.addWidget(row)
        tell_apart(button for row in rows for button in row.findChildren(Button))


class Over(Fold):
    """What is over: it explains what was found because of it. `amended` with an interest's id."""

    removed = Signal(str)
    amended = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "What is over")
        self._look = look

    def fill(self, items: Sequence[Listed], *, names: bool, private: bool) -> None:
        empty(self.inside)
        rows = [interest_row(self._look, one, self, names=names, private=private) for one in items]
        for row in rows:
            self.inside.addWidget(row)
        tell_apart(button for row in rows for button in row.findChildren(Button))
        self.setVisible(bool(items))


def interest_row(
    look: Look, one: Listed, told: Group | Over, *, names: bool, private: bool
) -> QWidget:
    """One interest, and what can be done with it; nothing while somebody looks on."""
    so = shown_name(one, names=names, private=private)
    hidden = so.casefold() != one.so.casefold()
    about = "" if hidden and one.kind == "stake" else KNOWN_AS.get(one.held_as, one.held_as)
    about = "" if about.casefold() == so.casefold() else about
    parts = [about] if hidden else [about, one.more]
    more = ", ".join(part for part in (*parts, one.days) if part)
    said, row = QWidget(), QWidget()
    box = column(look, Words(look, so, "strong"), gap="none", within=said)
    if more:
        box.addWidget(Words(look, capital(more), ink="ink-soft"))
    if one.note and not private and (names or one.kind != "known-person"):
        box.addWidget(Words(look, one.note, "small", "ink-soft"))
    flow = Flow(look, gap="gap", between="none", centre=True)
    flow.add(said, 200, 1)
    acts = (("Amend", "pen-line", told.amended), ("Remove", "trash-2", told.removed))
    held = QWidget()
    line_of = line(look, gap="near", within=held)
    for words, icon, signal in acts:
        if words == "Amend" and private:
            continue
        button = Button(look, words, "text", icon=icon)
        button.setAccessibleName(f"{words} {so}" + (f", {about}" if about else ""))
        button.clicked.connect(partial(signal.emit, one.id))
        line_of.addWidget(button)
    flow.add(held)
    row.setLayout(flow)
    return row
