"""Buttons of three ranks: main (one a screen), outlined, text; and the clause that opens a policy.

- A shortcut stands on its button as a key cap, and works wherever the button is seen.
- What cannot be done now has its reason beside it: `Reasoned`.
- Painted here: a style sheet has no key caps, and no disabled text that can still be read.
"""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words

_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Rank(NamedTuple):
    """How a rank of button looks: colours by name, text, height, and room at its sides."""

    ground: str
    over: str  # the ground under the pointer
    edge: str
    ink: str
    kind: str = "strong"
    high: str = "button"
    side: str = "gap"


_RANKS = {
    "main": _Rank("accent", "accent-deep", "accent", "on-accent", side="pad"),
    "outlined": _Rank("sheet", "sunk", "edge", "ink", side="pad"),
    "text": _Rank("", "accent-soft", "", "accent"),
    "stop-text": _Rank("", "stop-soft", "", "stop"),
    "clause": _Rank("", "", "", "ink-soft", kind="small", high="target", side="none"),
    "link": _Rank("", "", "", "accent", high="target", side="none"),
}


class Button(QPushButton):
    """`rank`: main, outlined, text, stop-text, link or clause. `shortcut` as "Ctrl+N".

    `cap` is a shortcut that only stands on it: the window hears it wherever one is. It is `boxed`
    if it has a border; `inset` is the room that stands at the sides of mere words, by its name.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        rank: str = "outlined",
        *,
        icon: str = "",
        shortcut: str = "",
        cap: str = "",
        large: bool = False,
    ) -> None:
        super().__init__(text)
        self._cap = QKeySequence(cap)
        self._look, self._rank, self._icon, self._large = look, _RANKS[rank], icon, large
        self.boxed = bool(self._rank.edge)
        self.inset = "gap" if rank in ("text", "stop-text") else ""
        self._bare = False
        self._hint: QSize | None = None
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        if cap:  # a screen reader says a shortcut of its own by itself
            self.setAccessibleDescription(cap_words(self._cap))
        look.changed.connect(self._refit)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        kept = self.shortcut()  # Qt takes it for part of the text and drops it
        super().setText(text)
        self.setShortcut(kept)
        self.setAccessibleName(text)
        self._refit()

    def set_icon(self, icon: str) -> None:
        """Another picture before its words."""
        self._icon = icon
        self._refit()

    def set_bare(self, bare: bool) -> None:
        """Only its icon, where there is no room; its words stand in the tool tip."""
        self._bare = bare
        keys = f" ({self._keys()})" if self._keys() else ""
        self.setToolTip(self.text() + keys if bare else "")
        self._refit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # Layouts ask some hundred times for each page.
        if self._hint is None:
            self._hint = self._wanted()
        return self._hint

    def _wanted(self) -> QSize:
        look = self._look
        if self._bare:
            return QSize(self._high(), self._high())
        wide = 2 * self._side() + look.width(self._kind(), self.text())
        if self._icon:
            wide += look.size("icon") + look.space("near")
        if self._keys():
            wide += look.space("near") + cap_width(look, self._keys())
        least = look.size("target")
        return QSize(max(wide, least), max(self._high(), least))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Space and Enter press the button one is on, even where they are another's shortcut.

        Together with Ctrl they are meant for that other one, wherever one is.
        """
        presses = isinstance(event, QKeyEvent) and event.key() in _PRESSES and _alone(event)
        if presses and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses it too, not only Space: nobody should have to know which."""
        if event.key() in _PRESSES[1:] and _alone(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_ground(painter)
        self._paint_inside(painter, ink)

    def _paint_ground(self, painter: QPainter) -> str:
        """The ground and the border; what the text is to be painted in."""
        rank, look = self._rank, self._look
        over = self.underMouse() or self.isDown()
        ground, edge, ink = (rank.over if over else rank.ground), rank.edge, rank.ink
        if not self.isEnabled():
            ground, edge, ink = "", ("line" if edge else ""), "ink-faint"
        painter.setBrush(look.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour(edge), 1) if edge else QPen(Qt.PenStyle.NoPen))
        radius = look.size("field-radius")
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)
        return ink

    def _paint_inside(self, painter: QPainter, ink: str) -> None:
        look, box = self._look, self.rect()
        left = self._side() + max(0, (box.width() - self.sizeHint().width()) // 2)
        size = look.size("icon")
        if self._bare:
            left = (box.width() - size) // 2
        if self._icon:
            picture = look.icon(self._icon, ink, size, self.devicePixelRatioF())
            painter.drawPixmap(left, (box.height() - size) // 2, picture)
            left += size + look.space("near")
        if self._bare:
            return
        painter.setFont(look.font(self._kind()))
        painter.setPen(look.colour(ink))
        wide = look.width(self._kind(), self.text())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRect(left, 0, wide + 1, box.height()), flags, self.text())
        if not self._rank.over and self.underMouse() and self.isEnabled():
            under = (box.height() + look.line(self._kind())) // 2 - 2
            painter.drawLine(left, under, left + wide, under)
        if self._keys():
            paint_cap(painter, look, self._keys(), left + wide + look.space("near"), box, ink)

    def _refit(self) -> None:
        self._hint = None
        self.updateGeometry()
        self.update()

    def _kind(self) -> str:
        return "heading" if self._large else self._rank.kind

    def _high(self) -> int:
        return self._look.size("large-button" if self._large else self._rank.high)

    def _side(self) -> int:
        return self._look.space("wide" if self._large else self._rank.side)

    def keys(self) -> QKeySequence:
        """The keys that stand on it."""
        return self.shortcut() if self._cap.isEmpty() else self._cap

    def _keys(self) -> str:
        return cap_words(self.keys())


def _alone(event: QKeyEvent) -> bool:
    """Whether no other key is held down."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class Reasoned(QWidget):
    """A button, and beside it why it cannot be pressed now or what pressing it will do."""

    def __init__(self, look: Look, button: Button, words: str = "") -> None:
        super().__init__()
        self.button = button
        self._usual = words
        self._words = Words(look, words, "small", "ink-soft")
        flow = Flow(look, centre=True)
        flow.add(button)
        flow.add(self._words, 160, 1)
        self.setLayout(flow)
        self._words.setVisible(bool(words))

    def set_reason(self, reason: str = "") -> None:
        """With a reason the button is off and the reason stands beside it; without, it is on."""
        self.button.setEnabled(not reason)
        self.button.setAccessibleDescription(reason or self._usual)
        self._words.setText(reason or self._usual)
        self._words.setVisible(bool(reason or self._usual))

    def reason(self) -> str:
        return "" if self.button.isEnabled() else self._words.text()


def cap_words(keys: QKeySequence) -> str:
    """A shortcut as it stands on a key cap: "Ctrl N"."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")


def cap_width(look: Look, words: str) -> int:
    return look.width("key", words) + 2 * look.px(5)


def paint_cap(
    painter: QPainter, look: Look, words: str, left: int, box: QRect, ink: str = "ink-soft"
) -> None:
    """A key cap in the middle of the height of `box`."""
    high = look.px(20)
    cap = QRect(left, box.top() + (box.height() - high) // 2, cap_width(look, words), high)
    painter.setPen(QPen(look.colour(ink), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = look.px(4)
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(look.font("key"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
