"""Lines under words: a wave for spelling, dots for wording. Told apart by shape, not by colour."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from desktop.ui.look.theme import Look

Shape = Literal["dots", "wave"]


class Mark(NamedTuple):
    """A stretch to underline: where it begins, how long it is, in characters.

    `says` is what one reads who stays over it with the pointer.
    """

    start: int
    length: int
    tone: str = "flag"
    shape: Shape = "dots"
    says: str = ""


def units(text: str, characters: int) -> int:
    """How many of Qt's characters so many of ours are: an emoji is two of them."""
    return characters + sum(ord(one) > 0xFFFF for one in text[:characters])


def draw(painter: QPainter, look: Look, mark: Mark, left: int, right: int, low: int) -> None:
    """Thicker than Qt's own underlines, which are hardly seen."""
    pen = QPen(look.colour(mark.tone), look.px(1.5))
    if mark.shape == "wave":
        painter.setPen(pen)
        painter.drawPath(_wave(left, right, low + look.px(2), look.px(4)))
        return
    painter.setPen(QPen(pen.color(), 0))
    painter.setBrush(pen.color())
    size, step = look.px(1.3), look.px(5)
    at = left + size
    while at <= right:
        painter.drawEllipse(QPointF(at, low + look.px(1)), size, size)
        at += step


def _wave(left: int, right: int, low: int, step: int) -> QPainterPath:
    path = QPainterPath(QPointF(left, low))
    at, up = left, True
    while at < right:
        at = min(at + step, right)
        path.lineTo(at, low - (step // 2 if up else 0))
        up = not up
    return path
