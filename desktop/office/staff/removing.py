"""Ending somebody's way in: what it means, the manager's own passphrase, the new recovery code.

The vault is closed for it and opened again after it; whatever else is asked meanwhile waits.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.errors import Refusal, WrongPassphrase
from desktop import messages
from desktop.casework.actions.safety.staff import Member, Removed, remove
from desktop.office.staff import phrases
from desktop.ui.entrance.unlock import SecretField
from desktop.ui.first_run.rehearsal import Rehearsal
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.typing.form import Field
from desktop.ui.worker import Task


class Removing(Card):
    """Hidden until somebody is to go. `left` is called when the page is to be as before."""

    def __init__(
        self, here: Here, ask_where: Callable[[str], Path | None], left: Callable[[], None]
    ) -> None:
        look = here.look
        super().__init__(look, "End somebody’s way in", icon="shield-alert", gap="pad")
        self._here, self._left, self._name, self._service = here, left, "", ""
        self.gone = ""
        """Whose way in was ended, while the new code is not on paper yet."""
        self._task: Task | None = None
        self.what = Words(look, "", "strong")
        self.secret = SecretField()
        self.field = Field(look, "Your own passphrase", self.secret)
        self.go = Button(look, "End their way in", "main", icon="shield-alert")
        self.leave = Button(look, "Leave it as it is", "text")
        self.progress = Progress(look, "Encrypting the record with a new key")
        self.fault = Banner(look, "stop")
        self.rehearsal = Rehearsal(look)
        self.rehearsal.ask_where = ask_where
        self._asked, self._new = QWidget(), QWidget()
        acts = Flow(look, centre=True)
        acts.add(self.go)
        acts.add(self.leave)
        asked = column(look, self.what, gap="pad", within=self._asked)
        for words in (phrases.COST, phrases.AFTER):
            asked.addWidget(Words(look, words, "body", "ink-soft"))
        asked.addWidget(self.field)
        asked.addLayout(acts)
        column(look, Words(look, phrases.NEW_CODE), self.rehearsal, gap="pad", within=self._new)
        for part in (self._asked, self.progress, self.fault, self._new):
            self.body.addWidget(part)
        self.hide()
        self._wire()

    def _wire(self) -> None:
        self.go.clicked.connect(self._remove)
        self.leave.clicked.connect(self._close)
        self.secret.returnPressed.connect(self._remove)
        self.secret.textEdited.connect(lambda _: self.field.set_fault())
        self.secret.caps.connect(
            lambda on: self.field.set_hint("Caps Lock seems to be on." if on else "")
        )
        self.secret.copied.connect(self.field.set_hint)
        self.progress.cancelled.connect(self._stop)
        self.rehearsal.done.connect(self._close)

    def offer(self, one: Member, service: str) -> None:
        """Begin with this person."""
        self._name, self._service = one.name, service
        self.what.setText(f"{one.name} will open this vault no longer.")
        self.forget()
        self._show(self._asked)
        self.show()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_busy(self) -> bool:
        """Whether the key is being changed."""
        return self._task is not None

    def forget(self) -> None:
        """Nothing that was typed or shown stays."""
        self.secret.clear()
        self.field.set_fault()
        self.fault.hide()
        self.rehearsal.forget()
        self.gone = ""

    def _show(self, part: QWidget) -> None:
        for one in (self._asked, self.progress, self._new):
            one.setVisible(one is part)

    def _close(self) -> None:
        self.forget()
        self._show(self._asked)
        self.hide()
        self._left()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _remove(self) -> None:
        secret, name = self.secret.text(), self._name
        if not secret:
            self.field.set_fault("Type it first.")
            return
        self.forget()
        self._show(self.progress)
        self.progress.set_share(None, "Encrypting the record with a new key")
        self.progress.cancel.setEnabled(True)
        self.progress.begin()
        self._task = self._here.session.begin_closed(
            lambda folder, world, step: remove(folder, secret, name, world, step),
            secret,
            self._removed,
            self._refused,
            told=lambda share: self.progress.set_share(share / 100),
            stopped=self._stopped,
        )

    def _removed(self, removed: Removed) -> None:
        self._task, self.gone = None, removed.name
        self._show(self._new)
        self.rehearsal.set_code(removed.recovery_code)
        self.rehearsal.offer_sheet(self._here.session, self._service)
        self.rehearsal.came()
        self._left()

    def _stopped(self) -> None:
        self._task = None
        self._show(self._asked)
        self.fault.say(f"It was stopped. {self._name} can still open this vault.")
        self._left()

    def _refused(self, refusal: Refusal) -> None:
        self._task = None
        self._show(self._asked)
        said = messages.of(refusal)
        if isinstance(refusal, WrongPassphrase):
            self.field.set_fault("That is not your passphrase. Nothing was changed.")
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fault.say(f"{said.message} {said.do}")
        # Where the vault could not be opened again there is nothing here to go on with.
        self._here.session.ask(lambda _desk: True, self._look_whether_open)

    def _look_whether_open(self, there: bool | None) -> None:
        if there is None:
            self._here.lock()
