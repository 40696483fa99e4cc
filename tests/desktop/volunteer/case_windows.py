"""A volunteer's window with the screens of cases, on a real vault; what each screen must hold."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEventLoop, Qt
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

from desktop.casework.desk import Desk, open_desk
from desktop.ui.buttons import Button
from desktop.ui.screen import Door, Here, Screen
from desktop.ui.session import Session
from desktop.ui.shell import Shell
from desktop.ui.tag import Tag
from desktop.ui.text import Words
from desktop.ui.theme import SCALES, Look, Theme, apply
from desktop.volunteer.case_doors import DOORS
from tests.builders import PASSPHRASE, SERVICE, House, StillClock, world

CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)
TRIED = (SCALES[0], 1.5, SCALES[-1])
T = TypeVar("T")


def _elsewhere(key: str) -> Door:
    """A screen of somebody else's that is gone to from here."""

    def make(here: Here) -> Screen:
        return Screen(here, key)

    return Door(key, make, under="cases")


class Window:
    """A shell with the doors of cases. `close` at the end; the fixture does."""

    def __init__(self, bot: QtBot, folder: Path, look: Look) -> None:
        self.bot, self.folder, self.look = bot, folder, look
        self.clock = StillClock()
        self.faults: list[object] = []
        self.shell: Shell | None = None
        self.session: Session | None = None

    def write(self, work: Callable[[Desk], T]) -> T:
        """Something on the desk before the window is there."""
        assert self.session is None
        with open_desk(self.folder, PASSPHRASE, world(self.clock)) as desk:
            return work(desk)

    def start(self) -> None:
        self.session = Session(lambda: world(self.clock))
        self.session.broke.connect(self.faults.append)
        self.unlock()
        doors = (*DOORS, *(_elsewhere(key) for key in ("contact", "meeting", "policy")))
        words = {"service": SERVICE, "who": "Morag Tennick", "lock_words": ""}
        self.shell = Shell(self.session, self.look, doors, find=lambda _q, _take: None, **words)
        self.shell.resize(1280, 720)
        self.shell.show()
        self.bot.waitUntil(self.shell.isVisible)

    def unlock(self) -> None:
        assert self.session is not None
        with self.bot.waitSignal(self.session.unlocked):
            self.session.unlock(self.folder, PASSPHRASE)

    def lock(self) -> None:
        assert self.session is not None
        with self.bot.waitSignal(self.session.locked):
            self.session.lock()

    def go(self, key: str, about: str = "") -> None:
        """Go there and wait for what it shows."""
        if self.shell is None:
            self.start()
        assert self.shell is not None
        self.shell.go(key, about)
        self.settle()

    def at(self) -> tuple[str, str]:
        """The screen that one is on, by its class or title, and what it is about."""
        assert self.shell is not None
        now = self.shell.current()
        return (now.accessibleName() if type(now) is Screen else type(now).__name__), now.about

    def settle(self) -> None:
        """Until the desk has answered what was asked and what the answers asked, and it shows."""
        for _ in range(2):
            self.ask(lambda _desk: None)
            QApplication.processEvents()

    def ask(self, work: Callable[[Desk], T]) -> T:
        """Something of the desk itself, now."""
        assert self.session is not None
        answers: list[T] = []
        loop = QEventLoop()

        def answered(answer: T) -> None:
            answers.append(answer)
            loop.quit()

        self.session.ask(work, answered, lambda _refusal: loop.quit())
        self.session.broke.connect(loop.quit)
        loop.exec()
        assert answers, self.faults
        return answers[0]

    def said(self) -> str:
        assert self.shell is not None
        return self.shell.toast.words.text()

    def click(self, button: QAbstractButton) -> None:
        """As a person does: only what can be seen and pressed."""
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, key: Qt.Key, widget: QWidget | None = None, *, ctrl: bool = False) -> None:
        """One key, in a widget or anywhere in the window."""
        into = widget or self.shell
        assert into is not None
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(into, key, held)
        self.settle()

    def type(self, field: QLineEdit | QTextEdit, words: str) -> None:
        assert field.isVisible()
        field.setFocus()
        QTest.keyClicks(field, words)

    def close(self) -> None:
        if self.session is not None:
            self.session.close()
        assert self.faults == []


@pytest.fixture(scope="session")
def signed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vault of a volunteer who is signed in, to be copied."""
    house = House(tmp_path_factory.mktemp("cases"))
    house.volunteer()
    return house.path("morag")


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


@pytest.fixture
def window(qtbot: QtBot, signed_in: Path, tmp_path: Path, look: Look) -> Iterator[Window]:
    """A window on a vault of this test's own; nothing is in it yet."""
    folder = tmp_path / "morag"
    shutil.copytree(signed_in, folder)
    made = Window(qtbot, folder, look)
    yield made
    made.close()


def in_memory(items: list[pytest.Item], here: Path) -> None:
    """The platform without a screen says of every window that it has no least size to tell."""
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


def texts(under: QWidget) -> str:
    """Everything that can be read there now."""
    kinds = (Words, Tag)
    found = [one for kind in kinds for one in under.findChildren(kind) if one.isVisible()]
    return "\n".join(one.text() for one in found)


def buttons(under: QWidget, words: str) -> list[Button]:
    """The buttons with these words that can be seen."""
    return [one for one in under.findChildren(Button) if one.text() == words and one.isVisible()]


def button(under: QWidget, words: str) -> Button:
    """The only button with these words that can be seen."""
    found = buttons(under, words)
    assert len(found) == 1, f"{words}: {len(found)}"
    return found[0]


def unnamed(under: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    return [
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in under.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not one.accessibleName()
    ]


def tab_order(under: QWidget) -> list[QWidget]:
    """What Tab reaches in there, in its order, of what can be seen."""
    found: list[QWidget] = []
    one = under.nextInFocusChain()
    while one is not None and one is not under:
        reached = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
        if reached and one.isVisible() and under.isAncestorOf(one):
            found.append(one)
        one = one.nextInFocusChain()
    return found


def assert_nothing_cut_off(window: Window) -> None:
    """At every size of text everything has the room that it needs, without scrolling sideways."""
    assert window.shell is not None
    screen = window.shell.current()
    for scale in TRIED:
        window.look.set_scale(scale)
        QApplication.processEvents()
        QApplication.processEvents()
        assert cut_off(screen) == [], scale
        inside = screen.widget()
        assert inside is not None
        assert inside.width() <= screen.viewport().width(), scale


def cut_off(under: QWidget) -> list[str]:
    """What has less room than it needs, of everything that is seen."""
    found = []
    for one in under.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, Words | Tag | Button | QLineEdit | QComboBox):
            continue
        need = one.minimumSizeHint()
        high = one.heightForWidth(one.width()) if one.hasHeightForWidth() else need.height()
        if one.width() < need.width() or one.height() < high:
            text = one.accessibleName() or str(one.property("text"))
            found.append(f"{text!r} has {one.size()}, needs {need} and height {high}")
    return found
