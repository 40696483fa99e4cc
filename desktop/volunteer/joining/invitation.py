"""The first step: the office's invitation, and whether it is really theirs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.joining.look_at_invitation import Offer
from desktop.ui.first_run.groups import Groups
from desktop.ui.first_run.step import Step
from desktop.ui.look.announce import announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.session import Session
from desktop.volunteer.joining import work

_WHY = (
    (
        "What an invitation is",
        "mail",
        "A small file from your office, on a stick or in an e-mail. It holds the service’s name, "
        "its policy, and what this laptop needs to seal things so that only the office can open "
        "them. It holds nothing about any family.",
    ),
    (
        "Why compare words",
        "phone",
        "A file can be swapped on its way. The words are made from the office’s own keys: if "
        "yours are the same as theirs, the invitation is theirs.",
    ),
)


class InvitationStep(Step):
    """`taken` with the offer; `left` when the person would rather not now."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, look: Look, session: Session, ask_file: Callable[[], Path | None]) -> None:
        super().__init__(
            look,
            "Open your office’s invitation",
            "It takes about ten minutes, and nothing is sent anywhere.",
            _WHY,
        )
        self._session, self.ask_file = session, ask_file
        self._offer: Offer | None = None
        self.choose = Button(look, "Choose the invitation", "main", icon="folder-open")
        self.other = Button(look, "Choose another")
        self.take = Button(look, "The words are the same", "main", icon="check")
        self.leave = Button(look, "Not now", "text")
        self.fault = Banner(look, "stop")
        self.fault.hide()
        self._held = QWidget()
        self._found = column(look, within=self._held)
        buttons = Flow(look, centre=True)
        for button in (self.choose, self.take, self.other, self.leave):
            buttons.add(button)
        self.main.addWidget(self.fault)
        self.main.addWidget(self._held)
        self._held.hide()
        self.main.addLayout(buttons)
        self.choose.clicked.connect(self._choose)
        self.other.clicked.connect(self._choose)
        self.take.clicked.connect(lambda: self.taken.emit(self._offer))
        self.leave.clicked.connect(self.left)
        self._fit()

    def came(self) -> None:
        (self.take if self._offer else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        file = self.ask_file()
        if file is not None:
            self._session.prepare(work.opened(file), self._show, self._refused)

    def _show(self, offer: Offer) -> None:
        self._offer = offer
        self.fault.hide()
        empty(self._found)
        look, pack = self.look, offer.pack
        card = Card(look, gap="gap")
        card.setAccessibleName("The invitation")
        card.body.addWidget(Words(look, offer.service, "heading"))
        said = f"{pack.title}, version {pack.version}: {len(pack.clauses)} clauses. You can read "
        said += "all of it in a moment."
        card.body.addWidget(Words(look, said, "body", "ink-soft"))
        card.body.addWidget(Words(look, "This office’s own words", "label"))
        card.body.addWidget(Groups(look, "This office’s own words", offer.words))
        ask = "Ring the office on a number that you know already, and ask: “Which six words stand "
        ask += "beside your invitation?”"
        card.body.addWidget(Words(look, ask))
        self._found.addWidget(card)
        self._held.show()
        self._fit()
        announce(self, f"The invitation of {offer.service} is open.")
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        self._offer = None
        empty(self._found)
        self.fault.say(f"{said.message} {said.do}")
        self._fit()

    def _fit(self) -> None:
        there = self._offer is not None
        self.choose.setVisible(not there)
        self.take.setVisible(there)
        self.other.setVisible(there)
