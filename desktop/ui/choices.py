"""What is chosen rather than typed: one of several, yes or no."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QRadioButton, QSizePolicy

from desktop.ui.theme import Look


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


class Tick(QCheckBox):
    """Yes or no. The words wrap beside the box."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        _settle(self, look)
        self._look = look

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _size(self, self._look, 1 << 16)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _least(self, self._look)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return _size(self, self._look, width).height()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def hitButton(self, _where: object) -> bool:  # noqa: N802 - Qt's name
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        _paint(self, self._look, round_box=False)


class Pick(QRadioButton):
    """One of several that all stand on the page."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        _settle(self, look)
        self._look = look

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _size(self, self._look, 1 << 16)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _least(self, self._look)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return _size(self, self._look, width).height()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def hitButton(self, _where: object) -> bool:  # noqa: N802 - Qt's name
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        _paint(self, self._look, round_box=True)


def _settle(button: QAbstractButton, look: Look) -> None:
    button.setAccessibleName(button.text())
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    look.changed.connect(button.updateGeometry)


def _indent(look: Look) -> int:
    return look.size("icon") + look.space("near")


def _flags() -> int:
    return (Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap).value


def _size(button: QAbstractButton, look: Look, width: int) -> QSize:
    room = QRect(0, 0, max(1, width - _indent(look)), 1 << 16)
    words = button.fontMetrics().boundingRect(room, _flags(), button.text())
    return QSize(
        _indent(look) + words.width() + 2, max(look.size("target") + 4, words.height() + 6)
    )


def _least(button: QAbstractButton, look: Look) -> QSize:
    metrics = button.fontMetrics()
    longest = max((metrics.horizontalAdvance(word) for word in button.text().split()), default=0)
    return QSize(_indent(look) + longest + 2, look.size("target") + 4)


def _paint(button: QAbstractButton, look: Look, *, round_box: bool) -> None:
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = look.size("icon")
    on, enabled = button.isChecked(), button.isEnabled()
    first = max(look.size("target") + 4, 0)
    box = QRectF(1, (first - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
    edge = "line" if not enabled else "accent" if on else "edge"
    painter.setPen(QPen(look.colour(edge), 1.5))
    painter.setBrush(look.colour("accent" if on and enabled else "sheet"))
    radius = box.width() / 2 if round_box else look.px(4)
    painter.drawRoundedRect(box, radius, radius)
    if on and round_box:
        painter.setBrush(look.colour("on-accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(box.center(), side / 5, side / 5)
    elif on:
        small = side - 4
        picture = look.icon("check", "on-accent", small, button.devicePixelRatioF())
        painter.drawPixmap(round(box.left() + 1.5), round(box.top() + 1.5), picture)
    painter.setPen(look.colour("ink" if enabled else "ink-faint"))
    text = button.rect().adjusted(_indent(look) + 1, 0, 0, 0)
    high = _size(button, look, button.width()).height()
    room = QRect(text.left(), 0, text.width(), high)
    words = painter.boundingRect(room, _flags(), button.text())
    painter.drawText(room.translated(0, (high - words.height()) // 2), _flags(), button.text())
