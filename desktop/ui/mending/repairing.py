"""Repairing a damaged record: what it does, the passphrase, how far it is, and what it cost.

The same before a vault is open and on the Health page; whoever puts it there says how it is begun.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal, WrongPassphrase
from db.ledger import moment
from desktop import messages
from desktop.casework.actions.safety.repair import repair
from desktop.casework.history.repairs import Repaired, told
from desktop.ui.entrance.unlock import SecretField
from desktop.ui.look.announce import announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.centred import Centred
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.text import Words
from desktop.ui.session import Session
from desktop.ui.typing.form import Field
from desktop.ui.worker import Task

WHAT = (
    "What can still be read is put together in a new record, from the damaged file and from the "
    "backups in the vault. Nothing is made up, and the damaged file is kept under another name."
)
_WHOLE = "Nothing is wrong with the record now. Nothing was changed."
_DAMAGED = "The record is damaged"


class Begin(Protocol):
    """Starts the repair with this passphrase."""

    def __call__(
        self,
        secret: str,
        done: Callable[[Repaired | None], None],
        failed: Callable[[Refusal], None],
        told: Callable[[int], None],
        stopped: Callable[[], None],
    ) -> Task: ...


class Repairing(Card):
    """`ended` when it is done and told; `left` when the person would rather not."""

    ended = Signal()
    left = Signal()

    def __init__(self, look: Look, begin: Begin) -> None:
        super().__init__(look, "Repair the record", icon="shield-check", gap="pad")
        self._look, self._begin = look, begin
        self._task: Task | None = None
        self.what = Words(look, WHAT)
        self.secret = SecretField()
        self.field = Field(look, "Passphrase", self.secret)
        self.go = Button(look, "Repair", icon="shield-check")
        self.leave = Button(look, "Not now", "text")
        self.progress = Progress(look, "Reading what is left")
        self.fault = Banner(look, "stop")
        self.told = Words(look)
        self.on = Button(look, "Go on", icon="check")
        self._before, self._after = QWidget(), QWidget()
        before = column(look, self.what, self.field, gap="pad", within=self._before)
        row = Flow(look, centre=True)
        row.add(self.go)
        row.add(self.leave)
        before.addLayout(row)
        after = column(look, self.told, gap="pad", within=self._after)
        last = Flow(look)
        last.add(self.on)
        after.addLayout(last)
        for part in (self._before, self.progress, self.fault, self._after):
            self.body.addWidget(part)
        for part in (self.progress, self.fault, self._after):
            part.hide()
        self._wire()

    def _wire(self) -> None:
        self.secret.returnPressed.connect(self._start)
        self.go.clicked.connect(self._start)
        self.leave.clicked.connect(self.left)
        self.on.clicked.connect(self.ended)
        self.progress.cancelled.connect(self._stop)
        self.secret.textEdited.connect(lambda _: self.field.set_fault(""))
        self.secret.caps.connect(
            lambda on: self.field.set_hint("Caps Lock seems to be on." if on else "")
        )

    def offer(self, *, at_once: bool = False) -> None:
        """From the beginning. `at_once`: one can type."""
        self._before.show()
        self.fault.hide()
        self._after.hide()
        self.show()
        if at_once:
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed goes."""
        self.secret.clear()
        super().hideEvent(event)

    def _start(self) -> None:
        typed = self.secret.text()
        if not typed:
            self.field.set_fault("Type it first.")
            return
        self.secret.clear()
        self.fault.hide()
        self._set_busy(True)
        self.progress.set_share(None, "Reading what is left")
        self.progress.begin()
        self._task = self._begin(
            typed,
            self._done,
            self._refused,
            lambda share: self.progress.set_share(share / 100),
            lambda: self._set_busy(False),
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.progress.cancel.setEnabled(busy)
        for part in (self.secret, self.go, self.leave):
            part.setEnabled(not busy)

    def _done(self, done: Repaired | None) -> None:
        self._set_busy(False)
        said = [_WHOLE] if done is None else told(done, moment(done.at))
        self._before.hide()
        self.told.setText("\n".join(said))
        self._after.show()
        announce(self.told, said[0])
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, refusal: Refusal) -> None:
        self._set_busy(False)
        said = messages.of(refusal)
        if isinstance(refusal, WrongPassphrase):
            self.field.set_fault(f"{said.message} {said.do}")
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fault.say(f"{said.message} {said.do}")


class RepairPage(QWidget):
    """The page for a vault that does not open. `ended` and `left` with its folder."""

    ended = Signal(Path)
    left = Signal(Path)

    def __init__(self, look: Look, session: Session, vault: Path) -> None:
        super().__init__()
        self.setAccessibleName(_DAMAGED)

        def begin(
            secret: str,
            done: Callable[[Repaired | None], None],
            failed: Callable[[Refusal], None],
            told: Callable[[int], None],
            stopped: Callable[[], None],
        ) -> Task:
            return session.begin_apart(
                lambda world, step: repair(vault, secret, world, step=step),
                done,
                failed,
                told=told,
                stopped=stopped,
            )

        held = QWidget()
        self.card = Repairing(look, begin)
        column(
            look,
            Words(look, _DAMAGED, "title"),
            Words(look, f"The vault in {vault}", "small", "ink-soft"),
            self.card,
            gap="pad",
            within=held,
        )
        column(look, Centred(look, held, 560), within=self)
        self.card.ended.connect(lambda: self.ended.emit(vault))
        self.card.left.connect(lambda: self.left.emit(vault))
        self.card.offer(at_once=True)
