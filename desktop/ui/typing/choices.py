"""What is chosen rather than typed: one of several, yes or no."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QRadioButton, QSizePolicy

from desktop.ui.look.theme import Look

if TYPE_CHECKING:
    _Button = QAbstractButton
else:  # what is drawn is mixed into two kinds of button, and Qt's classes cannot be mixed
    _Button = object

_WRAPPED = (Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap).value


class Choice(QComboBox):
    """One of several. `chosen` with its key when the person picks."""

    chosen = Signal(str)

    def __init__(self, look: Look, options: Sequence[tuple[str, str]], current: str = "") -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, words in options:
            self.addItem(words, key)
        if current:
            self.set_key(current)
        self.activated.connect(lambda _index: self.chosen.emit(self.key()))

    def key(self) -> str:
        return str(self.currentData() or "")

    def set_key(self, key: str) -> None:
        self.setCurrentIndex(self.findData(key))

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """The list that opens is called like the field."""
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scrolling past it does not change it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        size = self._look.size("icon")
        ink = "ink-soft" if self.isEnabled() else "ink-faint"
        picture = self._look.icon("chevron-down", ink, size, self.devicePixelRatioF())
        left = self.width() - size - self._look.space("near")
        QPainter(self).drawPixmap(left, (self.height() - size) // 2, picture)


class _Marked(_Button):
    """A mark to be set, and words that wrap beside it."""

    _round: bool

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self.setText(text)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._size(1 << 16)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(self._indent() + longest + 2, self._least())

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._size(width).height()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def hitButton(self, _where: object) -> bool:  # noqa: N802 - Qt's name
        """The words can be pressed too."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_mark(painter)
        painter.setPen(self._look.colour("ink" if self.isEnabled() else "ink-faint"))
        left = self._indent() + 1
        high = self._size(self.width()).height()
        room = QRect(left, 0, self.width() - left, high)
        words = painter.boundingRect(room, _WRAPPED, self.text())
        painter.drawText(room.translated(0, (high - words.height()) // 2), _WRAPPED, self.text())

    def _paint_mark(self, painter: QPainter) -> None:
        look, side = self._look, self._look.size("icon")
        on, enabled = self.isChecked(), self.isEnabled()
        box = QRectF(1, (self._least() - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "line" if not enabled else "accent" if on else "edge"
        painter.setPen(QPen(look.colour(edge), 1.5))
        painter.setBrush(look.colour("accent" if on and enabled else "sheet"))
        radius = box.width() / 2 if self._round else look.px(4)
        painter.drawRoundedRect(box, radius, radius)
        if on and self._round:
            painter.setBrush(look.colour("on-accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(box.center(), side / 5, side / 5)
        elif on:
            picture = look.icon("check", "on-accent", side - 4, self.devicePixelRatioF())
            painter.drawPixmap(round(box.left() + 1.5), round(box.top() + 1.5), picture)

    def _indent(self) -> int:
        return self._look.size("icon") + self._look.space("near")

    def _least(self) -> int:
        """The height of one line, which is no lower than what can be hit."""
        return self._look.size("target") + 4

    def _size(self, width: int) -> QSize:
        room = QRect(0, 0, max(1, width - self._indent()), 1 << 16)
        words = self.fontMetrics().boundingRect(room, _WRAPPED, self.text())
        return QSize(self._indent() + words.width() + 2, max(self._least(), words.height() + 6))


class Tick(_Marked, QCheckBox):
    """Yes or no."""

    _round = False


class Pick(_Marked, QRadioButton):
    """One of several that all stand on the page."""

    _round = True
