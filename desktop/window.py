"""The one window: the entrance, the unlock page, the first runs, the unlocked desk.

- Which desk is shown is chosen by the vault that is unlocked.
- Locking ends the process and a fresh one stands on the unlock page: what was in memory goes with
  the process (record.md). How that is done is handed in (`relaunch`); tests hand in a signal.
- The title bar never names a family.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QWidget

from desktop.casework.desk import Desk, World
from desktop.office.doors import DOORS as OFFICE_DOORS
from desktop.office.doors import find_rows as find_at_office
from desktop.office.founding.founding import Founding
from desktop.ui.entrance import Entrance
from desktop.ui.navigation import Destination
from desktop.ui.pages.help import HelpPage
from desktop.ui.pages.policy import PolicyPage
from desktop.ui.pages.settings import settings_door
from desktop.ui.preferences import Preferences
from desktop.ui.rows import Row
from desktop.ui.screen import Door
from desktop.ui.session import Session
from desktop.ui.shell import Shell
from desktop.ui.theme import Look
from desktop.ui.unlock import Unlock
from desktop.volunteer.case_doors import DOORS as CASE_DOORS
from desktop.volunteer.case_doors import find_rows as find_at_laptop
from desktop.volunteer.desk_doors import DOORS as DESK_DOORS
from desktop.volunteer.joining.joining import Joining
from desktop.volunteer.today.screen import DOOR as TODAY
from desktop.volunteer.work_doors import DOORS as WORK_DOORS

MINUTE = 60_000  # milliseconds

POLICY = Door("policy", PolicyPage, Destination("policy", "Policy", "scroll-text"), bottom=True)
HELP = Door(
    "help", HelpPage, Destination("help", "Help", "circle-question-mark", "F1"), bottom=True
)


@dataclass(frozen=True)
class _Who:
    """What the shell says of the desk that was unlocked."""

    kind: str
    service: str
    person: str
    warnings: tuple[str, ...]


def _who(desk: Desk) -> _Who:
    return _Who(desk.kind, desk.service, desk.person, desk.warnings)


def doors_of(office: bool, preferences: Preferences) -> tuple[Door, ...]:
    """All the screens of a desk, the office's or a volunteer's, as they stand on the rail."""
    settings = settings_door(preferences)
    if office:
        return (*OFFICE_DOORS, POLICY, settings, HELP)
    *before, help_ = DESK_DOORS
    return (TODAY, *CASE_DOORS, *WORK_DOORS, *before, settings, help_)


class Window(QMainWindow):
    """Everything that a person sees. `relaunch` is called after the vault was locked."""

    settled = Signal()  # another page stands in the window

    def __init__(
        self,
        world: Callable[[], World],
        preferences: Preferences,
        look: Look,
        relaunch: Callable[[], None],
        *,
        home: Path,
    ) -> None:
        """`home` is the folder in which new vaults are proposed to lie."""
        super().__init__()
        self.preferences, self.look, self._relaunch = preferences, look, relaunch
        self._home = home
        self.session = Session(world)
        self.ask_folder: Callable[[], Path | None] = self._pick_folder
        self.ask_file: Callable[[], Path | None] = self._pick_file
        self.shell: Shell | None = None
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.lock)
        self.setWindowTitle("Evenhand")
        self.setMinimumSize(800, 560)
        self.resize(1280, 800)
        self.session.broke.connect(self._broke)
        self.begin()

    def begin(self) -> None:
        """The unlock page of the vault that was open last, or the entrance."""
        vault = self.preferences.vault
        if vault is not None and (vault / "vault.json").exists():
            self.show_unlock(vault)
        else:
            self.show_entrance()

    def _put(self, widget: QWidget) -> None:
        self.setCentralWidget(widget)
        self.settled.emit()

    # --- before a vault is open ---

    def show_entrance(self) -> None:
        """Which way in?"""
        page = Entrance(self.look)
        page.chosen.connect(self._enter)
        self._put(page)

    def _enter(self, way: str) -> None:
        if way == "join":
            joining = Joining(
                self.session, self.look, self.ask_file, self.ask_folder, folder=self._home / "vault"
            )
            joining.joined.connect(self.show_unlock)
            joining.left.connect(self.show_entrance)
            self._put(joining)
        elif way == "found":
            founding = Founding(
                self.session, self.look, self.ask_folder, folder=self._home / "office"
            )
            founding.founded.connect(self.show_unlock)
            founding.left.connect(self.show_entrance)
            self._put(founding)
        else:
            folder = self.ask_folder()
            if folder is not None:
                self.show_unlock(folder)

    def show_unlock(self, vault: Path) -> None:
        """The passphrase of this vault."""
        self.preferences.set_vault(vault)
        page = Unlock(self.look, str(vault))
        page.other.connect(self.show_entrance)

        def give(secret: str, by_code: bool) -> None:
            self.session.unlock(vault, secret, self._unlocked, page.refuse, by_code=by_code)

        page.given.connect(give)
        self._put(page)
        # The heavy libraries load while the passphrase is typed.
        self.session.prepare(lambda _world: None, lambda _: None)

    # --- with an open vault ---

    def _unlocked(self) -> None:
        self.session.ask(_who, self._show_desk)

    def _show_desk(self, who: _Who | None) -> None:
        if who is None:
            return
        office = who.kind == "office"
        minutes = self.preferences.minutes
        self.shell = Shell(
            self.session,
            self.look,
            doors_of(office, self.preferences),
            service=who.service,
            who=who.person,
            lock_words=f"Locks after {minutes} minutes away",
            find=self._find(find_at_office if office else find_at_laptop),
        )
        self.shell.lock_asked.connect(self.lock)
        self._put(self.shell)
        self.shell.go("inbox" if office else "today")
        for code in who.warnings:
            self.shell.warn(code)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._active()

    def _find(
        self, find: Callable[[Desk, str], Sequence[Row]]
    ) -> Callable[[str, Callable[[Sequence[Row]], None]], None]:
        def asked(words: str, give: Callable[[Sequence[Row]], None]) -> None:
            self.session.ask(lambda desk: find(desk, words), lambda rows: give(rows or ()))

        return asked

    # --- locking ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Whatever the person does puts the lock off."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._active()
        return super().eventFilter(watched, event)

    def _active(self) -> None:
        self._idle.start(self.preferences.minutes * MINUTE)

    def lock(self) -> None:
        """Finish what was asked, lock, and begin again in a fresh process."""
        self._idle.stop()
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self._leave()
        self.session.lock(self._locked)

    def _leave(self) -> None:
        """Hide the desk: each screen keeps what is not kept yet when it is hidden, and what it
        asks for is done before the lock that follows.
        """
        if self.shell is not None:
            self.shell.hide()

    def _locked(self) -> None:
        self.shell = None
        self._put(QWidget())
        self._relaunch()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """What was asked before is finished, then the vault is locked."""
        self._idle.stop()
        self._leave()
        self.session.close()
        super().closeEvent(event)

    def _pick_folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, "The vault's folder")
        return Path(chosen) if chosen else None

    def _pick_file(self) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self, "The file")
        return Path(chosen) if chosen else None

    def _broke(self, error: BaseException) -> None:
        """A fault of ours: loudly, where it can be seen, and without any case text."""
        raise error
