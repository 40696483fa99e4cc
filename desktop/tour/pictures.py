"""Pictures of a window in light and dark, written as they are taken.

Both are taken of the same window in the same state: only the look is changed between them, and
every other stop begins with the theme that the one before ended with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.exchange.carry import write_file
from desktop.ui.look.theme import Look, Theme

_ENDINGS = {"light": "", "dark": "-dark"}


@dataclass(frozen=True)
class Picture:
    """One that was taken: the stop's name, the theme, the screen's key, where it lies."""

    name: str
    theme: str
    screen: str  # the door's key, or what stands in the window before there is a desk
    file: Path


class Album:
    """The pictures of one tour, in one folder."""

    def __init__(self, folder: Path, look: Look) -> None:
        self._folder, self._look = folder, look
        self._themes = {name: Theme.load(name) for name in _ENDINGS}
        self.taken: list[Picture] = []

    def take(self, name: str, screen: str, of: QWidget, settle: Callable[[], None]) -> None:
        """A window as it is now, in both themes. `settle` waits until it is drawn anew."""
        now = self._look.theme.name
        other = next(one for one in _ENDINGS if one != now)
        self._one(name, now, screen, of)
        self._look.set_theme(self._themes[other])
        settle()
        self._one(name, other, screen, of)

    def _one(self, name: str, theme: str, screen: str, of: QWidget) -> None:
        file = self._folder / f"{name}{_ENDINGS[theme]}.png"
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        of.grab().save(buffer, "PNG")
        write_file(file, bytes(data.data()))
        self.taken.append(Picture(name, theme, screen, file))
