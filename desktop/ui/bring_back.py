"""A new computer and a backup on a stick: a vault again, in a new folder, before any is open.

- It opens with the passphrase or the recovery code of the day of the backup; that is asked for
  afterwards, where every vault is unlocked.
- Nothing is sent from it before the other side has been heard: what to say to them stands here.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal, VaultExists
from desktop import messages
from desktop.casework.actions.safety.backups import restore
from desktop.casework.clock import london
from desktop.casework.dates import written
from desktop.ui.banner import Banner
from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.fields import TextField
from desktop.ui.first_run.step import Step
from desktop.ui.flow import Flow
from desktop.ui.form import Field
from desktop.ui.progress import Progress
from desktop.ui.session import Session
from desktop.ui.text import Words
from desktop.ui.theme import Look
from desktop.ui.worker import Task

_WHY = (
    (
        "It opens as it did that day",
        "key-round",
        "With the passphrase of the day on which the backup was made, or with the recovery code of "
        "then. The file alone tells nobody anything.",
    ),
    (
        "Nothing is sent yet",
        "hourglass",
        "What was written after the backup is missing here, and may be at the other desk. So "
        "nothing is sent before a bundle has come that the other side made after today.",
    ),
)
_NEW = "A folder of its own, new or empty. The file on the stick stays as it is."
_VOLUNTEER = (
    "If you support families, ring your office. You can say: “I have restored my record from a "
    "backup of {}. Please make a receipt for me: People, my laptop, Make a receipt.” Bring it in "
    "under Exchange. If the old laptop is lost or stolen, say so too: the office ends it then, and "
    "signs this one in."
)
_OFFICE = (
    "If you run the office, ask each volunteer for a bundle that is made now, and bring them in "
    "under Inbox before you send anything."
)
_TITLE = "Bring a backup back"


class BringBack(Step):
    """`done` with the folder of the vault that there is now, locked; `left` to go back."""

    done = Signal(Path)
    left = Signal()

    def __init__(
        self,
        look: Look,
        session: Session,
        ask_file: Callable[[], Path | None],
        ask_folder: Callable[[], Path | None],
        folder: Path,
    ) -> None:
        """`folder` is where the vault is proposed to lie."""
        self.later = Button(look, "Not now", "text")
        below = "A file from a stick, made under Health, becomes a vault on this computer again."
        super().__init__(look, _TITLE, below, _WHY, actions=(self.later,))
        self._session, self._ask_file, self._ask_folder = session, ask_file, ask_folder
        self._file, self._folder = Path(), folder
        self.choose = Button(look, "Choose the backup", "main", icon="folder-open")
        self.file, self.where = TextField(), TextField()
        self.file_field = Field(look, "The backup", self.file)
        self.where_field = Field(look, "Into this folder", self.where, _NEW)
        self.another = Button(look, "Choose another file", "text")
        self.other = Button(look, "Choose another folder…", "text", icon="folder-open")
        self.go = Button(look, "Bring it back", "main", icon="history")
        self.progress = Progress(look, "Restoring the backup")
        self.fault = Banner(look, "stop")
        self.made = Banner(look, "ok")
        self.volunteer = Words(look)
        self.unlock = Button(look, "Unlock it", "main", icon="key-round")
        self._asked, self._after = QWidget(), QWidget()
        self._task: Task | None = None
        self._lay_out()
        self._wire()
        self._set_folder(folder)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = self.look
        for field in (self.file, self.where):
            field.setReadOnly(True)
        asked = column(look, self.file_field, gap="pad", within=self._asked)
        asked.addLayout(_row(look, self.another))
        asked.addWidget(self.where_field)
        asked.addLayout(_row(look, self.other))
        asked.addLayout(_row(look, self.go))
        after = column(look, self.made, self.volunteer, Words(look, _OFFICE), within=self._after)
        after.addLayout(_row(look, self.unlock))
        self.main.addLayout(_row(look, self.choose))
        for part in (self.fault, self._asked, self.progress, self._after):
            self.main.addWidget(part)
            part.hide()

    def _wire(self) -> None:
        self.later.clicked.connect(self.left)
        self.choose.clicked.connect(self._choose)
        self.another.clicked.connect(self._choose)
        self.other.clicked.connect(self._choose_folder)
        self.go.clicked.connect(self._restore)
        self.progress.cancelled.connect(self._stop)
        self.unlock.clicked.connect(lambda: self.done.emit(self._folder))

    def _choose(self) -> None:
        file = self._ask_file()
        if file is None:
            return
        self._file = file
        self.file.setText(str(file))
        self.fault.hide()
        self.choose.hide()
        self._asked.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_folder(self) -> None:
        folder = self._ask_folder()
        if folder is not None:
            taken = folder.exists() and any(folder.iterdir())
            self._set_folder(folder / self._folder.name if taken else folder)

    def _set_folder(self, folder: Path) -> None:
        self._folder = folder
        self.where.setText(str(folder))
        self.where.setCursorPosition(0)
        self.where_field.set_fault()

    # --- restoring ---

    def _restore(self) -> None:
        file, folder = self._file, self._folder
        self.fault.hide()
        self._set_busy(True)
        self.progress.set_share(None, "Restoring the backup")
        self.progress.cancel.setEnabled(True)
        self.progress.begin()
        self._task = self._session.begin_apart(
            lambda world, step: restore(file, folder, world, step),
            self._restored,
            self._refused,
            told=lambda share: self.progress.set_share(share / 100),
            stopped=self._stopped,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _set_busy(self, busy: bool) -> None:
        for part in (self._asked, self.later):
            part.setEnabled(not busy)

    def _stopped(self) -> None:
        self.progress.hide()
        self._set_busy(False)

    def _restored(self, made: datetime) -> None:
        self._stopped()
        self._asked.hide()
        self.later.hide()
        day = written(london(made).date())
        self.volunteer.setText(_VOLUNTEER.format(day))
        self._after.show()
        self.made.say(f"The vault of {day} is in {self._folder}. Nothing else was changed.")
        self.unlock.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, refusal: Refusal) -> None:
        self._stopped()
        said = messages.of(refusal)
        if isinstance(refusal, VaultExists):
            self.where_field.set_fault(f"{said.message} Choose a new folder.")
        else:
            self.fault.say(f"{said.message} {said.do}")


def _row(look: Look, *buttons: QWidget) -> Flow:
    flow = Flow(look, centre=True)
    for one in buttons:
        flow.add(one)
    return flow
