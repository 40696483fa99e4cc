"""A volunteer's window with the screens of daily work, on a real vault of the test's own."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.buttons import Button
from desktop.ui.navigation import Destination
from desktop.ui.screen import Door, Here, Screen
from desktop.ui.session import Session
from desktop.ui.shell import Shell
from desktop.ui.theme import Look
from desktop.volunteer.work_doors import DOORS
from tests.builders import SERVICE, world
from tests.desktop.volunteer.case_windows import Window, _elsewhere

S = TypeVar("S", bound=QWidget)


class _Cases(Screen):
    """Stands on the rail, where a contact and a meeting are lit."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, "Cases")


class WorkWindow(Window):
    """A shell with a contact and a meeting; everything else is only gone to."""

    def start(self) -> None:
        self.session = Session(lambda: world(self.clock))
        self.session.broke.connect(self.faults.append)
        self.unlock()
        others = ("today", "case", "open-case", "policy")
        cases = Door("cases", _Cases, Destination("cases", "Cases", "folder-open"))
        doors = (cases, *(_elsewhere(key) for key in others), *DOORS)
        words = {"service": SERVICE, "who": "Morag Tennick", "lock_words": ""}
        self.shell = Shell(self.session, self.look, doors, find=lambda _q, _take: None, **words)
        shell = self.shell
        self.look.changed.connect(lambda: shell.rail.fit(shell.width()))
        self.shell.resize(1280, 720)
        self.shell.show()
        self.shell.activateWindow()
        QGuiApplication.processEvents()

    def on(self, kind: type[S], key: str, about: str = "") -> S:
        """Go there; the screen."""
        self.go(key, about)
        assert self.shell is not None
        found = self.shell.current()
        assert isinstance(found, kind)
        return found

    def shortcut(self, at: QWidget, key: Qt.Key, button: Button, ctrl: bool = True) -> None:
        """Press keys; Qt shows the button pressed for a moment before it acts."""
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        with self.bot.waitSignal(button.clicked):
            QTest.keyClick(at, key, held)
        self.settle()

    def warned(self) -> str:
        """What the window says above the screen."""
        assert self.shell is not None
        banner = self.shell._warning
        return banner.words.text() if not banner.isHidden() else ""


@pytest.fixture
def desk_window(qtbot: QtBot, signed_in: Path, tmp_path: Path, look: Look) -> Iterator[WorkWindow]:
    """A window on a vault of this test's own; nothing is in it yet."""
    folder = tmp_path / "morag"
    shutil.copytree(signed_in, folder)
    made = WorkWindow(qtbot, folder, look)
    yield made
    made.close()
