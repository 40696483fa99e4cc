"""The one window: the entrance, the unlock page, the first runs, the unlocked desk.

- Which desk is shown is chosen by the vault that is unlocked.
- Locking ends the process and a fresh one stands on the unlock page: what was in memory goes with
  the process (record.md). How that is done is handed in (`relaunch`); tests hand in a signal.
- The first page is painted before anything else is loaded; the rest is loaded while somebody reads
  or types (`desktop.loading`).
- Whoever finds this vault open from another window rings, and this one comes up.
- How one gets away from it is in `desktop.ui.frame.leaving`.
- The title bar never names a family.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.loading import Pages, load_record
from desktop.ui.entrance.unlock import Unlock
from desktop.ui.frame.doorbell import Doorbell, ring
from desktop.ui.frame.leaving import Leaving
from desktop.ui.parts.clipboard import clear_ours
from desktop.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from db.errors import Refusal
    from desktop.casework.desk import Desk, World
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
        self._home, self._reports = home, reports
        self.session = Session(world)
        self.ask_folder: Callable[[], Path | None] = self._pick_folder
        self.ask_file: Callable[[], Path | None] = self._pick_file
        self.ask_backup: Callable[[], Path | None] = self._pick_backup
        self.ask_stick: Callable[[], Path | None] = self._pick_stick
        self.shell: Shell | None = None
        self._painted = False
        self._bell = Doorbell(self)
        self._bell.rung.connect(self.come_up)
        self.leaving = Leaving(self, self.session, look, preferences)
        self.leaving.ends.connect(self._bell.take_down)
        self.leaving.ends.connect(clear_ours)
        self.leaving.locked.connect(self._locked)
        self.setWindowTitle("Evenhand")
        self.setMinimumSize(800, 560)
        self.resize(1280, 800)
        self.session.broke.connect(self._broke)
        self.broken.connect(self._say_broken)
        self.begin()

    def begin(self) -> None:
        """The unlock page of the vault that was open last, or the entrance."""
        reports, self._reports = self._reports, None
        if reports is not None and (text := reports.text()):
            self._offer(reports, text)
            return
        vault = self.preferences.vault
        if vault is None:
            self.show_entrance()
        elif not vault.is_dir():
            self.show_entrance(gone=vault)
        elif any(vault.glob("vault.json*")) or (vault / "record.db").exists():
            self.show_unlock(vault)  # which says what is wrong with it, if anything is
        else:
            self.show_entrance()

    def _offer(self, reports: Reports, text: str) -> None:
        """What broke the last time can be read, before anything else."""
        from desktop.ui.frame.crashed import Crashed  # noqa: PLC0415 - late: it is seldom needed

        page = Crashed(self.look, text, reports.delete, reports.folder, self._pick_place)
        page.done.connect(self.begin)
        self.put(page)

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

    # --- before a vault is open ---

    def show_entrance(self, gone: Path | None = None) -> None:
        """Which way in? `gone` is where the vault lay that was open last and is not there now."""
        # Late: whoever has a vault never sees it.
        from desktop.ui.entrance.entrance import Entrance  # noqa: PLC0415

        page = Entrance(self.look, gone)
        page.chosen.connect(self._enter)
        page.again.connect(self.begin)
        self.put(page)

    def _enter(self, way: str) -> None:
        if way == "open":
            folder = self.ask_folder()
            if folder is not None:
                self.show_unlock(folder)
        else:
            self.session.prepare(load_record, lambda _: self._begin_first_run(way))

    def _begin_first_run(self, way: str) -> None:
        # Late: whoever has a vault never sees these.
        if way == "join":
            from desktop.volunteer.joining.joining import Joining  # noqa: PLC0415

            joining = Joining(
                self.session, self.look, self.ask_file, self.ask_folder, folder=self._home / "vault"
            )
            joining.joined.connect(self.show_unlock)
            joining.left.connect(lambda: self.show_entrance())
            self.put(joining)
        elif way == "restore":
            self._bring_back()
        else:
            from desktop.office.founding.founding import Founding  # noqa: PLC0415

            founding = Founding(
                self.session, self.look, self.ask_folder, folder=self._home / "office"
            )
            founding.founded.connect(self.show_unlock)
            founding.left.connect(lambda: self.show_entrance())
            self.put(founding)

    def _bring_back(self) -> None:
        from desktop.ui.mending.bring_back import BringBack  # noqa: PLC0415 - late, as above

        folder = self._home / "vault"
        if folder.exists() and any(folder.iterdir()):
            folder = self._home / "vault-restored"
        page = BringBack(self.look, self.session, self.ask_backup, self.ask_folder, folder)
        page.done.connect(self.show_unlock)
        page.left.connect(lambda: self.show_entrance())
        self.put(page)

    def show_unlock(self, vault: Path) -> None:
        """The passphrase of this vault."""
        self.preferences.set_vault(vault)
        page = Unlock(self.look, str(vault), self.preferences.tries(vault))
        page.other.connect(lambda: self.show_entrance())

        def give(secret: str, by_code: bool) -> None:
            go_on = self._recovered if by_code else self._unlocked

            def done() -> None:
                page.opened()
                go_on()

            self.session.unlock(vault, secret, done, refuse, by_code=by_code)

        def refuse(refusal: Refusal) -> None:
            page.refuse(refusal)
            if refusal.code == "vault-in-use":
                self._ring(vault)

        def by_stick() -> None:
            file = self.ask_stick()
            if file is not None:
                page.set_busy(True)
                self.session.unlock_with_stick(vault, file, recovered, refuse)

        def recovered() -> None:
            page.opened()
            self._recovered(by_stick=True)

        page.given.connect(give)
        page.mend.connect(lambda: self._repair(vault))
        page.stick.connect(by_stick)
        self.put(page)
        if self._painted:
            self._ring(vault)

    def _repair(self, vault: Path) -> None:
        """The record of this vault is damaged."""
        from desktop.ui.mending.repairing import RepairPage  # noqa: PLC0415 - late: seldom needed

        page = RepairPage(self.look, self.session, vault)
        page.ended.connect(self.show_unlock)
        page.left.connect(self.show_unlock)
        self.put(page)

    def _ring(self, vault: Path) -> None:
        """Where another window has this vault open, it comes up, and this one says so."""
        page = self.centralWidget()
        if not isinstance(page, Unlock):
            return

        def heard(there: bool) -> None:
            if there and page is self.centralWidget():
                page.open_elsewhere()

        ring(vault, page, heard)

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
        vault = self.preferences.vault
        if vault is not None:
            self._ring(vault)

    # --- with an open vault ---

    def _unlocked(self) -> None:
        self.session.ask(_who, self._show_desk)

    def _recovered(self, *, by_stick: bool = False) -> None:
        """The recovery code opened it: a new passphrase comes before the desk."""
        self.session.prepare(load_record, lambda _: self._choose_anew(by_stick))

    def _choose_anew(self, by_stick: bool) -> None:
        from desktop.ui.mending.anew import Anew  # noqa: PLC0415 - late: seldom needed

        page = Anew(self.look, self.session, by_stick=by_stick)
        page.done.connect(self._unlocked)
        self.put(page)
        self.leaving.watch()

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

    def _pick_folder(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - late: seldom asked for

        chosen = QFileDialog.getExistingDirectory(self, "Choose a folder", str(Path.home()))
        return Path(chosen) if chosen else None

    def _pick_file(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - late: seldom asked for

        kinds = "Invitations (*.json);;All files (*)"
        title = "The invitation from your office"
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        return Path(chosen) if chosen else None

    def _pick_backup(self) -> Path | None:
        from desktop.ui.pages.health_parts import pick_backup  # noqa: PLC0415 - late, as above

        return pick_backup(self)

    def _pick_stick(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - late: seldom asked for

        chosen, _ = QFileDialog.getOpenFileName(self, "The recovery key on the office’s stick")
        return Path(chosen) if chosen else None

    def _pick_place(self, name: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - late: seldom asked for

        chosen, _ = QFileDialog.getSaveFileName(self, "Where to save it", name)
        return Path(chosen) if chosen else None

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
