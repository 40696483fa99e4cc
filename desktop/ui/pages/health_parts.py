"""A row of the Health page: how it stands, the button for it, how far it is, what hindered it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.desk import Desk
from desktop.ui.look.theme import Look
from desktop.ui.pages.health_words import Phrase
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.tag import state
from desktop.ui.rows.work_row import WorkRow
from desktop.ui.session import Session
from desktop.ui.worker import Step, Task

T = TypeVar("T")


class Deed(QWidget):
    """One row. With a `button`, `wanted` when it is pressed; `begin` then does what it is for."""

    wanted = Signal()

    def __init__(self, look: Look, session: Session, button: Button | None = None) -> None:
        super().__init__()
        self._session = session
        self._task: Task | None = None
        self.button = button
        actions = () if button is None else (button,)
        self.row = WorkRow(look, state("later"), "…", "", actions)
        self.progress = Progress(look, "…")
        self.fault = Banner(look, "stop")
        column(look, self.row, self.progress, self.fault, gap="near", within=self)
        self.progress.hide()
        self.fault.hide()
        self.progress.cancelled.connect(self._stop)
        if button is not None:
            button.clicked.connect(self.wanted)

    def show_phrase(self, phrase: Phrase) -> None:
        """How it stands now."""
        self.row.tag.set_state(phrase.state)
        self.row.so.setText(phrase.so)
        self.row.why.setText(phrase.why)
        self.row.why.setVisible(bool(phrase.why))
        self.row.setAccessibleName(f"{phrase.state.word}: {phrase.so}")
        if self.button is not None:
            self.button.setAccessibleName(self.button.text())
            self.button.setAccessibleDescription(phrase.so)

    def begin(self, words: str, work: Callable[[Desk, Step], T], done: Callable[[T], None]) -> None:
        """Do something long; other work goes on, and it can be stopped."""
        self.fault.hide()
        self.set_busy(True)
        self.progress.set_share(None, words)
        self.progress.begin()

        def ended(result: T | None) -> None:
            self.set_busy(False)
            if result is not None:
                done(result)

        self._task = self._session.begin(
            work,
            ended,
            self.refuse,
            told=lambda share: self.progress.set_share(share / 100),
            stopped=lambda: self.set_busy(False),
        )

    def set_busy(self, busy: bool) -> None:
        """Whether it is under way. Whoever has the keyboard there keeps it there."""
        here = QApplication.focusWidget()
        ours = here is not None and here in (self.button, self.progress.cancel)
        if busy:
            self.progress.show()
        self.progress.cancel.setEnabled(busy)
        if self.button is not None:
            self.button.setEnabled(not busy)
            if ours:
                to = self.progress.cancel if busy else self.button
                to.setFocus(Qt.FocusReason.OtherFocusReason)
        if not busy:
            self.progress.hide()
            self._task = None

    def refuse(self, refusal: Refusal) -> None:
        """It could not be done: say why, and what to do."""
        self.set_busy(False)
        said = messages.of(refusal)
        self.fault.say(f"{said.message} {said.do}")

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()


def pick_folder(over: QWidget, title: str, last: Path | None) -> Path | None:
    """The system's own dialog for a folder."""
    found = QFileDialog.getExistingDirectory(over.window(), title, str(last or ""))
    return Path(found) if found else None
