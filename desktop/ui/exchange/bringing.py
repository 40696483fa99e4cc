"""Bringing files in one by one, so that it can be stopped between two of them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.errors import Refusal
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.receive import receive_file
from desktop.ui.session import Session


class Bringing(QObject):
    """`became` with a file, its answers, how many are through, of how many.

    `finished` with every answer, and a refusal of this desk's own (its disk is full: the rest would
    meet the same) that ended it early.
    """

    became = Signal(object, object, int, int)  # Path, tuple[Arrived, …]
    finished = Signal(object, object)  # tuple[Arrived, …], Refusal or None

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._files: list[Path] = []
        self._answers: list[Arrived] = []
        self._at = 0
        self._stopped = False
        self.busy = False

    def begin(self, files: Sequence[Path]) -> None:
        """Take these in, in this order."""
        self._files, self._answers, self._at = list(files), [], 0
        self._stopped, self.busy = False, True
        self._next()

    def cancel(self) -> None:
        """Stop after the one that is being taken in."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped or self._at >= len(self._files):
            self._end(None)
            return
        file = self._files[self._at]
        self._session.ask(
            lambda desk: receive_file(desk, file),
            lambda answers: self._took(file, answers or ()),
            self._end,
        )

    def _took(self, file: Path, answers: tuple[Arrived, ...]) -> None:
        if not answers:  # the desk was locked meanwhile
            self._end(None)
            return
        self._answers += answers
        self._at += 1
        self.became.emit(file, answers, self._at, len(self._files))
        self._next()

    def _end(self, refusal: Refusal | None) -> None:
        self.busy = False
        self.finished.emit(tuple(self._answers), refusal)
