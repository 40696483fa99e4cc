"""A state as a tag: icon, word, soft ground. Never colour alone.

The words stand in `resources/words/states.toml`, one table for windows, command line and reports.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

import resources
from desktop.ui.look.theme import Look

# Ground of a tag -> its two colours.
GROUNDS = {
    "stop": ("stop-soft", "stop"),
    "flag": ("flag-soft", "flag"),
    "ok": ("ok-soft", "ok"),
    "accent": ("accent-soft", "accent"),
    "quiet": ("sunk", "ink-soft"),
}


@dataclass(frozen=True)
class State:
    """What a tag says."""

    word: str
    icon: str
    ground: str

    def filled(self, **facts: object) -> "State":
        """The same with its places filled: `states()["waits"].filled(number=7)`."""
        return replace(self, word=self.word.format_map(facts))


@cache
def states() -> Mapping[str, State]:
    """Every state by its key."""
    read = tomllib.loads(resources.text("words/states.toml"))
    return {key: State(**values) for key, values in read.items()}


def state(key: str, **facts: object) -> State:
    """One state, its places filled. Raises KeyError: there is no such state."""
    return states()[key].filled(**facts) if facts else states()[key]


class Tag(QLabel):
    """A state where one can see it; a screen reader finds its word."""

    def __init__(self, look: Look, shown: State) -> None:
        super().__init__()
        self._look, self._state = look, shown
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(shown)
        look.changed.connect(self._refit)

    def state(self) -> State:
        return self._state

    def set_state(self, shown: State) -> None:
        self._state = shown
        self.setText(shown.word)
        self._refit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return tag_size(self._look, self._state)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tag(painter, self._look, self._state, self.rect(), self.devicePixelRatioF())

    def _refit(self) -> None:
        self.setFont(self._look.font("label"))
        self.updateGeometry()
        self.update()


def paint_here(painter: QPainter, look: Look, box: QRect, ground: str, radius: int) -> None:
    """Where one is, on the rail and in lists: a ground, and a bar in accent at the left."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(ground))
    painter.drawRoundedRect(QRectF(box), radius, radius)
    painter.save()
    painter.setClipRect(QRect(box.left(), box.top(), max(3, look.px(3)), box.height()))
    painter.setBrush(look.colour("accent"))
    painter.drawRoundedRect(QRectF(box), radius, radius)
    painter.restore()


def tag_size(look: Look, shown: State) -> QSize:
    words = look.width("label", shown.word)
    wide = 2 * look.space("near") + look.size("small-icon") + look.px(6) + words
    return QSize(wide, look.size("tag"))


def paint_tag(painter: QPainter, look: Look, shown: State, box: QRect, ratio: float) -> None:
    """The tag at the top left of `box`; lists paint theirs with this too."""
    ground, ink = GROUNDS[shown.ground]
    size = tag_size(look, shown)
    shape = QRect(box.topLeft(), size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(ground))
    radius = look.size("tag-radius")
    painter.drawRoundedRect(QRectF(shape), radius, radius)
    small = look.size("small-icon")
    left = shape.left() + look.space("near")
    top = shape.top() + (shape.height() - small) // 2
    painter.drawPixmap(left, top, look.icon(shown.icon, ink, small, ratio))
    left += small + look.px(6)
    painter.setFont(look.font("label"))
    painter.setPen(look.colour(ink))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(QRect(left, shape.top(), shape.width(), shape.height()), flags, shown.word)
