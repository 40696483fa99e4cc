"""An office's window on a real desk, for tests: fixtures, and what every screen must hold."""

import copy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.casework.desk import Desk
from desktop.office.doors import DOORS
from desktop.ui.buttons import Button
from desktop.ui.navigation import Destination
from desktop.ui.pages.settings import settings_door
from desktop.ui.preferences import Preferences
from desktop.ui.screen import Door, Here, Screen
from desktop.ui.session import Session
from desktop.ui.shell import Shell
from desktop.ui.tag import Tag
from desktop.ui.text import Words
from desktop.ui.theme import Look, Theme, apply
from tests.builders import PASSPHRASE, SERVICE, House, StillClock, world

CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)
SCALES = (1.0, 1.5, 2.25)
T = TypeVar("T")


class _Policy(Screen):
    """Stands in for the page that a clause opens."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, "Policy")


class Window:
    """A shell with the office's doors, on its desk. `close` at the end of the test."""

    def __init__(self, bot: QtBot, house: House, look: Look) -> None:
        self.bot, self.house, self.look = bot, house, look
        kept = QSettings(str(house.folder / "settings.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(kept)
        self.session = Session(lambda: house.world)
        self.faults: list[object] = []
        self.session.broke.connect(self.faults.append)
        self.unlock()
        self._make_shell()

    def _make_shell(self) -> None:
        policy = Door("policy", _Policy, Destination("policy", "Policy", "scroll-text"))
        doors = [*DOORS, policy, settings_door(self.preferences)]
        self.shell = Shell(
            self.session,
            self.look,
            doors,
            service=SERVICE,
            who="Perpetua Wainhope",
            lock_words="",
            find=lambda _asked, _answer: None,
        )
        self.shell.resize(1280, 720)
        self.shell.show()
        self.settle()

    def unlock(self) -> None:
        with self.bot.waitSignal(self.session.unlocked):
            self.session.unlock(self.house.path("office"), PASSPHRASE)

    def lock_and_unlock(self) -> None:
        """As Ctrl+L and the passphrase do; the windows are made anew."""
        self.shell.close()
        with self.bot.waitSignal(self.session.locked):
            self.session.lock()
        self.unlock()
        self._make_shell()

    def go(self, key: str, about: str = "") -> Screen:
        """The screen, filled."""
        self.shell.go(key, about)
        self.settle()
        return self.shell.current()

    def settle(self) -> None:
        """Until the desk has answered everything that was asked, and what the answers asked."""
        for _ in range(3):
            self.ask(lambda _desk: None)
        QApplication.processEvents()  # what was just put on the page comes up

    def ask(self, work: Callable[[Desk], T]) -> T:
        """Something of the desk itself, now."""
        answers: list[T] = []
        self.session.ask(work, answers.append)
        self.bot.waitUntil(lambda: bool(answers))
        return answers[0]

    def click(self, button: QAbstractButton) -> None:
        """As a person does: only what can be seen and pressed."""
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, field: QWidget, words: str) -> None:
        assert field.isVisible()
        QTest.keyClicks(field, words)

    def said(self) -> str:
        """What the toast says, empty where there is none."""
        return self.shell.toast.words.text() if self.shell.toast.isVisible() else ""

    def close(self) -> None:
        self.session.close()
        assert self.faults == []


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """Light, 100 %, nothing moves."""
    made = Look(Theme.load("light"), still=True)
    apply(qapp, made)
    yield made
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An office, Morag and Idris, made once."""
    made = House(tmp_path_factory.mktemp("made"))
    shutil.copytree(made.path("office"), made.path("bare"))
    made.volunteer()
    made.volunteer("idris", "Idris Fairclough")
    return made


def _copied(made: House, folder: Path) -> House:
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    house = copy.copy(made)
    house.folder, house.clock = folder, StillClock()
    house.world = world(house.clock)
    return house


@pytest.fixture
def house(founded: House, tmp_path: Path) -> House:
    """An office; Morag and Idris are signed in."""
    return _copied(founded, tmp_path / "house")


@pytest.fixture
def bare(founded: House, tmp_path: Path) -> House:
    """An office, and nobody else yet."""
    house = _copied(founded, tmp_path / "bare")
    shutil.rmtree(house.path("office"))
    shutil.copytree(house.path("bare"), house.path("office"))
    return house


@pytest.fixture
def window(qtbot: QtBot, house: House, look: Look) -> Iterator[Callable[..., Window]]:
    """Opens the office's window, once everything that came before is done."""
    made: list[Window] = []

    def opened(of: House = house) -> Window:
        made.append(Window(qtbot, of, look))
        return made[-1]

    yield opened
    for one in made:
        one.close()


def texts(under: QWidget) -> str:
    """Everything that can be read there now."""
    found = [one.text() for one in under.findChildren(Words) if one.isVisible()]
    return "\n".join([*found, *(one.text() for one in under.findChildren(Tag) if one.isVisible())])


def button(under: QWidget, words: str) -> QAbstractButton:
    """The one button that can be seen and says this."""
    (found,) = [
        one
        for one in under.findChildren(QAbstractButton)
        if one.isVisible() and one.text() == words
    ]
    return found


def buttons(under: QWidget) -> list[str]:
    """What the buttons that can be seen say."""
    return [one.text() for one in under.findChildren(QAbstractButton) if one.isVisible()]


def faults(window: Window, screen: Screen) -> list[str]:
    """What is cut off, unnamed or too wide, at every size of text."""
    found = [*unnamed(screen)]
    for scale in SCALES:
        window.look.set_scale(scale)
        window.settle()
        QApplication.processEvents()
        found += [f"{scale}: {words}" for words in cut_off(screen)]
        inside = screen.widget()
        if inside is not None and inside.width() > screen.viewport().width():
            found.append(f"{scale}: one has to scroll sideways")
    window.look.set_scale(1.0)
    return found


def unnamed(under: QWidget) -> list[str]:
    return [
        f"no name: {type(one).__name__} in {type(one.parent()).__name__}"
        for one in under.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not one.accessibleName()
        and "QComboBoxPrivate" not in _above(one)  # named by its combo box
    ]


def _above(widget: QWidget) -> str:
    parent = widget.parent()
    return parent.metaObject().className() if parent is not None else ""


def cut_off(under: QWidget) -> list[str]:
    found = []
    for one in under.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, Words | Tag | Button):
            continue
        need = one.minimumSizeHint()
        high = one.heightForWidth(one.width()) if one.hasHeightForWidth() else need.height()
        if one.width() < need.width() or one.height() < high:
            found.append(f"{one.text()!r} has {one.size()}, needs {need} and height {high}")
    return found
