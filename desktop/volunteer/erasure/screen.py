"""Asking for something to be erased: the office decides it with two of its people.

About a case's reference it is the whole family, about `KIND:ID` one record, about nothing the list
of what was asked for and what became of it.
"""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from db.errors import BadInput, Refusal
from desktop.casework.actions.erasing.erase import Preview, ask, preview
from desktop.casework.desk import Desk
from desktop.casework.record.erased import ErasureRow, erasures_of
from desktop.messages import of
from desktop.ui.history import erasing
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words

KEY = "erasure"
_HOW = (
    "Nothing is erased on this laptop alone. Your wish goes to the office with the next bundle; "
    "two people decide there, and their answer erases it here as well."
)
_SAVED = "Asked. It goes to the office with your next bundle."
_NOTHING = "Nothing was erased or asked for"
_NOTHING_WHY = "A wish begins at the history of a case, or of one thing in it."


class AskErasure(Screen):
    """`form` while it is about something; else the list."""

    def __init__(self, here: Here) -> None:
        self.back = Button(here.look, "Everything that was asked", "text")
        super().__init__(here, "Erasure", below=_HOW, actions=(self.back,))
        held = QWidget()
        self._box = column(here.look, gap="pad", within=held)
        self.body.addWidget(held)
        self.body.addStretch(1)
        self.form: erasing.WhyFields | None = None
        self.send = Button(here.look, "Ask the office", "main", icon="send")
        self.back.clicked.connect(lambda: here.go(KEY, ""))
        here.session.locked.connect(self._forget)

    def shown(self, about: str) -> None:
        """Something else: nothing of the one before stays."""
        empty(self._box)
        self.form = None
        self.back.setVisible(bool(about))
        super().shown(about)

    def reload(self) -> None:
        """What would go, or what was asked for."""
        about = self.about
        if self.form is not None:
            return
        if about:
            self.here.session.ask(lambda desk: preview(desk, about), self._begin, self._gone)
        else:
            self.here.session.ask(_listed, self._list)

    def concerns(self, changed: Changed) -> bool:
        """The list; a form that is being filled is left alone."""
        return not self.about and any(kind == "erasure" for kind, _ in changed)

    def _begin(self, seen: Preview | None) -> None:
        if seen is None or seen.about != self.about:
            return
        look = self.here.look
        empty(self._box)
        card = Card(look, "What would go", icon="circle-x", gap="pad")
        card.body.addWidget(erasing.goes(look, seen))
        self.form = erasing.WhyFields(look)
        card.body.addWidget(self.form)
        self.send = Button(look, "Ask the office", "main", icon="send")
        self.send.clicked.connect(self._ask)
        leave = Button(look, "Not now", "text")
        leave.clicked.connect(lambda: self.here.go("history", self.about))
        foot = Flow(look)
        foot.add(self.send)
        foot.add(leave)
        card.body.addLayout(foot)
        self._box.addWidget(card)
        self.order()

    def _ask(self) -> None:
        form, about = self.form, self.about
        if form is None or form.missing():
            return
        reason, words = form.chosen(), form.words.words()

        def asked(_record: object) -> None:
            self.here.go(KEY, "")
            self.here.say(_SAVED)

        self.here.session.ask(lambda desk: ask(desk, about, reason, words), asked, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, BadInput) and self.form is not None:
            said = of(refusal)
            self.form.words_field.set_fault(f"{said.message} {said.do}")
        else:
            self.here.refuse(refusal)

    def _gone(self, refusal: Refusal) -> None:
        self.here.go("cases", "")
        self.here.refuse(refusal)

    def _list(self, seen: tuple[datetime, tuple[ErasureRow, ...]] | None) -> None:
        if seen is None or self.about:
            return
        now, rows = seen
        empty(self._box)
        look = self.here.look
        for one in rows:
            self._box.addWidget(erasing.row(look, one, now, "You"))
        if any(one.state == "asked" for one in rows):
            self._box.addWidget(Words(look, "What is asked for waits for the office’s answer."))
        if not rows:
            self._box.addWidget(Empty(look, "circle-x", _NOTHING, _NOTHING_WHY))
        self.order()

    def _forget(self) -> None:
        """Nothing stays in the window when the desk is locked."""
        empty(self._box)
        self.form = None


def _listed(desk: Desk) -> tuple[datetime, tuple[ErasureRow, ...]]:
    return desk.world.clock.now(), erasures_of(desk)
