"""A desk's window on a real vault, for tests: how one walks in it, and what every screen must hold.

`Window` opens itself when it is first needed, so that a test can put things into the vault before.
What is pressed must be seen and enabled, as for a person. The fixtures of each desk stand in its
own `windows.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSettings, Qt
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
from shiboken6 import isValid

from desktop.casework.desk import Desk
from desktop.rooms import HIDES_AT_LAPTOP, HIDES_AT_OFFICE, doors_of
from desktop.ui.frame.shell import Shell
from desktop.ui.look.dressing import apply
from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import SCALES, Look, Theme
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Door, Here, Screen
from desktop.ui.parts.tag import Tag
from desktop.ui.parts.text import Words
from desktop.ui.session import Session
from tests.builders import PASSPHRASE, House

CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)
TRIED = (SCALES[0], 1.5, SCALES[-1])
_TURNS = 20  # of the window, before it is taken as it is
T = TypeVar("T")
S = TypeVar("S", bound=QWidget)
Open = Callable[..., "Window"]


class Window:
    """A shell on the desk of one vault. `close` at the end of the test; the fixtures do.

    Without `doors` it has all that the program has for this desk.
    """

    def __init__(
        self,
        bot: QtBot,
        house: House,
        look: Look,
        doors: Sequence[Door] = (),
        *,
        name: str = "morag",
    ) -> None:
        self.bot, self.house, self.look, self.name = bot, house, look, name
        self.clock = house.clock
        kept = QSettings(str(house.folder / "settings.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(kept)
        self.faults: list[object] = []
        self._doors = doors or doors_of(name == "office", self.preferences)
        self._shell: Shell | None = None
        self._session: Session | None = None

    # --- opening and locking ---

    def write(self, work: Callable[[Desk], T]) -> T:
        """Something on the desk before the window is there."""
        assert self._session is None
        with self.house.open(self.name) as desk:
            return work(desk)

    @property
    def session(self) -> Session:
        """The session, unlocked when it is first needed."""
        if self._session is None:
            self._session = Session(lambda: self.house.world)
            self._session.broke.connect(self.faults.append)
            self.unlock()
        return self._session

    @property
    def shell(self) -> Shell:
        """The shell, shown when it is first needed."""
        if self._shell is None:
            self._shell = self._make_shell()
        return self._shell

    def _make_shell(self) -> Shell:
        service, person = self.ask(lambda desk: (desk.service, desk.person))
        shell = Shell(
            self.session,
            self.look,
            self._doors,
            service=service,
            who=person,
            lock_words="",
            hides=HIDES_AT_OFFICE if self.name == "office" else HIDES_AT_LAPTOP,
            find=lambda _asked, _answer: None,
        )
        shell.resize(1280, 720)
        shell.show()
        shell.activateWindow()
        self.bot.waitUntil(shell.isActiveWindow)  # its keys work only then
        return shell

    def unlock(self) -> None:
        """As the passphrase does."""
        with self.bot.waitSignal(self.session.unlocked):
            self.session.unlock(self.house.path(self.name), PASSPHRASE)

    def lock(self) -> None:
        """Lock the desk; the shell stays as it is."""
        with self.bot.waitSignal(self.session.locked):
            self.session.lock()

    def lock_and_unlock(self) -> None:
        """As Ctrl+L and the passphrase do; the shell is made anew."""
        self.shell.close()
        self.lock()
        self.unlock()
        self._shell = None
        self.settle()

    def close(self) -> None:
        """End the session; nothing of ours may have broken."""
        if self._session is not None:
            self._session.close()
        assert self.faults == []

    # --- walking ---

    def go(self, key: str, about: str = "") -> Screen:
        """The screen, filled."""
        self.shell.go(key, about)
        self.settle()
        return self.shell.current()

    def on(self, kind: type[S], key: str, about: str = "") -> S:
        """Go there; the screen, which is one of this kind."""
        found = self.go(key, about)
        assert isinstance(found, kind)
        return found

    def at(self) -> tuple[str, str]:
        """The screen that one is on, by its class or title, and what it is about."""
        now = self.shell.current()
        return (now.accessibleName() if type(now) is Screen else type(now).__name__), now.about

    def settle(self) -> None:
        """Until the desk has answered what was asked and what the answers asked, and it shows."""
        quiet = 0
        while quiet < 2:  # what came last may show only in the next turn
            self.ask(lambda _desk: None)
            QApplication.processEvents()
            quiet = quiet + 1 if self.session.idle else 0

    def ask(self, work: Callable[[Desk], T]) -> T:
        """Something of the desk itself, now."""
        session, answers, loop = self.session, list[T](), QEventLoop()

        def answered(answer: T) -> None:
            answers.append(answer)
            loop.quit()

        session.broke.connect(loop.quit)
        session.ask(work, answered, lambda _refusal: loop.quit())
        loop.exec()
        session.broke.disconnect(loop.quit)
        assert answers, self.faults
        return answers[0]

    def click(self, button: QAbstractButton) -> None:
        """As a person does: only what can be seen and pressed."""
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def press(
        self, key: Qt.Key, widget: QWidget | None = None, *, ctrl: bool = False, alt: bool = False
    ) -> None:
        """One key, in a widget or anywhere in the window."""
        held = Qt.KeyboardModifier.AltModifier if alt else _held(ctrl)
        QTest.keyClick(widget or self.shell, key, held)
        self.settle()

    def shortcut(self, at: QWidget, key: Qt.Key, button: Button, ctrl: bool = True) -> None:
        """Press keys; Qt shows the button pressed for a moment before it acts."""
        with self.bot.waitSignal(button.clicked):
            QTest.keyClick(at, key, _held(ctrl))
        self.settle()

    def type(self, field: QWidget, words: str) -> None:
        """Type at the end of what stands there."""
        assert field.isVisible()
        field.setFocus()
        QTest.keyClicks(field, words)

    def type_anew(self, field: QLineEdit, words: str) -> None:
        """Type instead of what stands there."""
        field.clear()
        self.type(field, words)

    def waits(self, key: str) -> str:
        """What the rail says of a place: its name, and how many things wait there."""
        return self.shell.rail._stops[key].accessibleName()

    def said(self) -> str:
        """What the toast says, empty where there is none."""
        return self.shell.toast.words.text() if self.shell.toast.isVisible() else ""

    def warned(self) -> str:
        """What the window says above the screen, empty where it says nothing."""
        banner = self.shell._warning
        return banner.words.text() if not banner.isHidden() else ""


def _held(ctrl: bool) -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier


def elsewhere(*keys: str) -> tuple[Door, ...]:
    """Doors that are only gone to: an empty screen behind each, titled as its key."""

    def make(key: str) -> Callable[[Here], Screen]:
        return lambda here: Screen(here, key)

    return tuple(Door(key, make(key), under="cases") for key in keys)


# --- the look ---


def in_memory(items: list[pytest.Item], here: Path | None = None) -> None:
    """The platform without a screen says of every window that it has no least size to tell; that
    is no fault of the window."""
    for item in items:
        if here is None or item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The program's look: light, 100 %, nothing moves."""
    made = Look(Theme.load("light"), still=True)
    apply(qapp, made)
    yield made
    for window in qapp.topLevelWidgets():
        if isValid(window):
            window.close()
            window.deleteLater()
    # Without a running loop nothing would ever be deleted, and each style sheet be set on it all.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()


