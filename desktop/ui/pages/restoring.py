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

from db.errors import Refusal, WrongPassphrase
from desktop.casework.actions.safety.backups import Compared, compare_with
from desktop.casework.saying.said import moment_of
from desktop.ui.entrance.restore_into import RestoreInto
from desktop.ui.entrance.unlock import SecretField
from desktop.ui.look.theme import Look
from desktop.ui.pages import health_words
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.session import Session
from desktop.ui.typing.form import Field

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
        self._look, self._session, self._vault = look, session, Path()
        self._now: datetime | None = None
        go = Button(look, "Restore it there", icon="history")
        self.into = RestoreInto(look, session, ask_folder, go, _NEW)
        self.what = Words(look)
        self.leave = Button(look, "Leave it", "text")
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
        self._vault, self._now = vault, now
        self.into.take(source)
        day = f"{made or now:%Y-%m-%d}"
        self.into.set_folder(vault.parent / f"{vault.name}-restored-{day}")
        said = f"The backup of {moment_of(made, now)}" if made else f"The backup in {source.name}"
        self.what.setText(f"{said} becomes a vault of its own.")
        for part in (self._after, self._found, self.into.fault, self.into.progress):
            part.hide()
        self._before.show()
        self._set_busy(False)
        self.show()
        self.into.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self.secret.clear()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody who comes back to the page finds a passphrase in it."""
        super().hideEvent(event)
        self.forget()

    # --- how it looks ---

    def _lay_out(self) -> None:
        look, into = self._look, self.into
        before = column(look, into.where_field, gap="pad", within=self._before)
        before.addLayout(_row(look, into.other))
        before.addLayout(_row(look, into.go, self.leave))
        found = column(look, self.told, self.cost, within=self._found)
        found.addLayout(_row(look, self.use, self.stay))
        after = column(look, self.secret_field, gap="pad", within=self._after)
        after.addLayout(_row(look, self.compare))
        parts = (self.what, self._before, into.progress, into.fault, self._after, self._found)
        for part in parts:
            self.body.addWidget(part)
        self.hide()

    def _wire(self) -> None:
        self.into.busy.connect(self._set_busy)
        self.into.restored.connect(self._restored)
        self.leave.clicked.connect(self._leave)
        self.stay.clicked.connect(self._leave)
        self.compare.clicked.connect(self._compare)
        self.secret.returnPressed.connect(self._compare)
        self.secret.textEdited.connect(lambda _: self.secret_field.set_fault())
        self.secret.caps.connect(
            lambda on: self.secret_field.set_hint("Caps Lock seems to be on." if on else _OPENS)
        )
        self.use.clicked.connect(lambda: self.used.emit(self.into.folder))

    def _set_busy(self, busy: bool) -> None:
        into = self.into
        for part in (into.go, into.other, self.leave, self.compare, self.secret):
            part.setEnabled(not busy)

    def _leave(self) -> None:
        self.forget()
        self.hide()
        self.left.emit()

    def _restored(self, made: datetime) -> None:
        self._before.hide()
        at = moment_of(made, self._now) if self._now else ""
        self.what.setText(
            f"The vault of {at} is in {self.into.folder}. Nothing was replaced. Give its "
            "passphrase, and see how the two differ before you choose between them."
        )
        self._after.show()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- comparing ---

    def _compare(self) -> None:
        typed, folder = self.secret.text(), self.into.folder
        if not typed:
            self.secret_field.set_fault("Type it first.")
            return
        self.forget()
        self.into.fault.hide()
        self._set_busy(True)
        self._session.ask(
            lambda desk: compare_with(desk, folder, typed), self._compared, self._not_opened
        )

    def _not_opened(self, refusal: Refusal) -> None:
        self._set_busy(False)
        if isinstance(refusal, WrongPassphrase):
            words = "That passphrase does not open the backup. Try the one that you had that day."
            self.secret_field.set_fault(words)
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.into.refuse(refusal)

    def _compared(self, found: Compared | None) -> None:
        self._set_busy(False)
        if found is None or self._now is None:
            return
        self._after.hide()
        self.told.setText(" ".join(health_words.compared(found, self._now)))
        self.cost.setText("" if found.other else f"{health_words.cost(found)} {self._both_stay()}")
        self.cost.setVisible(not found.other)
        self.use.setVisible(not found.other)
        self.what.setText(f"The restored vault is in {self.into.folder}. {_LATER}")
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
