"""The list itself: home, posts, children's schools, people; what is hidden, and what is not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.interest_list import Listed
from desktop.casework.said import capital
from desktop.ui.boxes import column, empty, rule
from desktop.ui.buttons import Button
from desktop.ui.card import Card
from desktop.ui.flow import Flow
from desktop.ui.form import Field
from desktop.ui.text import Words
from desktop.ui.theme import Look
from desktop.ui.understood import PostcodeField
from desktop.ui.work_row import tell_apart

SOMEONE = "Someone on your list"
KNOWN_AS = {
    "family": "family",
    "friend": "a friend",
    "extended-family": "extended family",
    "acquaintance": "an acquaintance",
}
GROUPS = (
    ("position", "Posts at schools", "school", "No post at a school."),
    ("child-school", "Your own children's schools", "users", "No school of a child of yours."),
    ("known-person", "People you know", "user", "Nobody yet."),
)


def shown_name(one: Listed, *, names: bool, private: bool) -> str:
    """What may stand there now. `names`: people's names were asked for; `private`: F9 is on."""
    if one.kind == "known-person":
        return one.so if names and not private else SOMEONE
    if one.kind == "child-school" and private:
        return "A school of your own child"
    return one.so


class Group(Card):
    """One kind of interest. `removed` with an interest's id."""

    removed = Signal(str)

    def __init__(self, look: Look, title: str, icon: str, none: str) -> None:
        super().__init__(look, title, icon=icon)
        self._look, self._none = look, none
        self._rows = column(look, gap="near")
        self.body.addLayout(self._rows)

    def fill(self, items: Sequence[Listed], *, names: bool, private: bool) -> None:
        empty(self._rows)
        if not items:
            self._rows.addWidget(Words(self._look, self._none, ink="ink-soft"))
        rows = [self._row(one, names=names, private=private) for one in items]
        for number, row in enumerate(rows):
            if number:
                self._rows.addWidget(rule())
            self._rows.addWidget(row)
        tell_apart(button for row in rows for button in row.findChildren(Button))

    def _row(self, one: Listed, *, names: bool, private: bool) -> QWidget:
        look = self._look
        so = shown_name(one, names=names, private=private)
        hidden = so != one.so
        about = KNOWN_AS.get(one.held_as, one.held_as)
        parts = [about] if hidden else [about, one.more]
        more = ", ".join(part for part in parts if part)
        said, row = QWidget(), QWidget()
        box = column(look, Words(look, so, "strong"), gap="none", within=said)
        if more:
            box.addWidget(Words(look, capital(more), ink="ink-soft"))
        button = Button(look, "Remove", "text", icon="trash-2")
        button.setAccessibleName(f"Remove {so}" + (f", {about}" if about else ""))
        button.clicked.connect(lambda: self.removed.emit(one.id))
        flow = Flow(look, gap="gap", between="none", centre=True)
        flow.add(said, 200, 1)
        flow.add(button)
        row.setLayout(flow)
        return row


class HomeCard(Card):
    """Where one lives. `changed` with a new postcode."""

    changed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Your home", icon="house")
        self.words = Words(look, "", "strong")
        self.change = Button(look, "Change", "text")
        self.change.setAccessibleName("Change your home postcode")
        self.code = PostcodeField()
        self.field = Field(look, "Where you live now", self.code, "From today on.")
        self.keep = Button(look, "Keep it")
        self.back = Button(look, "Leave it as it was", "text")
        self._still, self._edit = QWidget(), QWidget()
        flow = Flow(look, centre=True)
        flow.add(self.words, 160, 1)
        flow.add(self.change)
        self._still.setLayout(flow)
        ends = Flow(look, centre=True)
        ends.add(self.keep)
        ends.add(self.back)
        box = column(look, self.field, within=self._edit)
        box.addLayout(ends)
        self.body.addWidget(self._still)
        self.body.addWidget(self._edit)
        self.change.clicked.connect(self._open)
        self.back.clicked.connect(self.close_field)
        self.keep.clicked.connect(self._keep)
        self.code.returnPressed.connect(self._keep)
        self.code.textEdited.connect(lambda _: self.field.set_fault(""))
        self.code.read.connect(self._read)
        self.close_field()

    def fill(self, postcode: str | None, *, private: bool) -> None:
        said = postcode or "Not given yet, so no distance can be looked at."
        self.words.setText("Hidden for now" if private else said)
        self.change.setVisible(not private)
        if private:
            self.close_field()

    def close_field(self) -> None:
        self._edit.hide()
        self._still.show()
        self.field.set_fault("")
        self.code.clear()

    def _open(self) -> None:
        self._still.hide()
        self._edit.show()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, code: str | None, why: str) -> None:
        self.field.set_fault(why if code is None else "")
        self.field.set_hint(f"Read as {code}. {why}".strip() if code else "From today on.")

    def _keep(self) -> None:
        code = self.code.code()
        if code is None:
            self.field.set_fault(self.field.fault() or "Type the whole postcode, as CA8 1RW.")
        else:
            self.changed.emit(code)