def app() -> QCoreApplication:
    """The running program."""
    found = QApplication.instance()
    assert found is not None
    return found


def in_front(window: QWidget, bot: QtBot) -> None:
    """Shown, and the window that the keyboard belongs to; it is closed at the test's end."""
    bot.addWidget(window)
    with bot.waitActive(window):
        window.show()
        window.activateWindow()


class Strangers(QObject):
    """Notes every widget that is shown as a window: none may be besides what is meant to be one,
    for it takes the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


# --- what can be seen ---


def texts(under: QWidget) -> str:
    """Everything that can be read there now."""
    found = [one.text() for one in under.findChildren(Words) if one.isVisible()]
    return "\n".join([*found, *(one.text() for one in under.findChildren(Tag) if one.isVisible())])


def buttons(under: QWidget, words: str | None = None) -> list[QAbstractButton]:
    """The buttons that can be seen, all of them or those that say this."""
    return [
        one
        for one in under.findChildren(QAbstractButton)
        if one.isVisible() and words in (None, one.text())
    ]


def button(under: QWidget, words: str) -> QAbstractButton:
    """The one button that can be seen and says this."""
    found = buttons(under, words)
    assert len(found) == 1, f"{words}: {len(found)}"
    return found[0]


def labels(under: QWidget) -> list[str]:
    """What the buttons that can be seen say."""
    return [one.text() for one in buttons(under)]


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


def unnamed(under: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    return [
        f"no name: {type(one).__name__} in {type(one.parent()).__name__}"
        for one in under.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not one.accessibleName()
        and not _inside_a_combo_box(one)  # which names its list
    ]


def _inside_a_combo_box(one: QWidget) -> bool:
    above = one.parentWidget()
    return above is not None and above.inherits("QComboBoxPrivateContainer")


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


def too_wide(screen: Screen) -> bool:
    """Whether one would have to scroll sideways."""
    inside = screen.widget()
    return inside is not None and inside.width() > screen.viewport().width()


def _at_rest(window: Window, screen: Screen) -> list[str]:
    """What is cut off once nothing moves any more: a new size is laid out in several turns."""
    window.settle()
    seen = cut_off(screen)
    for _ in range(_TURNS):
        window.settle()
        before, seen = seen, cut_off(screen)
        if seen == before:
            break
    return seen


def faults(window: Window, screen: Screen | None = None) -> list[str]:
    """What is unnamed, cut off or too wide on a screen, at every size of text."""
    screen = screen or window.shell.current()
    found = unnamed(screen)
    for scale in TRIED:
        window.look.set_scale(scale)
        found += [f"{scale}: {words}" for words in _at_rest(window, screen)]
        if too_wide(screen):
            found.append(f"{scale}: one has to scroll sideways")
    window.look.set_scale(SCALES[0])
    window.settle()  # so that what is clicked next stands where it will stay
    return found


def assert_nothing_cut_off(window: Window) -> None:
    """At every size of text everything has a name and the room that it needs."""
    assert faults(window) == []
