"""Somebody new who may open the vault: a name, a passphrase of their own, a manager or not."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.errors import BadInput, Refusal, TooLong, WeakPassphrase
from desktop import messages
from desktop.casework.actions.safety.staff import Member, add
from desktop.casework.saying.said import together
from desktop.office.staff import phrases
from desktop.ui.first_run.passphrase import PassphraseChoice
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field


class Adding(Card):
    """`added` is called with whoever was."""

    def __init__(self, here: Here, added: Callable[[Member], None]) -> None:
        look = here.look
        super().__init__(look, "Somebody new", icon="plus", gap="pad")
        self._here, self._added, self._may, self._service = here, added, True, ""
        self.name = TextField()
        self.field = Field(look, "Their name", self.name)
        self.choice = PassphraseChoice(look, here.session, self._known)
        self.manager = Tick(look, "A manager: may add and remove people, and renew the code")
        self.go = Reasoned(look, Button(look, "Add them", icon="check"))
        self.progress = Progress(look, "Adding them", can_cancel=False)
        self.fault = Banner(look, "stop")
        self._form = QWidget()
        column(
            look,
            *(self.field, self.choice, self.manager, self.go),
            gap="pad",
            within=self._form,
        )
        why = Words(look, phrases.NEW, "body", "ink-soft")
        for part in (why, self._form, self.progress, self.fault):
            self.body.addWidget(part)
        self.progress.hide()
        self.fault.hide()
        self.name.textChanged.connect(lambda _: self.field.set_fault())
        self.name.textChanged.connect(self._weigh)
        self.name.settled.connect(lambda _: self.choice.judge())
        self.choice.changed.connect(self._weigh)
        self.go.button.clicked.connect(self._add)
        self._weigh()

    def set_may(self, may: bool, service: str) -> None:
        """Whether who is in may; and what is no secret here."""
        self._may, self._service = may, service
        self._form.setEnabled(may)
        self._weigh()

    def forget(self) -> None:
        """Nothing that was typed stays; six other words are offered."""
        self.name.clear()
        self.manager.setChecked(False)
        self.fault.hide()
        self.choice.forget()
        self.choice.draw()

    def _known(self) -> tuple[str, ...]:
        return self.name.text().strip(), self._service

    def _weigh(self) -> None:
        missing = [] if self.name.text().strip() else ["their name"]
        missing += [self.choice.reason()] if self.choice.reason() else []
        said = f"Still needed: {together(missing)}." if missing else ""
        self.go.set_reason(said if self._may else phrases.NOT_MANAGER)

    def _set_busy(self, busy: bool) -> None:
        self._form.setEnabled(self._may and not busy)
        self.progress.setVisible(busy)
        if busy:
            self.fault.hide()
            self.progress.begin()

    def _add(self) -> None:
        name, secret, manager = self.name.text(), self.choice.text(), self.manager.isChecked()
        self._set_busy(True)
        self._here.session.ask(
            lambda desk: add(desk, name, secret, manager=manager), self._done, self._refused
        )

    def _done(self, member: Member | None) -> None:
        self._set_busy(False)
        if member is not None:
            self.forget()
            self._added(member)

    def _refused(self, refusal: Refusal) -> None:
        self._set_busy(False)
        said = messages.of(refusal)
        if isinstance(refusal, WeakPassphrase):
            self.choice.refuse(refusal)
        elif isinstance(refusal, BadInput | TooLong):
            self.field.set_fault(f"{said.message} {said.do}")
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fault.say(f"{said.message} {said.do}")
        self._weigh()
