"""The list of schools that is in use, and taking in a newer one: how far it is, and a way to stop.

The system's dialog is an attribute, so that a test needs none.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.schools.look import ListInUse
from desktop.casework.actions.schools.take_list import TakenIn, take_schools
from desktop.office.ground import phrases
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words, soft
from desktop.ui.worker import Task

_READING = "Reading the list and comparing it"


class ListCard(Card):
    """Shows what `show_list` is handed; takes files in by itself."""

    def __init__(self, here: Here) -> None:
        look = here.look
        super().__init__(look, "The list of schools", icon="school", gap="gap")
        self._here, self._task = here, Task()
        self.ask_files: Callable[[], list[Path]] = self._dialog
        self.now = Words(look, "")
        self.no_groups = soft(look, phrases.NO_GROUPS)
        self.came = Words(look, "")
        self.take = Button(look, "Take in a newer list…", icon="upload")
        self.take.setAccessibleName("Take in a newer list of schools")
        self.progress = Progress(look, _READING)
        where = soft(look, phrases.WHERE)
        for each in (self.now, self.no_groups, self.came, where, self.progress):
            self.body.addWidget(each)
        for hidden in (self.no_groups, self.came, self.progress):
            hidden.hide()
        self.foot(self.take)
        self.take.clicked.connect(self._choose)
        self.progress.cancelled.connect(self._stop)
        here.session.locked.connect(self._rest)

    def show_list(self, one: ListInUse) -> None:
        """Which list is in use."""
        self.now.setText(phrases.in_use(one))
        self.no_groups.setVisible(not one.knows_groups)

    def bring(self, files: list[Path]) -> None:
        """Take these files in."""
        if not files:
            return
        self.came.hide()
        self.take.setEnabled(False)
        self.progress.cancel.setEnabled(True)
        self.progress.set_share(None, _READING)
        self.progress.begin()
        self._task = self._here.session.begin(
            lambda desk, step: take_schools(desk, files, step),
            self._done,
            self._failed,
            told=lambda share: self.progress.set_share(share / 100),
            stopped=lambda: self._tell(phrases.STOPPED),
        )

    def _stop(self) -> None:
        self._task.stop()

    def _done(self, taken: TakenIn | None) -> None:
        if taken is not None:
            self._tell(phrases.taken(taken))

    def _failed(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        self._tell(f"{said.message} {said.do}", wrong=True)

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        self._rest()
        self.came.set_ink("stop" if wrong else "ink")
        self.came.setText(words)
        self.came.show()
        self._here.say(words.partition(". ")[0].rstrip(".") + ".")

    def _rest(self) -> None:
        self.progress.hide()
        self.came.hide()
        self.take.setEnabled(True)

    def _choose(self) -> None:
        self.bring(self.ask_files())

    def _dialog(self) -> list[Path]:
        kinds = "Lists of schools (*.zip *.csv *.gz);;All files (*)"
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), "Which list?", "", kinds)
        return [Path(one) for one in chosen]
