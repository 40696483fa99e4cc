"""Bringing files in one by one, so that it can be stopped between two of them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from db.errors import FileUnreadable, Refusal
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.carry import read_file
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.desk import Desk
from desktop.office.inbox.phrases import File
from desktop.ui.session import Session

_INSIDE = ("applied",)
_WAITS = ("held", "quarantined")


class Bringing(QObject):
    """`became` with a file, its answers, how many are through, of how many.

    `finished` with how many are in, how many wait, how many neither, and a refusal of this desk's
    own (its disk is full) that ended it early.
    """

    became = Signal(object, object, int, int)
    finished = Signal(int, int, int, object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._files: list[File] = []
        self._answers: list[Arrived] = []
        self._at = 0
        self._stopped = False
        self.busy = False

    def begin(self, files: Sequence[File]) -> None:
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
        path = file.path

        def take(desk: Desk) -> tuple[Arrived, ...]:
            return receive(desk, [(path.name, read_file(path))])

        self._session.ask(take, lambda answers: self._took(file, answers or ()), self._failed)

    def _took(self, file: File, answers: tuple[Arrived, ...]) -> None:
        if not answers:  # the desk was locked meanwhile
            self._end(None)
            return
        self._answers += answers
        self._at += 1
        self.became.emit(file, answers, self._at, len(self._files))
        self._next()

    def _failed(self, refusal: Refusal) -> None:
        if isinstance(refusal, FileUnreadable):
            file = self._files[self._at]
            told = Arrived(file.path.name, "refused", refusal.code, refusal.facts)
            self._took(file, (told,))
        else:
            self._end(refusal)

    def _end(self, refusal: Refusal | None) -> None:
        self.busy = False
        results = [one.result for one in self._answers]
        inside = sum(one in _INSIDE for one in results)
        waits = sum(one in _WAITS for one in results)
        self.finished.emit(inside, waits, len(results) - inside - waits, refusal)
