"""The windows' composition root: the application, its look, its preferences, its one window."""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication

from desktop.crash.hooks import Hooks
from desktop.ui.away.watch import Watch
from desktop.ui.look import stood
from desktop.ui.look.dressing import FUSION, apply
from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import Look, Theme
from desktop.ui.typing.qt_says import keep_to_ourselves
from desktop.window import Window


def _world() -> object:
    # Late: the record's libraries take longer to load than a window to paint.
    from desktop.world import real_world  # noqa: PLC0415

    return real_world()


def relaunch(where: str) -> None:
    """End this process and begin a fresh one: what was in memory goes with it (record.md).

    `where` is where the window stood. It is handed on and written nowhere.
    """
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable] if frozen else [sys.executable, "-m", "desktop"]
    os.environ[stood.NAME] = where
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - our own program, no shell
    from PySide6.QtCore import QProcess  # noqa: PLC0415 - late: only Windows asks for it

    QProcess.startDetached(command[0], command[1:])
    QApplication.quit()


def watch_over(window: Window) -> None:
    """From now on the desk is locked when the person or the computer goes away."""
    watch: Watch
    # Late: the first page needs none of it, and each system has only its own.
    if sys.platform == "linux":
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415

        from desktop.ui.away.linux import LinuxWatch  # noqa: PLC0415

        buses = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        watch = LinuxWatch(*buses, window)
    elif sys.platform == "win32":
        from desktop.ui.away.windows import WindowsWatch  # noqa: PLC0415

        watch = WindowsWatch(window)
    elif sys.platform == "darwin":
        from desktop.ui.away.macos import MacWatch  # noqa: PLC0415

        watch = MacWatch(window)
    else:
        return
    watch.gone.connect(window.leaving.lock_behind)
    window.session.unlocked.connect(watch.hold)
    window.leaving.stays.connect(watch.let_go)


def _collect_again() -> None:
    """Python looks for what is left over, as it did not while the program was loaded."""
    gc.freeze()  # what is there by now stays
    gc.enable()


def main(hooks: Hooks) -> int:
    """Open the window. `hooks` hear of what breaks. The exit status."""
    before, reports = stood.taken(), hooks.reports()
    app = QApplication([*sys.argv[:1], *FUSION])
    keep_to_ourselves()
    app.setApplicationName("Evenhand")
    app.setOrganizationName("Evenhand")
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    kept = QSettings(str(Path(place) / "evenhand.ini"), QSettings.Format.IniFormat)
    preferences = Preferences(kept)
    look = Look(Theme.load("light"))
    preferences.dress(look)
    apply(app, look)
    if sys.platform != "linux":  # late: where nothing can be asked of the system, not even loaded
        from desktop.ui.typing.capture import veil  # noqa: PLC0415

        veil(app, preferences)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)

    def begin_anew() -> None:
        relaunch(stood.told(window))

    window = Window(
        *(_world, preferences, look, begin_anew),  # type: ignore[arg-type]
        home=Path(documents),
        reports=None if before else reports,  # whoever has just locked is asked the next time
    )
    hooks.told = window.broken.emit
    hooks.stand_by()
    window.painted.connect(_collect_again)
    window.painted.connect(lambda: watch_over(window))
    stood.show(window, before)
    return app.exec()
