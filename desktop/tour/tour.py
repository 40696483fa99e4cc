"""The tour as the demo is handed it: a window where one can be had, else a word on what is missing.

Qt draws into memory, whatever screen there is: nothing jumps up before a person who asked for a
demonstration on the command line.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import (
    QLibraryInfo,
    QMessageLogContext,
    QPluginLoader,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from desktop.casework.surroundings import World
from desktop.commands.demo.windows import NoWindows
from desktop.tour.pictures import Picture
from desktop.tour.walking import Walk
from desktop.ui.look.dressing import FUSION

_PLATFORM = "offscreen"
_OF_EVERY_WINDOW = "This plugin does not support propagateSizeHints()"


class Tour:
    """Walks chapters of the journey; see `desktop.commands.demo.windows.Windows`."""

    def __init__(self, pictures: Path, world: World, text: int = 100) -> None:
        """`text` is its size in per cent. Raises `NoWindows` where Qt cannot draw here."""
        app = _application()
        pictures.mkdir(parents=True, exist_ok=True)
        self._scratch = tempfile.TemporaryDirectory(prefix="evenhand-tour-")
        self._walk = Walk(app, world, pictures, Path(self._scratch.name), text / 100)

    def walk(self, chapter: str, given: Mapping[str, str]) -> Mapping[str, str] | None:
        return self._walk.walk(chapter, given)

    @property
    def taken(self) -> int:
        """How many pictures there are by now."""
        return len(self.pictures)

    @property
    def pictures(self) -> list[Picture]:
        """What was taken, in order."""
        return self._walk.album.taken

    @property
    def fault(self) -> BaseException | None:
        return self._walk.fault

    def close(self) -> None:
        self._walk.close()
        self._scratch.cleanup()


def _application() -> QApplication:
    """The running one, or a new one that draws into memory."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = _PLATFORM
    _look_whether_it_loads()
    qInstallMessageHandler(hear)
    return QApplication(["evenhand", *FUSION])


def hear(_kind: QtMsgType, _where: QMessageLogContext, said: str | None) -> None:
    """What Qt says goes to standard error, but for what it says of every window on no screen."""
    if said != _OF_EVERY_WINDOW:
        print(said, file=sys.stderr)


def _look_whether_it_loads() -> None:
    """Qt ends the whole program where its platform plug-in cannot be loaded: ask before."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    found = sorted(folder.glob(f"*q{_PLATFORM}*")) if folder.is_dir() else []
    if not found:
        raise NoWindows(f"Qt’s plug-in {_PLATFORM} is not in {folder}")
    plugin = QPluginLoader(str(found[0]))
    if not plugin.load():
        raise NoWindows(plugin.errorString().replace("\n", " "))
