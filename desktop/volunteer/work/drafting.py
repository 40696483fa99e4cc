"""Keeps what is typed as one types: soon after the last key, and at once on leaving.

The words belong to one form about one thing. Whoever goes on to something else begins anew, and
what was typed before is kept under what it was about.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.casework.actions import drafts
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.clock import london
from desktop.casework.desk import Desk
from desktop.ui.session import Session

_PAUSE = 300  # milliseconds after the last key


class Keeper(QObject):
    """`kept` with the time of day. `read` gives every field of the form as it stands now."""

    kept = Signal(str)

    def __init__(
        self, session: Session, form: str, read: Callable[[], Mapping[str, str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._form, self._read = session, form, read
        self._about = ""
        self._last: dict[str, str] = {}
        self._typed = False
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest.timeout.connect(self.flush)

    def begin(self, about: str, kept: Mapping[str, str] | None = None) -> None:
        """From now on the words are about this, of which the draft holds `kept` already.

        Nothing is kept before something is typed; then everything is, what was put there too.
        """
        self._rest.stop()
        self._about, self._last, self._typed = about, dict(kept or {}), False

    def touch(self) -> None:
        """Something was typed."""
        if self._about:
            self._typed = True
            self._rest.start()

    def flush(self) -> None:
        """Keep what is not kept yet, without waiting."""
        self._rest.stop()
        if not self._about:
            return
        now = dict(self._read())
        fresh = {name: words for name, words in now.items() if self._last.get(name) != words}
        if fresh and self._typed:
            of = DraftOf(self._form, self._about)
            self._last = now
            self._session.ask(lambda desk: _keep(desk, of, fresh), self._tell)

    def stop(self) -> None:
        """The form is being finished: nothing more is kept of it."""
        self._rest.stop()
        self._about = ""

    def go_on(self, about: str) -> None:
        """It could not be finished after all: everything is kept again."""
        self._about, self._last, self._typed = about, {}, True
        self.flush()

    def _tell(self, at: datetime | None) -> None:
        if at is not None:
            self.kept.emit(f"{london(at):%H:%M}")


def _keep(desk: Desk, of: DraftOf, fields: Mapping[str, str]) -> datetime:
    drafts.keep(desk, of, fields)
    return desk.world.clock.now()
