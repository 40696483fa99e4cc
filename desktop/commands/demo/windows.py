"""What the demo asks of the windows. It is handed them; it never loads Qt itself."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from desktop.casework.surroundings import World


class NoWindows(Exception):
    """Windows cannot be drawn here. The text is one line that says what is missing."""


class Windows(Protocol):
    """The program's own windows, walked through chapters of the journey and photographed."""

    @property
    def taken(self) -> int:
        """How many pictures there are by now."""

    @property
    def fault(self) -> BaseException | None:
        """What broke, if anything did; nothing is walked after it."""

    def walk(self, chapter: str, given: Mapping[str, str]) -> Mapping[str, str] | None:
        """Walk a chapter. What it was given and what was read on the way; None if it broke."""

    def close(self) -> None:
        """End them; whatever they had open is locked."""


Opened = Callable[[Path, World, int], Windows]
"""Opens the windows, for pictures in this folder, their text so many per cent large. Raises
`NoWindows`."""


class Unseen:
    """No windows: the journey goes by its actions alone."""

    taken = 0
    fault: BaseException | None = None

    def walk(self, _chapter: str, _given: Mapping[str, str]) -> None:
        """Nothing is walked."""

    def close(self) -> None:
        """Nothing is open."""
