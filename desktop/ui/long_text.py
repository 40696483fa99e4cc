"""A box for many words: it grows with them and underlines what may be put better."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from desktop.ui.theme import Look


class Mark(NamedTuple):
    """A stretch to underline: where it begins, how long it is, in characters."""

    start: int
    length: int
    tone: str = "flag"


class LongText(QTextEdit):
    """Plain text only; Tab goes on to the next field.

    It is `least` lines high and grows to `most`.
    """

    def __init__(self, look: Look, text: str = "", *, least: int = 3, most: int = 12) -> None:
        super().__init__()
        self._look, self._least, self._most = look, least, most
        self._marks: tuple[Mark, ...] = ()
        self._to_end = False  # until somebody has looked into it
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(look.space("hair"))
        self.set_words(text)
        self.textChanged.connect(self._grow)
        look.changed.connect(self._refit)

    def words(self) -> str:
        return self.toPlainText()

    def set_words(self, text: str) -> None:
        """Put words there as if they had always been; nothing is emitted.

        One goes on at their end, which is in sight where they are more than the box shows.
        """
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self._space_lines()
        self.document().clearUndoRedoStacks()
        self.blockSignals(blocked)
        self._to_end = True
        self._grow()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these stretches; what is wrong with each is said below the box."""
        self._marks = tuple(marks)
        self.viewport().update()

    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.px(120), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._marks:
            painter.setPen(QPen(self._look.colour(mark.tone), self._look.px(1.5)))
            for left, right, low in self._stretches(mark):
                painter.drawPath(_wave(left, right, low + self._look.px(2), self._look.px(4)))

    def _stretches(self, mark: Mark) -> list[tuple[int, int, int]]:
        """From where to where it runs, and how low, on each line that it touches."""
        found: dict[int, tuple[int, int]] = {}
        cursor = QTextCursor(self.document())
        last = max(0, len(self.words()))
        for place in range(min(mark.start, last), min(mark.start + mark.length, last) + 1):
            cursor.setPosition(place)
            at = self.cursorRect(cursor)
            left, right = found.get(at.bottom(), (at.left(), at.left()))
            found[at.bottom()] = (min(left, at.left()), max(right, at.left()))
        return [(left, right, low) for low, (left, right) in found.items() if right > left]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self._to_end = False
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._to_end = False
        super().mousePressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_look"):
            self._grow()

    def _refit(self) -> None:
        self._space_lines()
        self._grow()

    def _space_lines(self) -> None:
        """Our height of lines; blocks typed later take it over from the one before."""
        blocked = self.blockSignals(True)
        shape = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        shape.setLineHeight(self._look.line("body"), fixed)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        self.blockSignals(blocked)

    def _grow(self) -> None:
        tall = self._look.line("body")
        rim = 2 * (self._look.space("hair") + 1) + round(2 * self.document().documentMargin())
        wanted = round(self.document().size().height() - 2 * self.document().documentMargin())
        high = min(max(wanted, self._least * tall), self._most * tall) + rim
        if high != self.height() or self.minimumHeight() != high:
            self.setFixedHeight(high)
        if self._to_end:
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.ensureCursorVisible()


def _wave(left: int, right: int, low: int, step: int) -> QPainterPath:
    """Thicker than Qt's own underline, which is hardly seen."""
    path = QPainterPath(QPointF(left, low))
    at, up = left, True
    while at < right:
        at = min(at + step, right)
        path.lineTo(at, low - (step // 2 if up else 0))
        up = not up
    return path
