"""Attaching files one after the other: each is looked at, perhaps asked about, then kept.

What a photograph tells besides its picture is asked about before anything of it is kept. Whoever
leaves the case or locks meanwhile has answered: what was not kept is let go of.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.errors import Refusal
from desktop.casework.actions.files.attach import (
    Picked,
    attach,
    look_at,
    made_anew,
    pick,
    without_told,
)
from desktop.casework.desk import Desk
from desktop.casework.files import file_kinds
from desktop.ui.session import Session

Source = Path | tuple[str, bytes]
"""A file on the disk, or a name and bytes from the clipboard."""

_READY: Mapping[str, Callable[[Picked], Picked]] = {
    "clean": without_told,
    "anew": made_anew,
    "whole": lambda picked: picked,
}


class Adding(QObject):
    """`asks` with a `Picked` that tells more than its picture; `answer` it.

    `kept` with the name of a file that is attached and what is odd about it, `refused` with why one
    is not.
    """

    asks = Signal(object)
    kept = Signal(str)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: deque[Source] = deque()
        self._asked: Picked | None = None
        self._case = self._about = ""
        self._turn = 0  # answers of before a `forget` count no longer
        self.busy = False

    def add(self, case: str, about: str, sources: Iterable[Source]) -> None:
        """Attach these to a case, after those that wait already."""
        self._case, self._about = case, about
        self._waiting.extend(sources)
        if not self.busy:
            self._next()

    def answer(self, how: str) -> None:
        """Attach the photograph that was asked about, as `CameraCard` says how."""
        picked, self._asked = self._asked, None
        if picked is not None:
            self._keep(picked, how)

    def leave_out(self) -> None:
        """Do not attach the one that was asked about."""
        self._asked = None
        self._next()

    def forget(self) -> None:
        """Let go of everything that is not kept yet."""
        self._turn += 1
        self._waiting.clear()
        self._asked, self.busy = None, False

    def _next(self) -> None:
        self.busy = bool(self._waiting)
        if not self.busy:
            return
        source, turn = self._waiting.popleft(), self._turn

        def look(_desk: Desk) -> Picked:
            return pick(source) if isinstance(source, Path) else look_at(*source)

        def seen(picked: Picked | None) -> None:
            if turn != self._turn or picked is None:
                return
            if picked.told:
                self._asked = picked
                self.asks.emit(picked)
            else:
                self._keep(picked, "whole")

        self._session.ask(look, seen, lambda refusal: self._refuse(refusal, turn))

    def _keep(self, picked: Picked, how: str) -> None:
        case, about, turn = self._case, self._about, self._turn

        def keep(desk: Desk) -> str:
            ready = _READY[how](picked)
            attach(desk, case, ready, about)
            mistaken = file_kinds.mistaken(ready.name, ready.media_type)
            return f"{ready.name}. {mistaken}" if mistaken else f"{ready.name}."

        def done(name: str | None) -> None:
            if turn == self._turn and name is not None:
                self.kept.emit(name)
                self._next()

        self._session.ask(keep, done, lambda refusal: self._refuse(refusal, turn))

    def _refuse(self, refusal: Refusal, turn: int) -> None:
        if turn == self._turn:
            self.refused.emit(refusal)
            self._next()
