"""Linux: logind tells of sleep, shutdown and locked sessions, the desktop of its screen saver.

- A delay inhibitor is held while a vault is open. Nothing lets go of it on the way to the lock: its
  file is closed when the process that held the vault is replaced, and the sleep goes on only then.
  logind waits for that no longer than it is set to, usually five seconds.
- Where there is no logind, or no bus at all, the rest still holds: left alone it locks in minutes.

Source: https://systemd.io/INHIBITOR_LOCKS/ and org.freedesktop.login1(5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from desktop.ui.away.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable

_LOGIN, _PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER, _SESSION = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SAVERS = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
_WHY = "The record is being locked"


class LinuxWatch(Watch):
    """`gone` when the computer goes to sleep or off, or the session is locked or left."""

    def __init__(
        self, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None
    ) -> None:
        """The system's bus, and the person's own. Either may be without a connection."""
        super().__init__(parent)
        self._system = system
        self._wanted = self._sleeping = self._asked = self._given_up = False
        self._inhibitor: object | None = None
        if system.isConnected():
            for signal in ("PrepareForSleep", "PrepareForShutdown"):
                system.connect(_LOGIN, _PATH, _MANAGER, signal, self, _slot("prepare(bool)"))
            # "auto": the session that we run in, or else the one on this person's screen.
            self._call("GetSession", ["auto"], self._follow)
        if session.isConnected():
            # Whoever on the person's own bus says so: all that can be had by it is a lock.
            for saver in _SAVERS:
                session.connect("", "", saver, "ActiveChanged", self, _slot("cover(bool)"))

    def hold(self) -> None:
        """A vault is open: sleep waits from now on until this process has ended."""
        self._wanted = True
        self._given_up = False
        if self._inhibitor is None and not self._asked and self._system.isConnected():
            self._asked = True
            self._call("Inhibit", ["sleep:shutdown", "Evenhand", _WHY, "delay"], self._take)

    def let_go(self) -> None:
        """It cannot be locked now: if the computer waits for it to sleep, it may."""
        if self._sleeping:
            self._inhibitor, self._given_up = None, self._asked  # its file is closed with it

    @Slot(bool)
    def prepare(self, begins: bool) -> None:
        """Sleep or shutdown begins; or it is over, and the next one is to wait again."""
        self._sleeping = begins
        if begins:
            self.gone.emit()
        elif self._wanted:
            self.hold()

    @Slot(bool)
    def cover(self, on: bool) -> None:
        """The screen saver comes up, or goes."""
        if on:
            self.gone.emit()

    @Slot()
    def locked(self) -> None:
        """The session is asked to lock."""
        self.gone.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def altered(self, of: str, now: dict[str, object], _dropped: list[str]) -> None:
        """Something of the session is otherwise: locked, or another user is on the screen."""
        if of == _SESSION and (now.get("LockedHint") is True or now.get("Active") is False):
            self.gone.emit()

    def _follow(self, answer: list[Any]) -> None:
        if not answer:
            return
        path = answer[0].path()
        self._system.connect(_LOGIN, path, _SESSION, "Lock", self, _slot("locked()"))
        slot = _slot("altered(QString,QVariantMap,QStringList)")
        self._system.connect(_LOGIN, path, _PROPERTIES, "PropertiesChanged", self, slot)

    def _take(self, answer: list[Any]) -> None:
        self._asked = False
        if answer and not self._given_up:
            self._inhibitor = answer[0]

    def _call(self, name: str, arguments: list[object], done: Callable[[list[Any]], None]) -> None:
        """Ask logind without waiting. `done` has no answer where it refuses or is not there."""
        call = QDBusMessage.createMethodCall(_LOGIN, _PATH, _MANAGER, name)
        call.setArguments(arguments)
        waiting = QDBusPendingCallWatcher(self._system.asyncCall(call), self)

        def answered() -> None:
            reply = waiting.reply()
            waiting.deleteLater()
            answers = reply.type() == QDBusMessage.MessageType.ReplyMessage
            done(reply.arguments() if answers else [])

        waiting.finished.connect(answered)


def _slot(signature: str) -> Any:
    """Typed for bytes, PySide takes only the text that `SLOT` makes."""
    return SLOT(signature)
