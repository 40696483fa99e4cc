"""The windows' composition root: the application, its look, its preferences, its one window."""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication

from desktop.ui.dressing import apply
from desktop.ui.preferences import Preferences
from desktop.ui.theme import Look, Theme
from desktop.window import Window


def _world() -> object:
    # Late: the record's libraries take longer to load than a window to paint.
    from desktop.world import real_world  # noqa: PLC0415

    return real_world()


def relaunch() -> None:
    """End this process and begin a fresh one: what was in memory goes with it (record.md)."""
    command = [sys.executable, "-m", "desktop"]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - our own program, no shell
    from PySide6.QtCore import QProcess  # noqa: PLC0415 - late: only Windows asks for it

    QProcess.startDetached(command[0], command[1:])
    QApplication.quit()


def _collect_again() -> None:
    """Python looks for what is left over, as it did not while the program was loaded."""
    gc.freeze()  # what is there by now stays
    gc.enable()


def main() -> int:
    """Open the window. The exit status."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Evenhand")
    app.setOrganizationName("Evenhand")
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    kept = QSettings(str(Path(place) / "evenhand.ini"), QSettings.Format.IniFormat)
    preferences = Preferences(kept)
    look = Look(Theme.load("light"))
    preferences.dress(look)
    apply(app, look)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    window = Window(_world, preferences, look, relaunch, home=Path(documents))  # type: ignore[arg-type]
    window.painted.connect(_collect_again)
    window.show()
    return app.exec()
