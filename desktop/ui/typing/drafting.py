"""Keeps what is typed as one types: soon after the last key, and at once on leaving.

- Whoever types on without a rest is not waited for: what stands there is kept meanwhile, too.
- The words belong to one form about one thing. Whoever goes on to something else begins anew, and
  what was typed before is kept under what it was about.
- A form in which nothing stands any more is no draft: it is wiped.
- Where they cannot be kept (the disk is full) the words stay in the window and with the desk
  (`drafts.keep`), the session says so (`owes`), and it is tried again until they can.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.casework.actions import drafts
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import london
from desktop.ui.session import Session

_PAUSE = 300  # milliseconds after the last key
_MOST = 1_000  # milliseconds for which words that are typed without a rest are not kept
_AGAIN = 5_000  # milliseconds after which what could not be kept is tried again


class Keeper(QObject):
    """`kept` with the time of day. `read` gives every field of the form as it stands now."""

    kept = Signal(str)

    def __init__(
        self,
        session: Session,
        form: str,
        read: Callable[[], Mapping[str, str]],
        parent: QObject,
        *,
        bare: Callable[[], bool] | None = None,
    ) -> None:
        """`bare` tells that nothing stands in the form; without it, that each field is blank."""
        super().__init__(parent)
        self._session, self._form, self._read, self._bare = session, form, read, bare
        self._about = ""
        self._last: dict[str, str] = {}
        self._typed = False
        self._latest = QDeadlineTimer()
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.flush)

    def begin(self, about: str, kept: Mapping[str, str] | None = None) -> None:
        """From now on the words are about this, of which the draft holds `kept` already.

        Nothing is kept before something is typed; then everything is, what was put there too.
        """
        self._rest.stop()
        self._about, self._last, self._typed = about, dict(kept or {}), False

    def fetch(self, about: str, done: Callable[[dict[str, str]], None]) -> None:
        """Begin with what was kept of it before, which is handed over first."""

        def found(fields: dict[str, str] | None) -> None:
            if not isValid(self):
                return  # the form went before it was answered
            if about == self._about and not self._typed:
                self._last = dict(fields or {})
            done(fields or {})

        self.begin(about)
        self._session.ask(lambda desk: drafts.read(desk, DraftOf(self._form, about)), found)

    def touch(self) -> None:
        """Something was typed."""
        if self._about:
            self._typed = True
            if not self._rest.isActive():
                self._latest.setRemainingTime(_MOST)
            self._rest.start(min(_PAUSE, self._latest.remainingTime()))

    def flush(self) -> None:
        """Keep what is not kept yet, without waiting."""
        self._rest.stop()
        if not self._about:
            return
        about, now = self._about, dict(self._read())
        fresh = {name: words for name, words in now.items() if self._last.get(name) != words}
        if fresh and self._typed:
            bare = self._bare() if self._bare else not any(map(str.strip, now.values()))
            self._last, self._typed = ({}, False) if bare else (now, True)
            of = DraftOf(self._form, about)
            self._session.ask(
                lambda desk: _keep(desk, of, {} if bare else fresh),
                self._tell,
                lambda _refusal: self._not_kept(about),
            )

    def stop(self) -> None:
        """The form is being finished: nothing more is kept of it."""
        self._rest.stop()
        self._about = ""

    def finish(self) -> DraftOf:
        """The form is being finished: everything is kept once more, and nothing after that.

        Whoever finishes it drops this draft together with what is written; `go_on` where it could
        not be written, `begin` where it was and the form stands there still.
        """
        of = DraftOf(self._form, self._about)
        self.flush()
        self.stop()
        return of

    def so_far(self) -> DraftOf | None:
        """All that stands there is kept now: the draft of it. None where it is about nothing."""
        self.flush()
        return DraftOf(self._form, self._about) if self._about else None

    def go_on(self, about: str) -> None:
        """It could not be finished after all: everything is kept again."""
        self._about, self._last, self._typed = about, {}, True
        self.flush()

    def drop(self) -> None:
        """What was typed is given up: it is wiped. What is typed from now on is kept again."""
        of = DraftOf(self._form, self._about)
        if self._about:
            self.begin(self._about)
            self._session.ask(lambda desk: drafts.drop(desk, of))

    def _tell(self, at: datetime | None) -> None:
        if at is not None and isValid(self):
            self.kept.emit(f"{london(at):%H:%M}")

    def _not_kept(self, about: str) -> None:
        if isValid(self) and about == self._about:
            self._last, self._typed = {}, True
            self._latest.setRemainingTime(_AGAIN)
            self._rest.start(_AGAIN)


def _keep(desk: Desk, of: DraftOf, fields: Mapping[str, str]) -> datetime:
    """Keep these words; none: the form is empty."""
    if fields:
        drafts.keep(desk, of, fields)
    else:
        drafts.drop(desk, of)
    return desk.world.clock.now()
