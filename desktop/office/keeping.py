"""Keeps what is typed in one form as a draft, a moment after the last key."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.casework.actions import drafts
from desktop.casework.actions.drafts import DraftOf
from desktop.ui.session import Session

_PAUSE = 300  # milliseconds without a key


class Keeping(QObject):
    """The draft of one form. Whoever leaves the form calls `flush`; who finishes it, `drop`."""

    def __init__(self, session: Session, of: DraftOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self.of = session, of
        self._waiting: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.flush)

    def put(self, field: str, words: str) -> None:
        """These words stand in the field now."""
        self._waiting[field] = words
        self._pause.start()

    def flush(self) -> None:
        """Write what waits, now."""
        self._pause.stop()
        fields, self._waiting = self._waiting, {}
        if fields:
            of = self.of
            self._session.ask(lambda desk: drafts.keep(desk, of, fields))

    def read(self, done: Callable[[dict[str, str]], None]) -> None:
        """Hand over the words that were kept; nothing where there are none."""
        of = self.of
        self._session.ask(lambda desk: drafts.read(desk, of), lambda found: done(found or {}))

    def drop(self) -> None:
        """The form is finished or given up."""
        self._pause.stop()
        self._waiting = {}
        of = self.of
        self._session.ask(lambda desk: drafts.drop(desk, of))
