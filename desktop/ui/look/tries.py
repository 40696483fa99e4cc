"""Wrong passphrases and codes slow down: how long one waits after so many, and that it is said.

It holds off whoever tries one after the other at somebody's keyboard. Whoever has carried the vault
away is held off by the cost of a derivation alone (record.md, Slots); so what is kept here is no
secret, and nobody is ever locked out for good. It is kept on this computer, for each vault by a
check sum of its place, because to end the program and begin it again must not spare the wait.
"""

import os
import time
from collections.abc import Callable
from math import ceil
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QSettings

FREE = 2
"""Wrong ones after which nobody waits yet."""
WAITS = (5, 10, 20, 40, 60)
"""Seconds after the third wrong one, the fourth …; after any more as long as the last."""


def wait_after(wrong: int) -> int:
    """Seconds."""
    return 0 if wrong <= FREE else WAITS[min(wrong - FREE, len(WAITS)) - 1]


class Tries:
    """Of one vault. `now` are seconds of the computer's clock."""

    def __init__(self, kept: QSettings, vault: Path, now: Callable[[], float] = time.time) -> None:
        place = os.path.normcase(os.path.realpath(vault))
        self._kept, self._now = kept, now
        self._name = f"tries/{crc32(place.encode()):08x}"

    def count_wrong(self) -> None:
        """One more did not open it."""
        self._keep(f"{self._read()[0] + 1} {self._now():.3f}")

    def opened(self) -> None:
        """It was opened: all is forgotten."""
        if self._kept.contains(self._name):
            self._kept.remove(self._name)
            self._kept.sync()

    def left(self) -> int:
        """Seconds to wait, 0 when one may try.

        Where the clock was set back meanwhile, the wait begins again, and is no longer than it was.
        """
        wrong, at = self._read()
        wait, now = wait_after(wrong), self._now()
        if wait and now < at:
            self._keep(f"{wrong} {now:.3f}")
            return wait
        return max(0, ceil(at + wait - now)) if wait else 0

    def _read(self) -> tuple[int, float]:
        count, _, at = str(self._kept.value(self._name, "") or "").partition(" ")
        try:
            return int(count), float(at)
        except ValueError:
            return 0, 0.0  # never, or what somebody else wrote there

    def _keep(self, words: str) -> None:
        self._kept.setValue(self._name, words)
        self._kept.sync()
