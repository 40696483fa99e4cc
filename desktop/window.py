"""The one window: the ways into a vault, and the unlocked desk.

- Which desk is shown is chosen by the vault that is unlocked.
- Locking ends the process and a fresh one stands on the unlock page: what was in memory goes with
  the process (record.md). How that is done is handed in (`relaunch`); tests hand in a signal.
- The first page is painted before anything else is loaded; the rest is loaded while somebody reads
  or types (`desktop.loading`).
- Whoever finds this vault open from another window rings, and this one comes up.
- How one gets into a vault is in `desktop.arriving`, how one gets away from it in
  `desktop.ui.frame.leaving`.
- The title bar never names a family.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.arriving import Arriving
from desktop.loading import Pages, load_record
from desktop.ui.entrance.asking import Asking
from desktop.ui.entrance.unlock import Unlock
from desktop.ui.frame.doorbell import Doorbell
from desktop.ui.frame.leaving import Leaving
from desktop.ui.parts.clipboard import clear_ours
from desktop.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from desktop.casework.desk import Desk
    from desktop.casework.surroundings import World
    from desktop.crash.reports import Reports
    from desktop.ui.frame.shell import Shell
    from desktop.ui.look.preferences import Preferences
    from desktop.ui.look.theme import Look


class Who(NamedTuple):
    """Whose desk was unlocked."""

    office: bool
    service: str
    person: str
    warnings: tuple[str, ...]


def _who(desk: Desk) -> Who:
    """Read on the worker."""
    return Who(desk.kind == "office", desk.service, desk.name_of(desk.actor), desk.warnings)


class Window(QMainWindow):
    """Everything that a person sees. `relaunch` is called after the vault was locked."""

    painted = Signal()  # the first page, once
    settled = Signal()  # another page stands in the window
    broken = Signal()  # something of ours broke, on whatever thread; a report of it was written

    def __init__(
        self,
        world: Callable[[], World],
        preferences: Preferences,
        look: Look,
        relaunch: Callable[[], None],
        *,
        home: Path,
        reports: Reports | None = None,
    ) -> None:
        """`home` is the folder in which new vaults are proposed to lie; `reports` of faults are
        offered before anything else.
        """
        super().__init__()
        self.preferences, self.look, self._relaunch = preferences, look, relaunch
        self.session = Session(world)
        asking = Asking(self)
        self.ask_folder: Callable[[], Path | None] = asking.folder
        self.ask_file: Callable[[], Path | None] = asking.invitation
        self.ask_backup: Callable[[], Path | None] = asking.backup
        self.ask_stick: Callable[[], Path | None] = asking.stick
        self.ask_place: Callable[[str], Path | None] = asking.place
        self.shell: Shell | None = None
        self._painted = False
        self._bell = Doorbell(self)
        self._bell.rung.connect(self.come_up)
        self.leaving = Leaving(self, self.session, look, preferences)
        self.leaving.ends.connect(self._bell.take_down)
        self.leaving.ends.connect(clear_ours)
        self.leaving.locked.connect(self._locked)
        self.arriving = Arriving(self, self.session, look, preferences, home, reports)
        self.arriving.entered.connect(lambda: self.session.ask(_who, self._show_desk))
        self.setWindowTitle("Evenhand")
        self.setMinimumSize(800, 560)
        self.resize(1280, 800)
        self.session.broke.connect(self._broke)
        self.broken.connect(self._say_broken)
        self.arriving.begin()

    def come_up(self) -> None:
        """To the front, whatever lies over it; where the system forbids that, it is pointed at."""
        others = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one.windowType() == Qt.WindowType.Window
        ]
        for window in (self, *(one for one in others if not isinstance(one, Window))):
            state = window.windowState()
            if state & Qt.WindowState.WindowFullScreen:
                window.showFullScreen()
            elif state & Qt.WindowState.WindowMaximized:
                window.showMaximized()
            else:
                window.showNormal()
            window.raise_()
            window.activateWindow()
            QApplication.alert(window)

    def put(self, widget: QWidget) -> None:
        """Show this, and let go of what stood there."""
        self.setCentralWidget(widget)
        self.settled.emit()

    def set_aside(self, widget: QWidget) -> None:
        """Take this out of sight and keep it."""
        self.takeCentralWidget()
        widget.setParent(self)
        widget.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Once the first page stands there, the worker loads what comes after it."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._load_the_rest)

    def _load_the_rest(self) -> None:
        self.painted.emit()
        kind = self.preferences.desk
        self.session.prepare(
            lambda world: load_record(world, kind), lambda _: Pages(self, kind).go_on()
        )
        self.arriving.look_for_another()

    # --- with an open vault ---

    def _show_desk(self, who: Who | None) -> None:
        if who is None:
            return
        from desktop.rooms import begin_daily, shell_of  # noqa: PLC0415 - loaded by now

        self.preferences.set_desk("office" if who.office else "volunteer")
        self.shell = shell_of(
            *(self.session, self.look, self.preferences),
            office=who.office,
            service=who.service,
            person=who.person,
        )
        self.shell.lock_asked.connect(self.lock)
        if self.preferences.vault is not None:
            self._bell.hang(self.preferences.vault)
        self.put(self.shell)
        self.shell.go("inbox" if who.office else "today")
        for code in who.warnings:
            self.shell.warn(code)
        self.session.ask(lambda desk: desk.problems, self._tell_problems)
        self.leaving.watch()
        begin_daily(self.session, self.shell.warn)

    # --- locking ---

    def _tell_problems(self, problems: tuple[str, ...] | None) -> None:
        """The record is damaged: it can be read, and is not written to."""
        if problems and self.shell is not None:
            from db.errors import RecordDamaged  # noqa: PLC0415 - loaded by now

            self.shell.here.refuse(RecordDamaged(what=problems[0]))

    def lock(self) -> None:
        """Finish what was asked, lock, and begin again in a fresh process."""
        self.leaving.lock()

    def _locked(self) -> None:
        self.shell = None
        self.put(QWidget())
        self._relaunch()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """What was asked before is finished, then the vault is locked."""
        if self.leaving.may_close():
            self.session.close()
            super().closeEvent(event)
        else:
            event.ignore()

    def _broke(self, error: BaseException) -> None:
        """A fault of ours: on to whoever writes the report, which holds no case text."""
        raise error

    def _say_broken(self) -> None:
        """One can go on: at the desk, and at the door, which must not wait for what never comes."""
        from desktop.ui.frame.crashed import SAID  # noqa: PLC0415 - late, as above

        page = self.centralWidget()
        if self.shell is not None:
            self.shell.here.say(SAID)
        elif isinstance(page, Unlock):
            page.say_broken(SAID)
