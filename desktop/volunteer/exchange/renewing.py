"""Signing this laptop in anew: what it means, the passphrase, perhaps a newer invitation."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent

from db.errors import Refusal, WrongPassphrase
from desktop import messages
from desktop.casework.actions.joining.renew import Renewed
from desktop.casework.saying.said import capital, counted
from desktop.ui.entrance.unlock import SecretField
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words, soft
from desktop.ui.typing.form import Field
from desktop.volunteer.exchange import view

_WHAT = (
    "The laptop gets new keys and a new number; everything that is here stays, your interests too. "
    "What the office has not confirmed is written once more and goes to it under the new number. "
    "The cases that you have open stay with you.",
    "Then you ring the office and read out six words, as on the first day. When they have signed "
    "it in, the old number is ended: no other copy of this record can send any more.",
)
_WHEN = (
    "Where the office has stopped this laptop because two records of it came, or where rows are "
    "lost that nobody has: agree with the office first."
)
_KNOWN = "The invitation of the first day is used, unless the office has sent you a newer one."


class Renewing(Card):
    """`done` when the laptop has its new keys. `ask_file` may be replaced, as tests do."""

    done = Signal()

    def __init__(self, here: Here, ask_file: Callable[[], Path | None]) -> None:
        look = here.look
        super().__init__(look, "Sign this laptop in anew", icon="key-round", gap="gap")
        self._here, self.ask_file = here, ask_file
        self._file: Path | None = None
        self.secret = SecretField()
        self.field = Field(look, "Passphrase", self.secret)
        self.choose = Button(look, "Choose a newer invitation…", "link")
        self.chosen = soft(look, _KNOWN)
        self.go = Reasoned(look, Button(look, "Make new keys", "main", icon="key-round"))
        self.fault = Banner(look, "stop")
        self.when = soft(look, _WHEN)
        invitation = Flow(look, gap="near", between="none", centre=True)
        invitation.add(self.chosen, 220, 1)
        invitation.add(self.choose)
        for words in _WHAT:
            self.body.addWidget(Words(look, words))
        self.body.addWidget(self.when)
        self.body.addWidget(self.field)
        self.body.addLayout(invitation)
        self.body.addWidget(self.go)
        self.body.addWidget(self.fault)
        self.fault.hide()
        self.secret.textEdited.connect(lambda _: self.field.set_fault())
        self.secret.returnPressed.connect(self._go)
        self.choose.clicked.connect(self._choose)
        self.go.button.clicked.connect(self._go)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed goes."""
        self.secret.clear()
        super().hideEvent(event)

    def _choose(self) -> None:
        path = self.ask_file()
        if path is not None:
            self._file = path
            self.chosen.setText(f"The invitation in “{path.name}” is used.")

    def _go(self) -> None:
        typed = self.secret.text()
        if self.go.reason():
            return
        if not typed:
            self.field.set_fault("Type it first.")
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.fault.hide()
        self.go.set_reason("Making new keys…")
        self._here.session.ask(view.renewed(typed, self._file), self._renewed, self._refused)

    def _renewed(self, done: Renewed | None) -> None:
        self.go.set_reason()
        if done is None:
            return
        self.secret.clear()
        again = ""
        if done.carried:
            verb = "goes" if done.carried == 1 else "go"
            again = f" {capital(counted(done.carried, 'record'))} {verb} to the office once more."
        self._here.say(f"This laptop has new keys.{again} Now ring the office.")
        self.done.emit()

    def _refused(self, refusal: Refusal) -> None:
        self.go.set_reason()
        said = messages.of(refusal)
        if isinstance(refusal, WrongPassphrase):
            self.field.set_fault(f"{said.message} {said.do}")
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fault.say(f"{said.message} {said.do}")
