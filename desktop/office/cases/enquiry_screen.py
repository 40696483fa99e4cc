"""Advice without a case as the office reads it: what was asked, who wrote it, what is owed.

Nothing is written to it here.
"""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions.enquiries.look import SeenEnquiry, look_at_enquiry
from desktop.ui.cards.asked import form_given_card, led_to, statement_card
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.rows.asked import became, how, name, note_card


class EnquiryScreen(Screen):
    """About an enquiry's number."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.history = Button(look, "History", icon="history")
        super().__init__(
            here,
            "Somebody without a case",
            crumbs=[("cases", "Cases"), ("enquiry", "Without a case")],
            above=" ",
            below=" ",
            actions=(self.history,),
        )
        self._seen: tuple[SeenEnquiry, datetime] | None = None
        held, side = QWidget(), QWidget()
        self._facts = column(look, gap="pad", within=held)
        self._beside = column(look, gap="pad", within=side)
        flow = Flow(look, gap="wide", between="pad")
        flow.add(held, 440, 2)
        flow.add(side, 300, 1)
        self.body.addLayout(flow)
        self.body.addStretch(1)
        self.history.clicked.connect(lambda: here.go("history", f"enquiry:{self.about}"))
        here.privacy.changed.connect(lambda _on: self._show())
        here.session.locked.connect(self._forget)
        self._show()

    def shown(self, about: str) -> None:
        """Another one: nothing of the one before stands there meanwhile."""
        if about != self.about:
            self._forget()
        super().shown(about)

    def reload(self) -> None:
        """Ask for it again."""
        about = self.about
        if about:
            self.here.session.ask(
                lambda desk: (look_at_enquiry(desk, about), desk.world.clock.now()),
                lambda seen: self._take(about, seen),
                self._gone,
            )

    def concerns(self, changed: Changed) -> bool:
        """What the page shows."""
        kinds = {"enquiry", "case", "person", "concern", "handed", "pack"}
        return any(kind in kinds for kind, _ in changed)

    def _take(self, about: str, seen: tuple[SeenEnquiry, datetime] | None) -> None:
        if seen is not None and about == self.about:
            self._seen = seen
            self._show()

    def _gone(self, refusal: Refusal) -> None:
        self._forget()
        self.here.go("cases", "")
        self.here.refuse(refusal)

    def _forget(self) -> None:
        """Locked, or another one: nothing of it stays in the window."""
        self._seen = None
        self._show()

    def _show(self) -> None:
        for box in (self._facts, self._beside):
            empty(box)
        self.history.setVisible(self._seen is not None)
        if self._seen is None:
            return
        (seen, now), hidden, look = self._seen, self.here.privacy.on, self.here.look
        shown, more = became(seen, now)
        self.set_words(name(seen, hidden), how(seen, now), f"Written by {seen.by}.")
        self._facts.addWidget(note_card(look, seen, hidden))
        self._beside.addWidget(statement_card(look, shown, more))
        for card in led_to(look, seen, hidden, self.here.go):
            self._beside.addWidget(card)
        if seen.form:
            self._beside.addWidget(form_given_card(look))
        self._beside.addStretch(1)
        self.order()
