"""Restoring a backup into a new folder: which one, on its way, and what was in the way.

The parts are laid out by whoever offers it: the entrance on a new computer, and the page of a vault
that is open. Nothing is ever replaced; a folder that holds something is named beside the field.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.errors import Refusal, VaultExists
from desktop import messages
from desktop.casework.actions.safety.backups import restore
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.progress import Progress
from desktop.ui.session import Session
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.worker import Task


class RestoreInto(QObject):
    """`busy` while it runs; `restored` with the time of the backup, `folder` is a vault then."""

    busy = Signal(bool)
    restored = Signal(object)  # datetime

    def __init__(
        self,
        look: Look,
        session: Session,
        ask_folder: Callable[[], Path | None],
        go: Button,
        hint: str,
    ) -> None:
        """`go` begins it, `hint` what is said of the folder."""
        super().__init__()
        self._session, self._ask_folder = session, ask_folder
        self._source, self.folder = Path(), Path()
        self._task: Task | None = None
        self.where = TextField()
        self.where.setReadOnly(True)
        self.where_field = Field(look, "Into this folder", self.where, hint)
        self.other = Button(look, "Choose another folder…", "text", icon="folder-open")
        self.go = go
        self.progress = Progress(look, "Restoring the backup")
        self.fault = Banner(look, "stop")
        self.other.clicked.connect(self._choose)
        self.go.clicked.connect(self._restore)
        self.progress.cancelled.connect(self._stop)

    def take(self, source: Path) -> None:
        """The backup that is to be restored."""
        self._source = source

    def set_folder(self, folder: Path) -> None:
        """Where the vault is to lie."""
        self.folder = folder
        self.where.setText(str(folder))
        self.where.setCursorPosition(0)
        self.where_field.set_fault()

    def refuse(self, refusal: Refusal) -> None:
        """Say what was in the way: beside the folder where it is that."""
        said = messages.of(refusal)
        if isinstance(refusal, VaultExists):
            self.where_field.set_fault(f"{said.message} Choose a new folder.")
        else:
            self.fault.say(f"{said.message} {said.do}")

    def _choose(self) -> None:
        folder = self._ask_folder()
        if folder is not None:
            taken = folder.exists() and any(folder.iterdir())
            self.set_folder(folder / self.folder.name if taken else folder)

    def _restore(self) -> None:
        source, folder = self._source, self.folder
        self.fault.hide()
        self.busy.emit(True)
        self.progress.set_share(None, "Restoring the backup")
        self.progress.cancel.setEnabled(True)
        self.progress.begin()
        self._task = self._session.begin_apart(
            lambda world, step: restore(source, folder, world, step),
            self._done,
            self._refused,
            told=lambda share: self.progress.set_share(share / 100),
            stopped=self._ended,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _ended(self) -> None:
        self.progress.hide()
        self.busy.emit(False)

    def _done(self, made: datetime) -> None:
        self._ended()
        self.restored.emit(made)

    def _refused(self, refusal: Refusal) -> None:
        self._ended()
        self.refuse(refusal)
