"""One vault, one window: whoever finds a vault open elsewhere rings, and that window comes up.

- Who has the vault is told by the vault's own lock, never by the bell: the bell only calls. It
  hangs while a vault is unlocked, and whoever has the lock takes over one that a crash left behind.
- Its name is made of the vault's place and tells nothing of it; only this user's programs can ring.
- Nothing is carried but the ring and "here".
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

_HERE = b"here"
_PATIENCE = 2_000  # milliseconds for whoever is there to answer


def name_of(vault: Path) -> str:
    """What the bell of this vault is called, by whatever road one came to it."""
    # Late: it loads the whole of OpenSSL, and the first page rings nobody.
    from hashlib import sha256  # noqa: PLC0415

    place = os.path.normcase(os.path.realpath(vault))
    return f"evenhand-{sha256(place.encode()).hexdigest()[:32]}"


class Doorbell(QObject):
    """`rung` when another program of this user would like this window to come up."""

    rung = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def hang(self, vault: Path) -> None:
        """From now on, for this vault. Where no bell can be hung there is none: nothing is lost."""
        # Late: no part of what is needed before the first page.
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        self.take_down()
        self._server = server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        QLocalServer.removeServer(name_of(vault))  # of one that crashed: the vault's lock is ours
        server.listen(name_of(vault))

    def take_down(self) -> None:
        """The vault is locked, or is being."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _answer(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()):
            caller.disconnected.connect(caller.deleteLater)
            caller.write(_HERE)
            caller.flush()
            caller.disconnectFromServer()
        self.rung.emit()


def ring(vault: Path, over: QObject, heard: Callable[[bool], None]) -> None:
    """Ring at whoever has this vault open. `heard` is told, later, whether anybody is there."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - late, as above

    _let_it_come_up()
    socket, patience = QLocalSocket(over), QTimer(over, singleShot=True, interval=_PATIENCE)

    waits = True

    def end(there: bool) -> None:
        nonlocal waits
        if waits:
            waits = False
            for part in (socket, patience):
                part.deleteLater()
            heard(there)

    patience.timeout.connect(lambda: end(False))
    socket.readyRead.connect(lambda: end(socket.readAll().data() == _HERE))
    socket.errorOccurred.connect(lambda _why: end(False))
    patience.start()
    socket.connectToServer(name_of(vault))


def _let_it_come_up() -> None:
    """Windows lets another program come to the front only where the one in front allows it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there is none of it elsewhere

        with suppress(OSError):
            ctypes.windll.user32.AllowSetForegroundWindow(-1)
