"""Windows: the window is told of suspend, and of a session that is locked, left or ended.

Source: WM_POWERBROADCAST, RegisterSuspendResumeNotification, WM_WTSSESSION_CHANGE and
WTSRegisterSessionNotification, in Microsoft's documentation of the Win32 API.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QEventLoop,
    QTimer,
)
from PySide6.QtWidgets import QWidget

from desktop.ui.away.watch import Watch

_POWER, _SUSPEND = 0x0218, 0x0004
_SESSION = 0x02B1
_LEFT = (0x2, 0x4, 0x6, 0x7)  # console or remote disconnected, logged off, locked
_THIS_SESSION = 0
_WINDOW = 0  # DEVICE_NOTIFY_WINDOW_HANDLE
_PATIENCE = 1_800  # milliseconds: the system waits two seconds for each program


class Message(ctypes.Structure):
    """MSG, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("what", ctypes.c_size_t),
    )


def tells_of_leaving(message: Message) -> bool:
    """Whether the person or the computer goes away."""
    asleep = message.message == _POWER and message.what == _SUSPEND
    return asleep or (message.message == _SESSION and message.what in _LEFT)


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, watch: WindowsWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, _kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look, and let it go on to whoever else wants it."""
        if tells_of_leaving(Message.from_address(int(message))):
            self._watch.leave()
        return False, 0


class WindowsWatch(Watch):
    """`gone` when the computer goes to sleep or the session is locked or left."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._open = False
        self._filter = _Filter(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            handle = int(window.winId())
            with suppress(OSError, AttributeError):
                ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, _THIS_SESSION)
            with suppress(OSError, AttributeError):
                ctypes.windll.user32.RegisterSuspendResumeNotification(handle, _WINDOW)

    def hold(self) -> None:
        """A vault is open: sleep waits, for the two seconds that the system gives."""
        self._open = True

    def let_go(self) -> None:
        """It cannot be locked now: the computer may sleep all the same."""
        self._open = False

    def leave(self) -> None:
        """Say so; while a vault is open, answer the system only once this program has ended."""
        self.gone.emit()
        if self._open:
            loop = QEventLoop()
            QTimer.singleShot(_PATIENCE, loop, loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
