"""A box for many words: it grows with them and underlines what may be put better."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QToolTip

from desktop.ui.look.theme import Look
from desktop.ui.typing.underline import Mark as Mark
from desktop.ui.typing.underline import draw, units


class LongText(QTextEdit):
    """Plain text only; Tab goes on to the next field.

    It is `least` lines high and grows to `most`. `put` when words were set from outside.
    """

    put = Signal()

    def __init__(self, look: Look, text: str = "", *, least: int = 3, most: int = 12) -> None:
        super().__init__()
        self._look, self._least, self._most = look, least, most
        self._marks: tuple[Mark, ...] = ()
        self._places: list[QTextCursor] = []  # of the marks: they move as one types
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
        self.put.emit()

    def set_right_to_left(self, right: bool) -> None:
        """For words of a language that runs from right to left."""
        ways = Qt.LayoutDirection
        self.setLayoutDirection(ways.RightToLeft if right else ways.LeftToRight)
        option = self.document().defaultTextOption()
        option.setTextDirection(self.layoutDirection())
        self.document().setDefaultTextOption(option)

    def set_marks(self, marks: Sequence[Mark], places: Sequence[QTextCursor] = ()) -> None:
        """Underline these stretches; what is wrong with each is said below the box.

        `places` where they are known already, as `place` gave them.
        """
        self._marks = tuple(marks)
        self._places = list(places) or [self.place(one.start, one.length) for one in self._marks]
        self.viewport().update()

    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    def place(self, start: int, length: int) -> QTextCursor:
        """A stretch, in our characters, that stays with its words as one types."""
        text = self.words()
        last = units(text, len(text))
        place = QTextCursor(self.document())
        place.setPosition(min(units(text, start), last))
        end = min(units(text, start + length), last)
        place.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return place

    def put_in(self, place: QTextCursor, words: str) -> None:
        """Other words in the place of these; one step back brings the old ones."""
        place.beginEditBlock()
        place.insertText(words)
        place.endEditBlock()
        self.setTextCursor(place)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.px(120), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, place in zip(self._marks, self._places, strict=True):
            for left, right, low in self._runs(place.selectionStart(), place.selectionEnd()):
                draw(painter, self._look, mark, left, right, low)

    def _stretches(self, mark: Mark) -> list[tuple[int, int, int]]:
        """From where to where it runs, and how low, on each line that it touches."""
        place = self.place(mark.start, mark.length)
        return self._runs(place.selectionStart(), place.selectionEnd())

    def _runs(self, start: int, end: int) -> list[tuple[int, int, int]]:
        found: dict[int, tuple[int, int]] = {}
        cursor = QTextCursor(self.document())
        for place in range(start, end + 1):
            cursor.setPosition(place)
            at = self.cursorRect(cursor)
            left, right = found.get(at.bottom(), (at.left(), at.left()))
            found[at.bottom()] = (min(left, at.left()), max(right, at.left()))
        return [(left, right, low) for low, (left, right) in found.items() if right > left]

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Whoever stays over a mark reads what it says."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._says(event), self.viewport())
            return True
        return super().viewportEvent(event)

    def _says(self, event: QHelpEvent) -> str:
        at = self.cursorForPosition(event.pos()).position()
        for mark, place in zip(self._marks, self._places, strict=True):
            if place.selectionStart() <= at <= place.selectionEnd() and place.hasSelection():
                return mark.says
        return ""

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
