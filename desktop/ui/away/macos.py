"""macOS: the kernel tells of sleep and waits for an answer, the screen's lock is told to everyone.

By the system's own C interfaces. Each callback comes on the main thread's run loop, which is Qt's.

Source: IORegisterForSystemPower in IOKit/pwr_mgt/IOPMLib.h, CFNotificationCenter.h.
"""

from __future__ import annotations

import ctypes
from ctypes import CFUNCTYPE, POINTER, byref, c_char_p, c_int, c_long, c_uint32, c_void_p

from PySide6.QtCore import QObject

from desktop.ui.away.watch import Watch

_FRAMEWORKS = "/System/Library/Frameworks"
_MAY_SLEEP, _WILL_SLEEP = 0xE0000270, 0xE0000280  # kIOMessageCanSystemSleep, …SystemWillSleep
_UTF8 = 0x08000100  # kCFStringEncodingUTF8
_AT_ONCE = 4  # CFNotificationSuspensionBehaviorDeliverImmediately
_LOCKED = b"com.apple.screenIsLocked"

_POWER = CFUNCTYPE(None, c_void_p, c_uint32, c_uint32, c_void_p)
_NOTICE = CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)


class MacWatch(Watch):
    """`gone` when the computer goes to sleep or its screen is locked, by whatever way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self._root = 0
        # The system calls these for as long as the program runs: they must not be collected.
        self._on_power, self._on_lock = _POWER(self._power), _NOTICE(self._screen)
        foundation = f"{_FRAMEWORKS}/CoreFoundation.framework/CoreFoundation"
        self._foundation = ctypes.CDLL(foundation)
        self._iokit = ctypes.CDLL(f"{_FRAMEWORKS}/IOKit.framework/IOKit")
        self._hear_of_sleep()
        self._hear_of_lock()

    def hold(self) -> None:
        """A vault is open: sleep waits, up to the system's half minute, until this process ends."""
        self._open = True

    def let_go(self) -> None:
        """It cannot be locked now: the computer may sleep all the same."""
        self._open = False

    def _hear_of_sleep(self) -> None:
        port, notifier = c_void_p(), c_uint32()
        register = self._iokit.IORegisterForSystemPower
        register.restype = c_uint32
        register.argtypes = [c_void_p, POINTER(c_void_p), _POWER, POINTER(c_uint32)]
        self._root = register(None, byref(port), self._on_power, byref(notifier))
        if not self._root:
            return
        source = self._iokit.IONotificationPortGetRunLoopSource
        source.restype, source.argtypes = c_void_p, [c_void_p]
        loop = self._foundation.CFRunLoopGetMain
        loop.restype, loop.argtypes = c_void_p, []
        add = self._foundation.CFRunLoopAddSource
        add.restype, add.argtypes = None, [c_void_p, c_void_p, c_void_p]
        common = c_void_p.in_dll(self._foundation, "kCFRunLoopCommonModes")
        add(loop(), source(port), common)

    def _hear_of_lock(self) -> None:
        centre = self._foundation.CFNotificationCenterGetDistributedCenter
        centre.restype, centre.argtypes = c_void_p, []
        text = self._foundation.CFStringCreateWithCString
        text.restype, text.argtypes = c_void_p, [c_void_p, c_char_p, c_uint32]
        add = self._foundation.CFNotificationCenterAddObserver
        add.restype = None
        add.argtypes = [c_void_p, c_void_p, _NOTICE, c_void_p, c_void_p, c_long]
        add(centre(), id(self), self._on_lock, text(None, _LOCKED, _UTF8), None, _AT_ONCE)

    def _power(self, _about: int, _service: int, what: int, token: int) -> None:
        if what == _MAY_SLEEP:
            self._allow(token)
        elif what == _WILL_SLEEP:
            waits = self._open
            self.gone.emit()
            if not waits:
                self._allow(token)  # else the end of this process is the answer

    def _screen(self, *_of: int) -> None:
        self.gone.emit()

    def _allow(self, token: int) -> None:
        allow = self._iokit.IOAllowPowerChange
        allow.restype, allow.argtypes = c_int, [c_uint32, c_long]
        allow(self._root, token or 0)
