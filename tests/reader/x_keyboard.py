"""The keyboard of a screen that nobody sees: keys that are pressed, and which window has them.

A screen without a window manager gives the keyboard to nobody. Here the newest window has it, and
when that goes the one before, as on any desktop. By Xlib alone: nothing more is to be installed.
"""

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

_HELD = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}
_SUBSTRUCTURE_NOTIFY = 1 << 19
_UNMAP, _MAP = 18, 19
_TO_POINTER = 1


class _MapEvent(ctypes.Structure):
    """XMapEvent and XUnmapEvent, as far as both are alike."""

    _fields_ = [
        ("type", c_int),
        ("serial", c_ulong),
        ("sent", c_int),
        ("display", c_void_p),
        ("event", c_ulong),
        ("window", c_ulong),
        ("flag", c_int),  # of a map: override_redirect, so no window of its own
    ]


class _Event(ctypes.Union):
    _fields_ = [("map", _MapEvent), ("pad", c_long * 24)]


class Keyboard:
    """Presses keys by XTEST, and hands the keyboard on from window to window."""

    def __init__(self) -> None:
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XDefaultRootWindow.restype = c_ulong
        self._x.XStringToKeysym.restype = c_ulong
        self._x.XStringToKeysym.argtypes = [c_char_p]
        self._x.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
        self._x.XSelectInput.argtypes = [c_void_p, c_ulong, c_long]
        self._x.XSetInputFocus.argtypes = [c_void_p, c_ulong, c_int, c_ulong]
        self._x.XNextEvent.argtypes = [c_void_p, POINTER(_Event)]
        for plain in ("XPending", "XFlush", "XConnectionNumber", "XDefaultRootWindow"):
            getattr(self._x, plain).argtypes = [c_void_p]
        self._test.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        # A window that went before it got the keyboard is no reason to end.
        self._handler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda *_: 0)
        self._x.XSetErrorHandler(self._handler)
        self._display = c_void_p(self._x.XOpenDisplay(None))
        if not self._display:
            raise OSError("there is no X server here")
        self._windows: list[int] = []
        root = self._x.XDefaultRootWindow(self._display)
        self._x.XSelectInput(self._display, root, _SUBSTRUCTURE_NOTIFY)
        self._x.XFlush(self._display)

    def fileno(self) -> int:
        """What to watch; `look` when there is something to read."""
        return int(self._x.XConnectionNumber(self._display))

    def look(self) -> bool:
        """Windows that came and went: the newest has the keyboard."""
        event = _Event()
        changed = False
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))
            window, kind = event.map.window, event.map.type
            if kind == _MAP and not event.map.flag:
                self._windows.append(window)
                changed = True
            elif kind == _UNMAP and window in self._windows:
                self._windows.remove(window)
                changed = True
        if changed and self._windows:
            self._x.XSetInputFocus(self._display, self._windows[-1], _TO_POINTER, 0)
            self._x.XFlush(self._display)
        return True

    def press(self, held: list[str], key: str) -> None:
        """A key by X's name for it, while others are held down."""
        codes = [self._code(name) for name in (*(_HELD[one] for one in held), key)]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x.XFlush(self._display)

    def _code(self, name: str) -> int:
        keysym = self._x.XStringToKeysym(name.encode())
        code = int(self._x.XKeysymToKeycode(self._display, keysym)) & 0xFF
        if not code:
            raise ValueError(f"no key {name}")
        return code
