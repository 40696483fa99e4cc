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

from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.ui.entrance.restore_into import RestoreInto
from desktop.ui.first_run.step import Step
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.session import Session
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field

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
        self._ask_file = ask_file
        go = Button(look, "Bring it back", "main", icon="history")
        self.into = RestoreInto(look, session, ask_folder, go, _NEW)
        self.choose = Button(look, "Choose the backup", "main", icon="folder-open")
        self.file = TextField()
        self.file_field = Field(look, "The backup", self.file)
        self.another = Button(look, "Choose another file", "text")
        self.made = Banner(look, "ok")
        self.volunteer = Words(look)
        self.unlock = Button(look, "Unlock it", "main", icon="key-round")
        self._asked, self._after = QWidget(), QWidget()
        self._lay_out()
        self._wire()
        self.into.set_folder(folder)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look, into = self.look, self.into
        self.file.setReadOnly(True)
        asked = column(look, self.file_field, gap="pad", within=self._asked)
        asked.addLayout(_row(look, self.another))
        asked.addWidget(into.where_field)
        asked.addLayout(_row(look, into.other))
        asked.addLayout(_row(look, into.go))
        after = column(look, self.made, self.volunteer, Words(look, _OFFICE), within=self._after)
        after.addLayout(_row(look, self.unlock))
        self.main.addLayout(_row(look, self.choose))
        for part in (into.fault, self._asked, into.progress, self._after):
            self.main.addWidget(part)
            part.hide()

    def _wire(self) -> None:
        self.later.clicked.connect(self.left)
        self.choose.clicked.connect(self._choose)
        self.another.clicked.connect(self._choose)
        self.into.busy.connect(self._set_busy)
        self.into.restored.connect(self._restored)
        self.unlock.clicked.connect(lambda: self.done.emit(self.into.folder))

    def _choose(self) -> None:
        file = self._ask_file()
        if file is None:
            return
        self.into.take(file)
        self.file.setText(str(file))
        self.into.fault.hide()
        self.choose.hide()
        self._asked.show()
        self.into.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, busy: bool) -> None:
        for part in (self._asked, self.later):
            part.setEnabled(not busy)

    def _restored(self, made: datetime) -> None:
        self._asked.hide()
        self.later.hide()
        day = written(london(made).date())
        self.volunteer.setText(_VOLUNTEER.format(day))
        self._after.show()
        self.made.say(f"The vault of {day} is in {self.into.folder}. Nothing else was changed.")
        self.unlock.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(look: Look, *buttons: QWidget) -> Flow:
    flow = Flow(look, centre=True)
    for one in buttons:
        flow.add(one)
    return flow
