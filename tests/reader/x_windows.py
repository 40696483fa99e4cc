"""The windows of a screen as a task switcher finds them: what they are called, where they stand."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, byref, c_char_p, c_int, c_uint, c_ulong, c_void_p
from typing import NamedTuple


class Place(NamedTuple):
    """In pixels of the screen."""

    left: int
    top: int
    wide: int
    high: int


class Screen:
    """One X screen. Nobody manages its windows: each stands where its program puts it."""

    def __init__(self, name: str) -> None:
        self._x = x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = c_void_p, [c_char_p]
        x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = c_ulong, [c_void_p]
        for plain in ("XFlush", "XCloseDisplay", "XFree"):
            getattr(x, plain).argtypes = [c_void_p]
        self._display = c_void_p(x.XOpenDisplay(name.encode()))
        self._root = x.XDefaultRootWindow(self._display)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def names(self) -> set[str]:
        """What any window is called."""
        return {name for name, _ in self._named()}

    def _named(self) -> list[tuple[str, int]]:
        root, parent, children, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        given = (byref(root), byref(parent), byref(children), byref(count))
        self._x.XQueryTree(self._display, c_ulong(self._root), *given)
        found = []
        for one in children[: count.value]:
            name = c_char_p()
            if self._x.XFetchName(self._display, c_ulong(one), byref(name)) and name.value:
                found.append((name.value.decode(), one))
        self._x.XFree(children)
        return found

    def place(self, name: str) -> Place | None:
        """Where the largest window of this name stands; None: there is none."""
        window = self._window(name)
        return None if window is None else self._of(window)

    def move(self, name: str, to: Place) -> None:
        """As somebody who drags it by its corner."""
        window = self._window(name)
        assert window is not None
        self._x.XMoveResizeWindow(self._display, c_ulong(window), *to)
        self._x.XFlush(self._display)

    def _window(self, name: str) -> int | None:
        # A program has small ones of the same name that nobody sees.
        found = [window for called, window in self._named() if called == name]
        return max(found, key=lambda one: self._of(one).wide, default=None)

    def _of(self, window: int) -> Place:
        root, left, top = c_ulong(), c_int(), c_int()
        wide, high, edge, depth = c_uint(), c_uint(), c_uint(), c_uint()
        given = (root, left, top, wide, high, edge, depth)
        self._x.XGetGeometry(self._display, c_ulong(window), *map(byref, given))
        return Place(left.value, top.value, wide.value, high.value)


@contextmanager
def screen(name: str) -> Iterator[Screen]:
    """The screen of this name (`:7`)."""
    made = Screen(name)
    try:
        yield made
    finally:
        made.close()
