"""Hands and eyes for windows: a mouse, a keyboard, and what can be read on the screen.

- Widgets are found by the name that a screen reader says, of those that are seen and can be used;
  "One|Other" is either name.
- The mouse goes to the window at a place, so that whatever lies on top is what is clicked. Keys go
  to whatever has the keyboard.
- Nothing is waited for by time: each step goes on as soon as the window shows what it needs.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from re import fullmatch
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from desktop.ui.parts.buttons import Button
from desktop.ui.parts.toast import Toast

W = TypeVar("W", bound=QWidget)
PATIENCE = 15_000  # milliseconds before a step is given up
_SETTLED = 4  # looks at a dialog that has only just come: it reads its folder first


def until(so: Callable[[], object], what: str, more: Callable[[], str] = str) -> None:
    """Let the program run until it is so. `more` is asked for when it never is."""
    end = QDeadlineTimer(PATIENCE)
    while not so():
        assert not end.hasExpired(), f"not so: {what} {more()}"
        QTest.qWait(2)  # asleep between two looks: the worker needs the interpreter too


class Hands:
    """Hands at one window. `within` narrows a search to the part of that name."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def turn(self) -> None:
        """This window in front, as after a click on it."""
        self.window.activateWindow()
        until(self.window.isActiveWindow, "the window is in front")

    def other(self, name: str) -> "Hands":
        """Hands at the other window of this name, in front."""
        found: list[QWidget] = []

        def there() -> bool:
            every = QApplication.topLevelWidgets()
            found[:] = [one for one in every if one.isVisible() and one.windowTitle() == name]
            return bool(found)

        until(there, f"a window is called {name!r}")
        hands = Hands(found[0])
        hands.turn()
        return hands

    # What is read.

    def page(self) -> str:
        """Everything that can be read in the window now; rows of lists as they are read out."""
        labels = [one.text() for one in self.window.findChildren(QLabel) if self._seen(one)]
        rows = [
            str(one.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
            for one in self.window.findChildren(QListView)
            if self._seen(one)
            for row in range(one.model().rowCount())
        ]
        return _plain("\n".join(each for each in (*labels, *rows) if each))

    def read(self, *words: str) -> str:
        """Wait until all these words can be read; the page."""

        def there() -> bool:
            page = self.page()
            return all(one in page for one in words)

        try:
            until(there, f"{words} can be read")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.page()}") from None
        return self.page()

    def words_like(self, like: str, count: int, within: str = "") -> list[str]:
        """So many words, of the texts that look like this pattern."""
        part = self.find(QWidget, within) if within else self.window
        found: list[str] = []

        def there() -> bool:
            every = [one.text() for one in part.findChildren(QLabel) if one.isVisible()]
            alike = [text for text in every if fullmatch(like, text)]
            found[:] = [word for text in alike for word in text.split()]
            return len(found) == count

        until(there, f"{count} words look like {like!r}: {found}")
        return found

    def find(self, kind: type[W], name: str, within: str = "") -> W:
        """The widget with this name, once it is there and can be used."""
        found: list[W] = []

        def there() -> bool:
            found[:] = self._all(kind, name, within)
            return len(found) == 1

        try:
            until(there, f"one {kind.__name__} is called {name!r}")
        except AssertionError as error:
            named = [one.accessibleName() for one in self.window.findChildren(kind)]
            seen = [one.accessibleName() for one in self._all(kind, None, within)]
            said = f"{error}: {len(found)} are, of {seen}; hidden too: {named}\n{self.page()}"
            raise AssertionError(said) from None
        return found[0]

    def has(self, kind: type[W], name: str) -> bool:
        """Whether there is one now."""
        return bool(self._all(kind, name, ""))

    def _all(self, kind: type[W], name: str | None, within: str) -> list[W]:
        root = self.find(QWidget, within) if within else self.window
        every = [
            one
            for one in root.findChildren(kind)
            if self._seen(one)
            and one.isEnabled()
            and (name is None or bool(_called(one) & set(name.split("|"))))
        ]
        return [one for one in every if one.window() is self.window]

    def _seen(self, one: QWidget) -> bool:
        return one.isVisible() and one.window() is self.window

    # What is done.

    def click(self, name: str, within: str = "") -> None:
        """Click a button."""
        self._click(lambda: self._all(QAbstractButton, name, within), name)

    def _click(self, look: Callable[[], Sequence[W]], name: str) -> W:
        """Bring what is looked for into view, wait until it lies still and on top, and click it."""
        self.turn()  # as the system does at a click
        place = QPoint()
        last: W | None = None

        def ready() -> bool:
            nonlocal place, last
            found = look()
            if len(found) != 1:
                return False
            (one,), before = found, (last, place)
            where = one.rect().center()
            _bring(one, where)
            last, place = one, one.mapTo(self.window, where)
            if (last, place) != before:
                return False  # the page is still settling
            on_top = self.window.childAt(place)
            toast = _toast(on_top)
            if toast is not None and not toast.isAncestorOf(one):
                toast.hide()  # what its Close does
                return False
            return on_top is not None and (on_top is one or one.isAncestorOf(on_top))

        try:
            until(ready, f"{name!r} can be clicked")
        except AssertionError as error:
            names = [one.accessibleName() for one in self._all(QWidget, None, "")]
            said = f"{error}: {len(look())} are there, of {names}\n{self.page()}"
            raise AssertionError(said) from None
        handle, held = self.window.windowHandle(), Qt.KeyboardModifier.NoModifier
        assert last is not None
        assert handle is not None
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, held, place)
        return last

    def enter(self, name: str, words: str, within: str = "") -> None:
        """Click a field and type into it, after what stands there."""
        self._into(name, within)
        self.press("Ctrl+End")
        self.press("End")
        self.keys(words)

    def write(self, name: str, words: str, within: str = "") -> None:
        """The same in place of what stands there."""
        self._into(name, within)
        self.press("Ctrl+A")
        self.keys(words)

    def _into(self, name: str, within: str) -> None:
        field = self._click(lambda: self._fields(name, within), name)
        until(field.hasFocus, f"the keyboard is in {name!r}")

    def _fields(self, name: str, within: str) -> list[QLineEdit | QTextEdit]:
        return [*self._all(QLineEdit, name, within), *self._all(QTextEdit, name, within)]

    def said_in(self, name: str, within: str = "") -> str:
        """What stands in a field, once it is there."""
        until(lambda: len(self._fields(name, within)) == 1, f"one field is called {name!r}")
        (field,) = self._fields(name, within)
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def keys(self, words: str) -> None:
        """Letters, to whatever has the keyboard."""
        for letter in words:
            into = QApplication.focusWidget()
            assert into is not None, f"nothing has the keyboard for {words!r}"
            if letter == "\n":
                QTest.keyClick(into, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(into, letter)

    def press(self, keys: str) -> None:
        """One key or several at once, as "Ctrl+L", to whatever has the keyboard."""
        pressed = QKeySequence(keys)[0]  # type: ignore[index]
        into = QApplication.focusWidget() or self.window
        QTest.keyClick(into, pressed.key(), pressed.keyboardModifiers())
        QApplication.processEvents()

    def shortcut(self, name: str, keys: str) -> None:
        """Press the keys that stand on this button."""
        button = self.find(QAbstractButton, name)
        shown = button.keys() if isinstance(button, Button) else button.shortcut()
        assert shown == QKeySequence(keys), shown.toString()
        self.press(keys)

    def tab_to(self, kind: type[W], name: str) -> W:
        """Go there with Tab alone."""
        wanted = self.find(kind, name)
        for _ in range(120):
            if wanted.hasFocus():
                return wanted
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {name!r}")

    def choose(self, name: str, words: str) -> None:
        """Choose from a list by keys: Tab to it, and type how the choice begins (one word)."""
        box = self.tab_to(QComboBox, name)
        self.keys(words)
        assert box.currentText().startswith(words), box.currentText()

    @contextmanager
    def picking(self, path: Path) -> Iterator[None]:
        """In the file dialog that opens meanwhile, type this path and press Enter."""
        picked, looks = list[str](), 0
        end = QDeadlineTimer(PATIENCE)

        def look() -> None:
            nonlocal looks
            dialog = QApplication.activeModalWidget()
            if end.hasExpired() and isinstance(dialog, QDialog):
                dialog.reject()  # it holds the whole program: `until` below would never be reached
            if not isinstance(dialog, QFileDialog) or picked:
                return
            looks += 1
            if looks < _SETTLED:
                return
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            assert field is not None
            picked.append(str(path))
            field.setFocus()
            field.setCompleter(None)  # type: ignore[arg-type]  # its list would take the Enter
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClicks(field, str(path))
            QTest.keyClick(field, Qt.Key.Key_Return)

        timer = QTimer(interval=5)
        timer.timeout.connect(look)
        timer.start()
        try:
            yield
            until(lambda: picked, "a file dialog opens")
            assert not end.hasExpired(), f"the file dialog took {path}"
        finally:
            timer.stop()


def _bring(one: QWidget, where: QPoint) -> None:
    """Scroll until that place of it can be seen."""
    above = one.parentWidget()
    while above is not None:
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inside is not None:
            place = one.mapTo(inside, where)
            above.ensureVisible(place.x(), place.y(), 0, one.height() // 2)
        above = above.parentWidget()


def _called(one: QWidget) -> set[str]:
    """By which words one finds it: its name, and what stands on a button."""
    words = {one.accessibleName(), one.text() if isinstance(one, QAbstractButton) else ""}
    return {_plain(each) for each in words if each}


def _plain(text: str) -> str:
    """With hyphens and spaces at which a line may end."""
    return text.replace("\u2011", "-").replace("\u00a0", " ")


def _toast(on_top: QWidget | None) -> Toast | None:
    above = on_top
    while above is not None and not isinstance(above, Toast):
        above = above.parentWidget()
    return above
