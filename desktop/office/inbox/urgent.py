"""Somebody may be at risk: before every bundle, until somebody here has taken it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from db.names import RecordId
from desktop.casework.actions.concerns.look import Seen
from desktop.casework.actions.concerns.steps import take
from desktop.casework.saying.clock import london
from desktop.ui.concerns import told
from desktop.ui.concerns.card import RISK
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.rows.work_row import tell_apart


class Urgent(QWidget):
    """A card for each; nothing while there is none."""

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._shown: tuple[Seen, ...] = ()
        self._now: datetime | None = None
        self.setAccessibleName(RISK)
        self._box = column(here.look, within=self)
        self.hide()
        here.privacy.changed.connect(lambda _on: self._fill())

    def show_all(self, found: Sequence[Seen], now: datetime) -> bool:
        """These have been taken by nobody. Whether anything was made anew for it."""
        if tuple(found) == self._shown:
            return False
        self._shown, self._now = tuple(found), now
        self._fill()
        return True

    def _fill(self) -> None:
        empty(self._box)
        buttons: list[Button] = []
        for one in self._shown:
            card, made = self._card(one)
            self._box.addWidget(card)
            buttons += made
        tell_apart(buttons)
        self.setVisible(bool(self._shown))

    def _card(self, one: Seen) -> tuple[Card, list[Button]]:
        look, now, hidden = self._here.look, self._now, self._here.privacy.on
        assert now is not None
        card = Card(look, RISK, icon="siren", tone="stop")
        case = f" Case {one.case}." if one.case else ""
        facts = f"{told.facts(one, now, hidden=hidden)}{case}"
        card.body.addWidget(Words(look, facts, "body", "ink-soft"))
        card.body.addWidget(Words(look, told.HIDDEN if hidden else one.body.said, "statement"))
        rang = [step for step in one.steps if step.body.kind == "rung"]
        said = "; ".join(f"{step.body.text}, {london(step.body.happened):%H:%M}" for step in rang)
        if rang and not hidden:
            card.body.addWidget(Words(look, f"Rung already: {said}."))
        mine = Button(look, "I take it", "main", icon="badge-check")
        see = Button(look, "Read it all")
        mine.clicked.connect(lambda: self._take(one.id))
        see.clicked.connect(lambda: self._here.go("concerns", one.id))
        card.foot(mine, see)
        return card, [mine, see]

    def _take(self, concern: RecordId) -> None:
        def done(step: RecordId | None) -> None:
            if step is not None:
                self._here.say("It is yours. The volunteer is told with the next answer.")

        self._here.session.ask(lambda desk: take(desk, concern), done, self._here.refuse)
