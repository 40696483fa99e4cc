"""A list that is in use, and taking in a newer one: how far it is, a way to stop, what came of it.

What is common to the list of schools and that of postcodes. The system's dialog is an attribute, so
that a test needs none.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from db.errors import NotAPlaceList, NotASchoolList, Refusal
from desktop import messages
from desktop.casework.desk import Desk
from desktop.ui.look.announce import announce
from desktop.ui.parts.boxes import line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, Picture
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words, soft
from desktop.ui.worker import Step, Task

T = TypeVar("T")

_READING = "Reading the list and comparing it"
_STOPPED = "Stopped. Nothing was changed."


class TakingCard(Card, Generic[T]):
    """Takes files in by itself (`work`), and tells what came of it (`told`). What is refused for
    one of `asks` can be taken in all the same."""

    asks: ClassVar[tuple[type[Refusal], ...]] = ()

    def __init__(self, here: Here, what: str, icon: str, where: str) -> None:
        """`what`: "schools"; `where`: how one comes by a newer list."""
        look = here.look
        super().__init__(look, f"The list of {what}", icon=icon, gap="gap")
        self._here, self._task = here, Task()
        self._asked: list[Path] = []  # files about which is asked whether they are meant
        self._kinds = f"Lists of {what} (*.zip *.csv *.gz);;All files (*)"
        self.ask_files: Callable[[], list[Path]] = self._dialog
        self.now, self.came = Words(look, ""), Words(look, "")
        self.take = Button(look, "Take in a newer list…", icon="upload")
        self.take.setAccessibleName(f"Take in a newer list of {what}…")
        self.anyway = Button(look, "Take it in all the same")
        self.progress = Progress(look, _READING)
        self._mark = Picture(look, "circle-alert", "stop", beside="body")
        self._where = soft(look, where)
        said = line(look, gap="near")
        said.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.came, 1)
        self.body.addWidget(self.now)
        self.body.addLayout(said)
        for each in (self.anyway, self._where, self.progress):
            self.body.addWidget(each)
        self.foot(self.take)
        self._rest()
        self.take.clicked.connect(lambda: self.bring(self.ask_files()))
        self.anyway.clicked.connect(lambda: self.begin(self._asked, partial(self.work, meant=True)))
        self.progress.cancelled.connect(lambda: self._task.stop())
        here.session.locked.connect(self._rest)

    # --- what each list says of itself ---

    def work(self, desk: Desk, files: list[Path], step: Step, *, meant: bool = False) -> T:
        """Take these files in, on the worker; `meant`: whatever was asked about them."""
        raise NotImplementedError

    def told(self, taken: T) -> str:
        """What a newer list came to."""
        raise NotImplementedError

    # --- taking in ---

    def bring(self, files: list[Path]) -> None:
        """Take these files in, which are one list."""
        if files:
            self.begin(files, self.work)

    def begin(self, files: list[Path], work: Callable[[Desk, list[Path], Step], T]) -> None:
        """Do this with them, and tell what comes of it."""
        here = self.take.hasFocus() or self.anyway.hasFocus()
        self._rest()
        self.progress.cancel.setEnabled(True)
        self.progress.set_share(None, _READING)
        self.progress.begin()
        if here:  # it cannot be pressed meanwhile: the keyboard goes where one may stop it
            self.progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.take.setEnabled(False)
        self._task = self._here.session.begin(
            lambda desk, step: work(desk, files, step),
            self._done,
            partial(self.failed, files),
            told=lambda share: self.progress.set_share(share / 100),
            stopped=lambda: self._tell(_STOPPED),
        )

    def failed(self, files: list[Path], refusal: Refusal) -> None:
        """Say why it was refused, and what to do; ask, where it may be right all the same."""
        said = messages.of(refusal)
        self._tell(f"{said.message} {said.do}", wrong=True)
        # Where it says itself what to fetch, that need not stand there twice.
        self._where.setHidden(isinstance(refusal, NotAPlaceList | NotASchoolList))
        if isinstance(refusal, self.asks):
            self._asked = files
            self.anyway.show()

    def _done(self, taken: T | None) -> None:
        if taken is not None:
            self._tell(self.told(taken))

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        here = self.progress.isAncestorOf(self.window().focusWidget() or self)
        self._rest()
        if here:
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        self.came.set_ink("stop" if wrong else "ink")
        self.came.setText(words)
        self.came.show()
        self._mark.setVisible(wrong)
        if wrong:  # a word with a tick would say that it is done
            announce(self, words, True)
        else:
            self._here.say(words.partition(". ")[0].rstrip(".") + ".")

    def _rest(self) -> None:
        self.take.setEnabled(True)
        self._where.show()
        for each in (self.progress, self.came, self._mark, self.anyway):
            each.hide()

    def _dialog(self) -> list[Path]:
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), "Which list?", "", self._kinds)
        return [Path(one) for one in chosen]
