"""The hand that does a stop's deeds: it finds what a person would see, and nothing else."""

from collections.abc import Callable, Mapping
from functools import singledispatchmethod
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from desktop.tour.deeds import Choose, Copy, Find, Hand, Keys, Press, Row, See, Tick, Type
from desktop.ui.rows.rows import RowList

W = TypeVar("W", bound=QWidget)


class Lost(Exception):
    """Something that a stop asks for does not stand on the screen: a fault of ours."""


class Doer:
    """Does deeds in the window that is in front. `front` tells which that is, `settle` waits."""

    def __init__(self, front: Callable[[], QWidget], settle: Callable[[], None]) -> None:
        self._front, self._settle = front, settle
        self.given: dict[str, str] = {}
        self.paths: list[Path] = []  # what the next file dialog answers

    def begin(self, given: Mapping[str, str]) -> None:
        """Another chapter: what it is given."""
        self.given, self.paths = dict(given), []

    def fill(self, words: str) -> str:
        """The words with what was given in place of the names in braces."""
        return words.format_map(self.given)

    def path(self, *_asked: object) -> Path | None:
        """A file dialog's answer for one path."""
        return self.paths[0] if self.paths else None

    def all_paths(self, *_asked: object) -> list[Path]:
        """A file dialog's answer for several."""
        return self.paths

    @singledispatchmethod
    def do(self, deed: object) -> None:
        """Do it. Except after typing, wait until the window has answered."""
        raise TypeError(deed)

    @do.register
    def _press(self, deed: Press) -> None:
        self._settle()  # what was typed before may be what it waits for
        self._of(QAbstractButton, deed.what).click()
        self._settle()

    @do.register
    def _tick(self, deed: Tick) -> None:
        box = self._of(QAbstractButton, deed.what)
        if not box.isChecked():
            box.click()
        self._settle()

    @do.register
    def _type(self, deed: Type) -> None:
        self._write(deed.field, deed.words)

    @do.register
    def _find(self, deed: Find) -> None:
        field = self._write(deed.field, deed.words)
        self._settle()
        QTest.keyClick(field, Qt.Key.Key_Return)
        self._settle()

    @do.register
    def _choose(self, deed: Choose) -> None:
        words = self.fill(deed.words)
        if not words:  # this policy has nothing to choose here
            return
        box = self._of(QComboBox, deed.field)
        number = box.findText(words)
        if number < 0:
            raise Lost(f"{deed.field} has no {words}")
        box.setCurrentIndex(number)
        box.activated.emit(number)
        self._settle()

    @do.register
    def _row(self, deed: Row) -> None:
        words = self.fill(deed.words)
        for rows in self._seen(RowList):
            for row in rows.rows_model.rows():
                if words in row.said():
                    self._click(rows, row.key)
                    return
        raise Lost(f"no row says {words}")

    def _click(self, rows: RowList, key: str) -> None:
        """As a person does it: where there is no room beside the list, its detail comes up."""
        rows.go_to(key)
        self._settle()
        if rows.isVisible():
            at = rows.visualRect(rows.currentIndex()).center()
            QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
            self._settle()

    @do.register
    def _keys(self, deed: Keys) -> None:
        front = self._front()
        front.activateWindow()  # the one that was in front may just have closed
        self._settle()
        at = QApplication.focusWidget() or front
        QTest.keySequence(at, QKeySequence(deed.keys))
        self._settle()

    @do.register
    def _see(self, deed: See) -> None:
        self._settle()
        found = self._of(QWidget, deed.what)
        above = found.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                bar, below = above.verticalScrollBar(), found.mapTo(above, QPoint(0, 0)).y()
                bar.setValue(bar.value() + below - above.viewport().height() // 3)
            above = above.parentWidget()

    @do.register
    def _hand(self, deed: Hand) -> None:
        self.paths = [Path(self.fill(one)) for one in (deed.path, deed.second) if one]

    @do.register
    def _copy(self, deed: Copy) -> None:
        said = [self._label(one).text() for one in deed.under]
        self.given[deed.name] = " ".join(said)

    def _write(self, name: str, words: str) -> QLineEdit | QTextEdit:
        field: QLineEdit | QTextEdit
        try:
            field = self._of(QLineEdit, name)
        except Lost:
            field = self._of(QTextEdit, name)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, self.fill(words))
        return field

    def _label(self, said: str) -> QLabel:
        for one in self._seen(QLabel):
            if said in one.accessibleName():
                return one
        raise Lost(f"nothing stands under {said}")

    def _of(self, kind: type[W], name: str) -> W:
        """The control of this kind that is called so and can be used."""
        wanted = self.fill(name).removesuffix("…")
        called = {id(one): (one, self._names(one)) for one in self._seen(kind)}
        found = [one for one, names in called.values() if wanted in names]
        if not found and name.endswith("…"):
            begins = f"{wanted} "
            found = [one for one, names in called.values() if names[-1].startswith(begins)]
        if not found:
            raise Lost(f"no {kind.__name__} is called {wanted}")
        if not found[0].isEnabled():
            raise Lost(f"{wanted} cannot be used now")
        return found[0]

    def _names(self, one: QWidget) -> list[str]:
        names = one.accessibleName(), str(one.property("text") or "")
        return [each.removesuffix("…") for each in names]

    def _seen(self, kind: type[W]) -> list[W]:
        return [one for one in self._front().findChildren(kind) if one.isVisible()]
