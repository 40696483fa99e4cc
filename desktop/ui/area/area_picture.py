"""How far a family lives from the volunteer's home: a picture, and a text that says the same.

Home is in the middle, north is up; around it the ring that is too near and the ring that is just
right, the family's place, and the outlines of postcode sectors made of the addresses themselves:
nothing is fetched. It reaches 4, 18 or 75 km by itself, as the distance asks; + and - change that.

It is a map to her door, so it is for her eyes: F9 hides it, and it is never kept, printed or sent.
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.casework.ground.around import REACHES
from desktop.ui.area.area_paint import Chart, paint_chart, paint_text
from desktop.ui.area.area_words import Area as Area
from desktop.ui.area.area_words import in_words as in_words
from desktop.ui.area.area_words import legend as legend
from desktop.ui.area.area_words import notes, reach_of
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button

_CLOSER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_WIDER = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
_HIDDEN = "Hidden while somebody looks on."


class AreaPicture(QLabel):
    """The picture. `set_hidden` for when a parent sits opposite; `reached` when + or - was used.

    A label, so that a screen reader meets words there: they are its accessible name.
    """

    reached = Signal(int)

    def __init__(self, look: Look, area: Area) -> None:
        super().__init__()
        self._look, self._area, self._hidden = look, area, False
        self._reach = reach_of(area)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.closer = Button(look, "Closer", icon="plus")
        self.wider = Button(look, "Wider", icon="minus")
        for button, step in ((self.closer, -1), (self.wider, 1)):
            button.setParent(self)
            button.set_bare(True)
            button.setAccessibleName(f"{button.text()}: the picture of the area")
            button.clicked.connect(lambda _on=False, by=step: self._step(by))
        self.set_area(area)
        look.changed.connect(self._refit)

    def set_area(self, area: Area) -> None:
        if area != self._area:
            self._reach = reach_of(area)
        self._area = area
        self._say()

    def set_hidden(self, hidden: bool) -> None:
        """Nothing is drawn and nothing is said of home."""
        self._hidden = hidden
        self._say()

    def reach(self) -> int:
        """How far it is drawn now, in metres from its middle."""
        return self._reach

    def words(self) -> str:
        """What the picture says."""
        return _HIDDEN if self._hidden else in_words(self._area, self._reach)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._side(width) + (0 if self._beside(width) else self._below(width))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.px(420), self.heightForWidth(self._look.px(420)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        wide = max(self._look.size("picture"), self._legend_width() + 2 * self._look.space("gap"))
        return QSize(wide, self._look.size("picture"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _CLOSER and not self._hidden:
            self._step(-1)
        elif event.key() in _WIDER and not self._hidden:
            self._step(1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place_buttons()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunk"))
        painter.drawRoundedRect(self.rect(), look.px(8), look.px(8))
        if self._hidden:
            painter.setPen(look.colour("ink-soft"))
            painter.setFont(look.font("small"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _HIDDEN)
            return
        side = self._side(self.width())
        paint_chart(painter, look, Chart(self._area, self._reach, QRect(0, 0, side, side)))
        self._paint_legend(painter, side)

    def _step(self, by: int) -> None:
        at = REACHES.index(self._reach) + by
        if 0 <= at < len(REACHES):
            self._reach = REACHES[at]
            self._say()
            self.reached.emit(self._reach)

    def _say(self) -> None:
        drawn = self._area.ground.drawn and not self._hidden
        at = REACHES.index(self._reach)
        for button, may in ((self.closer, at > 0), (self.wider, at < len(REACHES) - 1)):
            button.setVisible(drawn)
            button.setEnabled(may)
        self.setAccessibleName(f"Area. {self.words()}")
        self.setAccessibleDescription("Plus and minus draw it closer and wider." if drawn else "")
        self.setToolTip("")
        self._refit()

    def _refit(self) -> None:
        self._place_buttons()
        self.updateGeometry()
        self.update()

    def _place_buttons(self) -> None:
        side, gap = self._side(self.width()), self._look.space("hair")
        top = gap
        for button in (self.closer, self.wider):
            size = button.sizeHint().width()
            button.setGeometry(side - size - gap, top, size, size)
            top += size + gap

    def _paint_legend(self, painter: QPainter, side: int) -> None:
        look = self._look
        gap, tall = look.space("gap"), look.line("label")
        beside = self._beside(self.width())
        left = side + gap if beside else gap
        wide = self.width() - left - gap
        lines = legend(self._area)
        high = sum(self._lines_of(note, wide) for note in notes(self._area))
        top = self.height() - gap - tall * len(lines) - high if beside else side + gap // 2
        for words, ink in lines:
            paint_text(painter, look, words, QRect(left, top, wide, tall), ink)
            top += tall
        for note in notes(self._area):
            high = self._lines_of(note, wide)
            paint_text(painter, look, note, QRect(left, top, wide, high), "ink")
            top += high

    def _lines_of(self, note: str, wide: int) -> int:
        """How high a note is at this width."""
        words = -(-look_width(self._look, note) * 11 // (10 * max(wide, 1)))
        return max(1, words) * self._look.line("label")

    def _side(self, width: int) -> int:
        """How wide and high the chart is."""
        picture = round(self._look.size("picture") * 1.25)
        return picture if self._beside(width) else min(width, round(picture * 1.4))

    def _beside(self, width: int) -> bool:
        """Whether the chart and what its rings mean stand side by side."""
        picture = round(self._look.size("picture") * 1.25)
        return width >= picture + self._legend_width() + 2 * self._look.space("gap")

    def _legend_width(self) -> int:
        lines = [words for words, _ink in legend(self._area)]
        return max((look_width(self._look, words) for words in lines), default=0)

    def _below(self, width: int) -> int:
        look = self._look
        wide = width - 2 * look.space("gap")
        high = sum(self._lines_of(note, wide) for note in notes(self._area))
        return look.line("label") * len(legend(self._area)) + high + look.space("gap")


def look_width(look: Look, words: str) -> int:
    """How wide a word of the legend is."""
    return look.width("label", words) + 2
