"""Restoring a backup into a new folder, and comparing it before anything is decided.

- Nothing is ever replaced: the vault that is open stays where it is, whatever is done here.
- What is restored opens with the passphrase of the day on which the backup was made. It is asked
  for here, so that the two can be compared before the person chooses between them.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal, VaultExists, WrongPassphrase
from desktop import messages
from desktop.casework.actions.safety.backups import Compared, compare_with, restore
from desktop.casework.said import moment_of
from desktop.ui.banner import Banner
from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.card import Card
from desktop.ui.fields import TextField
from desktop.ui.flow import Flow
from desktop.ui.form import Field
from desktop.ui.pages import health_words
from desktop.ui.progress import Progress
from desktop.ui.session import Session
from desktop.ui.text import Words
from desktop.ui.theme import Look
from desktop.ui.unlock import SecretField
from desktop.ui.worker import Task

_NEW = "Always into a new folder: the vault that is open now stays as it is, where it is."
_OPENS = "The one with which it opened on the day of the backup."
_LATER = "To open it another time: where you unlock, choose “Another vault”, then its folder."


class Restoring(Card):
    """One backup on its way to being a vault. `used` with its folder when it is to be opened from
    now on; `left` when the person is done with it otherwise.
    """

    used = Signal(Path)
    left = Signal()

    def __init__(self, look: Look, session: Session, ask_folder: Callable[[], Path | None]) -> None:
        super().__init__(look, "Restore a backup", icon="history", gap="pad")
        self._look, self._session, self._ask_folder = look, session, ask_folder
        self._source, self._folder, self._vault = Path(), Path(), Path()
        self._now: datetime | None = None
        self._task: Task | None = None
        self.what = Words(look)
        self.where = TextField()
        self.where.setReadOnly(True)
        self.where_field = Field(look, "Into this folder", self.where, _NEW)
        self.other = Button(look, "Choose another folder…", "text", icon="folder-open")
        self.go = Button(look, "Restore it there", icon="history")
        self.leave = Button(look, "Leave it", "text")
        self.progress = Progress(look, "Restoring the backup")
        self.fault = Banner(look, "stop")
        self.secret = SecretField()
        self.secret_field = Field(look, "Passphrase of the backup", self.secret, _OPENS)
        self.compare = Button(look, "Compare the two", icon="scale")
        self.told = Words(look)
        self.cost = Words(look, "", "body", "ink-soft")
        self.use = Button(look, "Use the restored one", icon="check")
        self.stay = Button(look, "Stay with this one", "text")
        self._before, self._after, self._found = QWidget(), QWidget(), QWidget()
        self._lay_out()
        self._wire()

    def offer(self, source: Path, made: datetime | None, vault: Path, now: datetime) -> None:
        """Begin with a backup's file, or the folder of one in the `vault` that is open."""
        self._source, self._vault, self._now = source, vault, now
        day = f"{made or now:%Y-%m-%d}"
        self._set_folder(vault.parent / f"{vault.name}-restored-{day}")
        said = f"The backup of {moment_of(made, now)}" if made else f"The backup in {source.name}"
        self.what.setText(f"{said} becomes a vault of its own.")
        for part in (self._after, self._found, self.fault, self.progress):
            part.hide()
        self._before.show()
        self._set_busy(False)
        self.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self.secret.clear()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody who comes back to the page finds a passphrase in it."""
        super().hideEvent(event)
        self.forget()

    # --- how it looks ---

    def _lay_out(self) -> None:
        look = self._look
        before = column(look, self.where_field, gap="pad", within=self._before)
        before.addLayout(_row(look, self.other))
        before.addLayout(_row(look, self.go, self.leave))
        found = column(look, self.told, self.cost, within=self._found)
        found.addLayout(_row(look, self.use, self.stay))
        after = column(look, self.secret_field, gap="pad", within=self._after)
        after.addLayout(_row(look, self.compare))
        for part in (self.what, self._before, self.progress, self.fault, self._after, self._found):
            self.body.addWidget(part)
        self.hide()

    def _wire(self) -> None:
        self.other.clicked.connect(self._choose)
        self.go.clicked.connect(self._restore)
        self.leave.clicked.connect(self._leave)
        self.stay.clicked.connect(self._leave)
        self.progress.cancelled.connect(self._stop)
        self.compare.clicked.connect(self._compare)
        self.secret.returnPressed.connect(self._compare)
        self.secret.textEdited.connect(lambda _: self.secret_field.set_fault())
        self.secret.caps.connect(
            lambda on: self.secret_field.set_hint("Caps Lock seems to be on." if on else _OPENS)
        )
        self.use.clicked.connect(lambda: self.used.emit(self._folder))

    def _set_folder(self, folder: Path) -> None:
        self._folder = folder
        self.where.setText(str(folder))
        self.where.setCursorPosition(0)
        self.where_field.set_fault()

    def _set_busy(self, busy: bool) -> None:
        for part in (self.go, self.other, self.leave, self.compare, self.secret):
            part.setEnabled(not busy)

    def _choose(self) -> None:
        folder = self._ask_folder()
        if folder is not None:
            taken = folder.exists() and any(folder.iterdir())
            self._set_folder(folder / self._folder.name if taken else folder)

    def _leave(self) -> None:
        self.forget()
        self.hide()
        self.left.emit()

    # --- restoring ---

    def _restore(self) -> None:
        source, folder = self._source, self._folder
        self.fault.hide()
        self._set_busy(True)
        self.progress.set_share(None, "Restoring the backup")
        self.progress.cancel.setEnabled(True)
        self.progress.begin()
        self._task = self._session.begin_apart(
            lambda world, step: restore(source, folder, world, step),
            self._restored,
            self._refused,
            told=lambda share: self.progress.set_share(share / 100),
            stopped=self._stopped,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _stopped(self) -> None:
        self.progress.hide()
        self._set_busy(False)

    def _restored(self, made: datetime) -> None:
        self._stopped()
        self._before.hide()
        at = moment_of(made, self._now) if self._now else ""
        self.what.setText(
            f"The vault of {at} is in {self._folder}. Nothing was replaced. Give its passphrase, "
            "and see how the two differ before you choose between them."
        )
        self._after.show()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, refusal: Refusal) -> None:
        self._stopped()
        said = messages.of(refusal)
        if isinstance(refusal, VaultExists):
            self.where_field.set_fault(f"{said.message} Choose a new folder.")
        else:
            self.fault.say(f"{said.message} {said.do}")

    # --- comparing ---

    def _compare(self) -> None:
        typed, folder = self.secret.text(), self._folder
        if not typed:
            self.secret_field.set_fault("Type it first.")
            return
        self.forget()
        self.fault.hide()
        self._set_busy(True)
        self._session.ask(
            lambda desk: compare_with(desk, folder, typed), self._compared, self._not_opened
        )

    def _not_opened(self, refusal: Refusal) -> None:
        self._set_busy(False)
        said = messages.of(refusal)
        if isinstance(refusal, WrongPassphrase):
            words = "That passphrase does not open the backup. Try the one that you had that day."
            self.secret_field.set_fault(words)
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fault.say(f"{said.message} {said.do}")

    def _compared(self, found: Compared | None) -> None:
        self._set_busy(False)
        if found is None or self._now is None:
            return
        self._after.hide()
        self.told.setText(" ".join(health_words.compared(found, self._now)))
        self.cost.setText("" if found.other else f"{health_words.cost(found)} {self._both_stay()}")
        self.cost.setVisible(not found.other)
        self.use.setVisible(not found.other)
        self.what.setText(f"The restored vault is in {self._folder}. {_LATER}")
        self._found.show()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _both_stay(self) -> str:
        return (
            f"Whichever you choose, both stay: this one in {self._vault}. If you use the restored "
            "one, Evenhand locks now and asks for its passphrase."
        )


def _row(look: Look, *buttons: QWidget) -> Flow:
    flow = Flow(look, centre=True)
    for one in buttons:
        flow.add(one)
    return flow
