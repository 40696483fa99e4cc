"""A volunteer's window on a real desk, for tests: fixtures, and what every screen must hold."""

import copy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
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
from desktop.ui.buttons import Button
from desktop.ui.screen import Screen
from desktop.ui.session import Session
from desktop.ui.shell import Shell
from desktop.ui.tag import Tag
from desktop.ui.text import Words
from desktop.ui.theme import Look, Theme, apply
from desktop.volunteer.desk_doors import DOORS
from tests.builders import PASSPHRASE, SERVICE, House

CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)
T = TypeVar("T")


class Window:
    """A shell with my doors, on the desk of one vault. `close` at the end of the test."""

    def __init__(self, bot: QtBot, house: House, look: Look, name: str = "morag") -> None:
        self.bot, self.house, self.look, self.name = bot, house, look, name
        self.session = Session(lambda: house.world)
        self.faults: list[object] = []
        self.strangers = Strangers()
        app().installEventFilter(self.strangers)
        self.session.broke.connect(self.faults.append)
        try:
            self._open()
        except BaseException:
            self.session.close()  # a thread that is let go while it runs takes Python with it
            raise

    def _open(self) -> None:
        self.unlock()
        self.shell = Shell(
            self.session,
            self.look,
            DOORS,
            service=SERVICE,
            who="Morag Tennick",
            lock_words="",
            find=lambda _asked, _answer: None,
        )
        self.shell.resize(1280, 720)
        self.shell.show()
        self.shell.activateWindow()
        self.bot.waitUntil(self.shell.isActiveWindow)  # its keys work only then

    def unlock(self) -> None:
        with self.bot.waitSignal(self.session.unlocked):
            self.session.unlock(self.house.path(self.name), PASSPHRASE)

    def go(self, key: str, about: str = "") -> Screen:
        """The screen, filled."""
        self.shell.go(key, about)
        self.settle()
        return self.shell.current()

    def settle(self) -> None:
        """Until the desk has answered everything that was asked, and what the answers asked."""
        self.ask(lambda _desk: None)
        self.ask(lambda _desk: None)

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

    def type(self, field: QLineEdit, words: str) -> None:
        assert field.isVisible()
        field.clear()
        QTest.keyClicks(field, words)

    def close(self) -> None:
        app().removeEventFilter(self.strangers)
        self.session.close()
        assert self.faults == []
        assert set(self.strangers.shown) <= {"Shell"}  # another takes the keyboard from it


def app() -> QCoreApplication:
    """The running program."""
    found = QApplication.instance()
    assert found is not None
    return found


class Strangers(QObject):
    """Notes every widget that is shown as a window besides the one that is meant to be."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def in_memory(items: list[pytest.Item]) -> None:
    """The platform without a screen says of every window that it has no least size to tell."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


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
def first_day(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An office, and Morag, who has joined and is not signed in. Made once; take a `copy_of` it."""
    made = House(tmp_path_factory.mktemp("first-day"))
    made.join()
    return made


@pytest.fixture
def house(first_day: House, tmp_path: Path) -> House:
    """Vaults of one's own for each test, as on Morag's first day."""
    return copy_of(first_day, tmp_path / "house")


def copy_of(made: House, folder: Path) -> House:
    """The same vaults in another folder: copying is quicker than making them."""
    shutil.copytree(made.folder, folder)
    other = copy.copy(made)
    other.folder = folder
    return other


def texts(under: QWidget) -> str:
    """Everything that can be read there now."""
    found = [one.text() for one in under.findChildren(Words) if one.isVisible()]
    return "\n".join([*found, *(one.text() for one in under.findChildren(Tag) if one.isVisible())])


def unnamed(under: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    return [
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in under.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not one.accessibleName()
        and not _inside_a_combo_box(one)
    ]


def _inside_a_combo_box(one: QWidget) -> bool:
    above = one.parentWidget()
    return above is not None and above.inherits("QComboBoxPrivateContainer")


def cut_off(under: QWidget) -> list[str]:
    """What has less room than it needs, of everything that is seen."""
    found = []
    for one in under.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, Words | Tag | Button):
            continue
        need = one.minimumSizeHint()
        high = one.heightForWidth(one.width()) if one.hasHeightForWidth() else need.height()
        if one.width() < need.width() or one.height() < high:
            found.append(f"{one.text()!r} has {one.size()}, needs {need} and height {high}")
    return found


def too_wide(screen: Screen) -> bool:
    """Whether one would have to scroll sideways."""
    inside = screen.widget()
    return inside is not None and inside.width() > screen.viewport().width()
