"""Answering: a bundle for each laptop that waits for one, into a folder of the person's choice."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from db.errors import DocumentLost, NothingToSend, Refusal
from desktop.casework.actions.exchange.inbox import Due, answer_to_folder
from desktop.casework.actions.exchange.send import Sent
from desktop.casework.desk import Desk
from desktop.casework.saying.said import capital, counted
from desktop.ui.parts.screen import Here


class Answering(QObject):
    """One laptop after another; what was written before a refusal stays written and counted."""

    def __init__(self, here: Here, parent: QObject) -> None:
        super().__init__(parent)
        self._here = here
        self._due: list[Due] = []
        self._made = 0
        self._lost: set[str] = set()  # titles of documents that went without their file
        self._folder = Path()

    def begin(self, due: Sequence[Due], folder: Path) -> None:
        """Make a bundle for each of these."""
        self._due, self._folder, self._made = list(due), folder, 0
        self._lost.clear()
        self._next()

    def _next(self) -> None:
        if not self._due:
            self._say()
            return
        due, folder = self._due.pop(0), self._folder

        def answer(desk: Desk) -> tuple[Sent, ...]:
            return answer_to_folder(desk, due.device, folder)

        self._here.session.ask(answer, self._sent, self._failed)

    def _sent(self, sent: tuple[Sent, ...] | None) -> None:
        self._made += len(sent or ())
        self._lost |= {title for one in sent or () for title in one.without}
        self._next()

    def _failed(self, refusal: Refusal) -> None:
        if isinstance(refusal, NothingToSend):
            self._next()
            return
        self._say()
        self._here.refuse(refusal)

    def _say(self) -> None:
        if self._made:
            where = self._folder.name or str(self._folder)
            one = self._made == 1
            self._here.say(
                f"{capital(counted(self._made, 'answer'))} {'is' if one else 'are'} in “{where}”. "
                f"Send {'it to its' if one else 'each to its'} volunteer."
            )
        for title in sorted(self._lost):
            self._here.refuse(DocumentLost(name=title))
