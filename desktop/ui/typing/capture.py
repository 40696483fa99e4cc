"""Windows that cannot be photographed: left out of screenshots and of screens that are shared.

On at first. A volunteer shares her screen in meetings about one family, and what lies behind may be
another's; and some systems photograph the screen by themselves every few seconds. Whoever needs a
magnifier or somebody's help from afar that reads the screen turns it off in Settings.

Windows and macOS can be asked for it; Linux cannot, and there the setting is absent.

Source: SetWindowDisplayAffinity in Microsoft's Win32 API; NSWindow.sharingType in Apple's AppKit,
which macOS 15.4 and later no longer keep to for every program.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.look.preferences import Preferences

Hide = Callable[[int, bool], None]
"""Leave the window of this handle out of pictures, or no longer."""

_SHOWN, _LEFT_OUT = 0x00, 0x11  # WDA_NONE, WDA_EXCLUDEFROMCAPTURE
_NOBODY, _READ_ONLY = 0, 1  # NSWindowSharingNone, NSWindowSharingReadOnly


def can_hide() -> bool:
    """Whether this system can be asked for it."""
    return sys.platform in ("win32", "darwin")


def hide_on_windows(handle: int, hidden: bool) -> None:
    """`handle` is an HWND. Where it is refused (Windows before 10 2004), nothing comes of it."""
    if sys.platform == "win32":
        with suppress(OSError, AttributeError):
            set_affinity = ctypes.windll.user32.SetWindowDisplayAffinity
            set_affinity.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
            set_affinity(handle, _LEFT_OUT if hidden else _SHOWN)


def hide_on_mac(handle: int, hidden: bool) -> None:
    """`handle` is an NSView; the window is the one that it stands in."""
    with suppress(OSError, AttributeError):
        objc = ctypes.CDLL(ctypes.util.find_library("objc"))
        name = objc.sel_registerName
        name.restype, name.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
        send = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value
        if send is None:
            return
        # Each call by its own prototype: on Apple silicon a call of another shape goes wrong.
        ask = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(send)
        tell = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(send)
        window = ask(handle, name(b"window"))
        if window:
            tell(window, name(b"setSharingType:"), _NOBODY if hidden else _READ_ONLY)


class Veil(QObject):
    """Over every window of the program, as the preferences have it; lists that open are windows."""

    def __init__(self, app: QApplication, preferences: Preferences, hide: Hide) -> None:
        super().__init__(app)
        self._preferences, self._hide = preferences, hide
        self._before = preferences.hidden
        app.installEventFilter(self)
        preferences.changed.connect(self._again)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A window comes up, or the system has made another of it."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange):
            self._lay_over(watched)
        return False

    def _again(self) -> None:
        if self._preferences.hidden != self._before:
            self._before = self._preferences.hidden
            for window in QApplication.topLevelWidgets():
                self._lay_over(window)

    def _lay_over(self, window: QObject) -> None:
        if isinstance(window, QWidget) and window.isWindow() and window.internalWinId():
            self._hide(int(window.internalWinId()), self._preferences.hidden)


def veil(app: QApplication, preferences: Preferences) -> Veil | None:
    """What this system can do; None where it can do nothing."""
    if not can_hide():
        return None
    return Veil(app, preferences, hide_on_mac if sys.platform == "darwin" else hide_on_windows)
