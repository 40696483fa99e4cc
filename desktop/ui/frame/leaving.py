"""How one gets away from an open desk: left alone, locked, closed, or the computer put to sleep.

- Each screen keeps what is not kept yet when it is hidden, and what it asks for is done before the
  lock that follows.
- Words that the disk would not take are given up by nobody but the person: until then it neither
  locks nor closes, but shows nothing of the desk.
- Whoever locks by hand while readable copies of files lie outside is offered to delete them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.errors import Refusal
    from desktop.ui.attachments.at_lock import AtLock
    from desktop.ui.frame.shell import Shell
    from desktop.ui.look.preferences import Preferences
    from desktop.ui.look.theme import Look
    from desktop.ui.session import Session

MINUTE = 60_000  # milliseconds
_DOES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class Around(Protocol):
    """The window that is left."""

    shell: Shell | None

    def put(self, widget: QWidget) -> None:
        """Show this instead."""

    def centralWidget(self) -> QWidget | None:  # noqa: N802 - Qt's name
        """What is shown."""

    def set_aside(self, widget: QWidget) -> None:
        """No longer show this, but keep it: words are in it."""

    def close(self) -> bool:
        """End the program."""


class Leaving(QObject):
    """`ends` just before the vault is locked, `locked` once it is.

    `stays` when it cannot be: words wait that the disk will not take.
    """

    ends = Signal()
    locked = Signal()
    stays = Signal()

    def __init__(
        self, window: Around, session: Session, look: Look, preferences: Preferences
    ) -> None:
        super().__init__()
        self._window, self._session, self._look = window, session, look
        self._preferences = preferences
        self._sure = self._open = False
        session.unlocked.connect(lambda: self._set_open(True))
        session.locked.connect(lambda: self._set_open(False))
        self.idle = QTimer(self, singleShot=True)
        """Runs out when the person has done nothing for so long."""
        self.idle.timeout.connect(self.lock_behind)

    # --- somebody is there, or is not ---

    def watch(self) -> None:
        """A vault is open: from now on it locks by itself."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._active()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Whatever the person does puts the lock off."""
        # Everything that happens in the program passes here: what is no input is told by its class,
        # which costs a third of asking for its type.
        if isinstance(event, QInputEvent) and event.type() in _DOES:
            self._active()
        return False

    def _active(self) -> None:
        self.idle.start(self._preferences.minutes * MINUTE)

    def _unwatch(self) -> None:
        """There is nothing to lock any more: what is done here is heard no longer."""
        self.idle.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _set_open(self, is_open: bool) -> None:
        self._open = is_open
        if is_open:
            self.watch()
        else:
            self._unwatch()

    # --- locking ---

    def lock(self) -> None:
        """Finish what was asked, then lock; the person may think better of it meanwhile."""
        self._end(self._lock, returns=True)

    def lock_behind(self) -> None:
        """The same when the person has gone: there is no way back to the desk but unlocking.

        Where no vault is open, nothing is done; one that is being opened is locked once it is.
        """
        self._end(self._lock, returns=False)

    def _lock(self) -> None:
        self.ends.emit()
        self._session.lock(self.locked.emit)

    def _end(self, end: Callable[[], None], *, returns: bool) -> None:
        """Leave the desk; when all that was typed is kept, `end`."""
        self.idle.stop()
        self._leave()
        self._session.ask(lambda _desk: None, lambda _: self._end_or_say(end, returns))

    def _end_or_say(self, end: Callable[[], None], returns: bool) -> None:
        if not self._open:
            return
        if self._session.owing is not None:
            self._say_not_kept(end, self._session.owing, returns)
        elif returns and self._window.shell is not None:
            self._offer_to_delete(end)
        else:
            end()

    def _leave(self) -> None:
        if self._window.shell is not None:
            self._window.shell.hide()

    # --- closing ---

    def may_close(self) -> bool:
        """Finish what was asked. False: words wait, and that stands in the window now."""
        self.idle.stop()
        self._leave()
        if self._window.shell is not None and not self._sure:
            self._wait()
            if self._session.owing is not None:
                self._say_not_kept(self._close_now, self._session.owing, returns=True)
                return False
        self._unwatch()
        self.ends.emit()
        return True

    def _close_now(self) -> None:
        self._sure = True
        self._window.close()

    def _wait(self) -> None:
        """Until all that was asked is answered; nothing can be pressed meanwhile."""
        loop = QEventLoop()
        self._session.ask(lambda _desk: None, lambda _: loop.quit())
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    # --- readable copies outside ---

    def _offer_to_delete(self, end: Callable[[], None]) -> None:
        """Somebody locks by hand: copies that anybody can read are offered for deletion first."""
        from desktop.ui.attachments.at_lock import AtLock, near  # noqa: PLC0415 - loaded by now

        window = self._window

        def found(many: int | None) -> None:
            shell = window.shell
            if not many or shell is None or isinstance(window.centralWidget(), AtLock):
                end()
                return
            page = AtLock(self._look, many)
            window.set_aside(shell)
            window.put(page)
            page.begin()
            page.delete.connect(lambda: self._delete_copies(page, end))
            page.leave.connect(end)
            page.back.connect(lambda: self._go_back(shell))
            self._active()  # nobody has to answer

        self._session.ask(near, found, lambda _refusal: end())

    def _delete_copies(self, page: AtLock, end: Callable[[], None]) -> None:
        from desktop.ui.attachments.at_lock import delete_unchanged  # noqa: PLC0415 - as above

        def done(left: int | None) -> None:
            if left:
                page.say_left(left)
            else:
                end()

        self._session.ask(delete_unchanged, done, lambda _refusal: end())

    def _go_back(self, shell: Shell) -> None:
        self._window.put(shell)
        shell.show()
        self._active()

    # --- words that wait ---

    def _say_not_kept(self, end: Callable[[], None], why: Refusal, returns: bool) -> None:
        """Words wait that the disk will not take: `end` once they are kept, or when told to."""
        from desktop.ui.parts.owing import NotKept  # noqa: PLC0415 - loaded by now

        self.stays.emit()
        window = self._window
        shell, before = window.shell, window.centralWidget()
        if isinstance(before, NotKept) and not returns:
            before.stay()
        if shell is None or isinstance(before, NotKept):
            return
        page = NotKept(self._look, why, closing=end == self._close_now, returns=returns)
        window.set_aside(shell)
        window.put(page)
        page.begin()

        def kept(owed: Refusal | None) -> None:
            if owed is None and window.centralWidget() is page:
                end()

        def back() -> None:
            self._go_back(shell)

        self._session.owes.connect(kept)
        page.again.connect(shell.try_again)
        page.anyway.connect(end)
        page.back.connect(back)
