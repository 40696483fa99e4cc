"""Ctrl+K: any case, person or command by a few letters of its name.

It lies over the window it was made for, holds the keyboard while it is open, and gives it back to
where it was. Every word that is typed must be in a row; rows that begin with it come first. What
must be searched for elsewhere is asked for with `asked` and added with `add`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Words
from desktop.ui.rows.rows import Row, RowList
from desktop.ui.typing.fields import TextField

_MOST = 7


class CommandPalette(Card):
    """`chosen` with the key of the row taken; `asked` with what is typed; `closed` either way."""

    chosen = Signal(str)
    asked = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, over: QWidget, *, announcer: Announcer = announce) -> None:
        super().__init__(look, gap="near")
        self.setParent(over)
        self._look, self._over, self._announcer = look, over, announcer
        self.setProperty("card", "accent")
        self.setAccessibleName("Find a case, a person or a command")
        self._rows: tuple[Row, ...] = ()
        self._extra: tuple[Row, ...] = ()
        self._before: QWidget | None = None
        self.field = TextField(placeholder="A case, a person, or what you want to do")
        self.field.setAccessibleName("Find a case, a person or a command")
        self.list = RowList(look, "Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.none = Words(look, "Nothing by that name.", "body", "ink-soft")
        self.keys_words = Words(look, "Up and down to choose, Enter to go, Esc to close", "small")
        self.keys_words.set_ink("ink-soft")
        for part in (self.field, self.list, self.none, self.keys_words):
            self.body.addWidget(part)
        self.field.textEdited.connect(self._edited)
        self.field.installEventFilter(self)
        over.installEventFilter(self)
        look.changed.connect(self._refit)
        self.list.clicked.connect(lambda _index: self._take())
        self.hide()

    def open(self, rows: Sequence[Row]) -> None:
        """Show these; an empty field shows the first of them."""
        self._rows, self._extra = tuple(rows), ()
        self._before = QApplication.focusWidget()
        self.field.clear()
        self._fill()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self, question: str, rows: Sequence[Row]) -> None:
        """What was found elsewhere for `question`; an answer to an older one is dropped."""
        if question == self.field.text().strip():
            self._extra = tuple(rows)
            self._fill()

    def close_it(self) -> None:
        """Close, and give the keyboard back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._fit()
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._key(event)
        if watched is self.field and isinstance(event, QFocusEvent) and event.lostFocus():
            self._left(event.reason())
        return super().eventFilter(watched, event)

    def _left(self, why: Qt.FocusReason) -> None:
        """Whoever clicks elsewhere closes it. An answer of the desk that comes late and points at
        a field of the page does not: the next letters would stand in a note."""
        if not self.isVisible():
            return
        if why != Qt.FocusReason.OtherFocusReason:
            self.close_it()
        else:
            QTimer.singleShot(0, self, self._back)

    def _back(self) -> None:
        now = QApplication.focusWidget()
        if self.isVisible() and now is not self.field:
            self._before = now
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST}
        steps[Qt.Key.Key_PageUp] = -_MOST
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self._announcer(self.field, self.list.step(step), True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:  # Tab has nowhere to go: there is one field
            return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _edited(self) -> None:
        self._extra = ()
        self._fill()
        self.asked.emit(self.field.text().strip())

    def _fill(self) -> None:
        found = matching(self._rows, self.field.text()) + self._extra
        self.list.set_rows(found)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        if found:
            self.list.go_to_number(0)
        said = f"{len(found)} found: {found[0].said()}" if found else self.none.text()
        self._announcer(self.field, said, False)
        self._fit()

    def _take(self) -> None:
        key = self.list.key()
        if key:
            self.close_it()
            self.chosen.emit(key)

    def _refit(self) -> None:
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        look = self._look
        room = self._over.rect()
        wide = min(look.px(560), room.width() - 2 * look.space("room"))
        self.resize(wide, self.height())
        self.body.activate()  # the list is as wide as it will be, and knows how high its rows are
        frame = self.field.sizeHint().height() + self.keys_words.heightForWidth(wide)
        frame += 2 * look.space("pad") + 3 * look.space("near") + 2 * look.space("gap")
        fit = [n for n in range(_MOST, 0, -1) if self.list.height_for(n) <= room.height() - frame]
        self.list.keep_seen(fit[0] if fit else 1, only=True)
        high = self.body.totalHeightForWidth(wide)
        top = max(look.space("gap"), (room.height() - high) // 5)
        self.setGeometry(QRect((room.width() - wide) // 2, top, wide, high))


def matching(rows: Sequence[Row], typed: str) -> tuple[Row, ...]:
    """The rows that hold every word typed; those that begin with what was typed come first."""
    words = typed.casefold().split()
    found = [row for row in rows if all(word in row.said().casefold() for word in words)]
    first = " ".join(words)
    return tuple(sorted(found, key=lambda row: not row.so.casefold().startswith(first)))
