"""A computer at which somebody works: one window, as the program makes it, and the hands at it.

Locking ends the process and a fresh one begins: here a fresh window takes the place of the old one.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer

from desktop.casework.surroundings import World
from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import Look
from desktop.window import Window
from tests.journeys.hands import Hands, until

LARGE = (1280, 800)


class Seat:
    """`close` at the end of the test."""

    def __init__(
        self, home: Path, look: Look, world: Callable[[], World], vault: Path | None = None
    ) -> None:
        """`home` is the person's folder; `vault` was open last on this computer."""
        self.home, self.look, self._world = home, look, world
        home.mkdir(parents=True, exist_ok=True)
        if vault is not None:
            self.preferences().set_vault(vault)
        self.faults: list[BaseException] = []
        self.begun = 0  # how many processes there would have been
        self.window = self._start()
        self.hands = Hands(self.window)
        self.hands.turn()

    def preferences(self) -> Preferences:
        """As the program would read them now."""
        kept = QSettings(str(self.home / "evenhand.ini"), QSettings.Format.IniFormat)
        return Preferences(kept)

    def _start(self) -> Window:
        self.begun += 1
        made = Window(self._world, self.preferences(), self.look, self._relaunch, home=self.home)
        made.session.broke.disconnect()
        made.session.broke.connect(self.faults.append)
        made.resize(*LARGE)
        made.show()
        return made

    def _relaunch(self) -> None:
        QTimer.singleShot(0, self.window, self._anew)

    def _anew(self) -> None:
        old = self.window
        self.window = self._start()
        self.hands.window = self.window
        old.close()
        old.deleteLater()
        self.window.activateWindow()

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and press Enter; until the desk is there."""
        self.hands.turn()
        self.hands.enter("Passphrase", passphrase)
        self.hands.press("Return")
        until(lambda: self.window.shell is not None, "the desk is open")
        self.settle()

    def lock(self) -> None:
        """Ctrl+L, in whatever window one is; until the unlock page stands there again."""
        before = self.begun
        self.hands.press("Ctrl+L")
        until(lambda: self.begun > before, "it has locked, and begun again")
        self.hands.read("Welcome back")

    def settle(self) -> None:
        """Until the desk has answered all that was asked."""
        until(lambda: self.window.session.idle, "the desk has answered")

    def close(self) -> None:
        """End it; nothing of ours may have broken meanwhile."""
        self.window.close()
        assert self.faults == []
