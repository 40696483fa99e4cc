"""How far a family lives from the volunteer's home: a picture, and a text that says the same.

Home is in the middle; around it the ring that is too near and the ring that is just right.
Distances are drawn as square roots, so that three kilometres can still be seen beside thirty. Which
way the family lives is never drawn: the picture would be a map to the volunteer's home.
"""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import Look

_WAY = radians(-33)  # always the same way: it means nothing
_BEYOND = 1.3  # where what lies outside all rings is drawn, in radii


@dataclass(frozen=True)
class Area:
    """Limits and distance in kilometres; None where a policy sets none or nothing was measured."""

    near_km: float | None
    far_km: float | None
    distance_km: float | None = None
    place: str = ""  # the family's postcode
    band: str = ""  # "too-near", "just-right", "far" or "cannot-measure"


_BANDS = {
    "too-near": "too near",
    "just-right": "just right",
    "far": "far",
    "cannot-measure": "the distance cannot be measured",
}


def in_words(area: Area) -> str:
    """The picture as a sentence or two."""
    said = "; ".join(words for words, _ink in legend(area))
    if area.distance_km is not None:
        here = f"{area.place} is {area.distance_km:g} km from your home"
    else:
        here = f"{area.place}: where it lies is not known" if area.place else ""
    band = _BANDS.get(area.band, "")
    first = ": ".join(part for part in (here, band) if part)
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in (first, said) if part)


def legend(area: Area) -> list[tuple[str, str]]:
    """What the rings mean, each with its ink, from the inside out."""
    near, far = area.near_km, area.far_km
    made = []
    if near is not None:
        made.append((f"too near, under {near:g} km", "flag"))
    if near is not None and far is not None:
        made.append((f"just right, {near:g} to {far:g} km", "ok"))
    elif near is not None:
        made.append((f"just right, {near:g} km or more", "ok"))
    elif far is not None:
        made.append((f"just right, up to {far:g} km", "ok"))
    if far is not None:
        made.append((f"far, over {far:g} km", "ink-soft"))
    return made


class AreaPicture(QWidget):
    """The picture. `set_hidden` for when a parent sits opposite."""

    def __init__(self, look: Look, area: Area) -> None:
        super().__init__()
        self._look, self._area, self._hidden = look, area, False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_area(area)
        look.changed.connect(self.updateGeometry)

    def set_area(self, area: Area) -> None:
        self._area = area
        self._say()

    def set_hidden(self, hidden: bool) -> None:
        """Nothing is drawn and nothing is said of home."""
        self._hidden = hidden
        self._say()

    def words(self) -> str:
        """What the picture says."""
        return "Hidden while somebody looks on." if self._hidden else in_words(self._area)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        picture = self._look.size("picture")
        return picture if self._beside(width) else picture + self._legend_height()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.px(420), self.heightForWidth(self._look.px(420)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        wide = max(self._look.size("picture"), self._legend_width() + 2 * self._look.space("gap"))
        return QSize(wide, self._look.size("picture"))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunk"))
        radius = look.px(8)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._hidden:
            painter.setPen(look.colour("ink-soft"))
            painter.setFont(look.font("small"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words())
            return
        picture = look.size("picture")
        beside = self._beside(self.width())
        middle = QPointF(picture * 0.62 if beside else self.width() / 2, picture / 2)
        self._paint_rings(painter, middle, picture * 0.46)
        self._paint_legend(painter, beside)

    def _say(self) -> None:
        self.setAccessibleName(f"Area. {self.words()}")
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def _whole(self) -> float:
        """The distance at which the outer ring is drawn."""
        area = self._area
        return area.far_km or max(2 * (area.near_km or 0), 1.4 * (area.distance_km or 0)) or 1.0

    def _paint_rings(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        look, area = self._look, self._area
        painter.setPen(QPen(look.colour("ok"), look.px(1.5)))
        painter.setBrush(look.colour("ok-soft"))
        if area.far_km is None:  # no far limit: the good ground has no edge to draw
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(middle, radius, radius)
        if area.near_km is not None:
            near = radius * sqrt(area.near_km / self._whole())
            dashed = QPen(look.colour("flag"), look.px(1.5))
            dashed.setDashPattern([2.5, 2.0])
            painter.setPen(dashed)
            painter.setBrush(look.colour("flag-soft"))
            painter.drawEllipse(middle, near, near)
        if area.distance_km is not None:
            self._paint_family(painter, middle, radius, area.distance_km)
        self._paint_home(painter, middle)

    def _paint_family(
        self, painter: QPainter, middle: QPointF, radius: float, distance: float
    ) -> None:
        look = self._look
        away = radius * min(sqrt(distance / self._whole()), _BEYOND)
        at = middle + QPointF(cos(_WAY), sin(_WAY)) * away
        painter.setPen(QPen(look.colour("ink-soft"), max(1, look.px(1))))
        painter.drawLine(middle, at)
        tone = {"too-near": "stop", "far": "flag"}.get(self._area.band, "ok")
        painter.setPen(QPen(look.colour("sheet"), look.px(2)))
        painter.setBrush(look.colour(tone))
        painter.drawEllipse(at, look.px(6), look.px(6))
        words = f"{self._area.place} · {distance:g} km"
        wide = _width(look, words)
        top = at.y() - look.line("label")
        half = max(0.0, radius**2 - (top + look.line("label") / 2 - middle.y()) ** 2)
        left = max(at.x() + look.px(10), middle.x() + sqrt(half) + look.px(8))  # clear of the ring
        if left + wide > self.width() - look.space("near"):
            left = at.x() - look.px(10) - wide
        _text(painter, look, words, left, top, "ink")

    def _paint_home(self, painter: QPainter, middle: QPointF) -> None:
        side = self._look.px(7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("ink"))
        points = [(-1, -0.1), (0, -1), (1, -0.1), (1, 1), (-1, 1)]
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) * side for x, y in points]))

    def _paint_legend(self, painter: QPainter, beside: bool) -> None:
        look = self._look
        lines = legend(self._area)
        gap, tall = look.space("gap"), look.line("label")
        picture = look.size("picture")
        top = picture - gap - tall * len(lines) if beside else picture
        for words, ink in lines:
            left = self.width() - gap - _width(look, words) if beside else gap
            _text(painter, look, words, left, top, ink)
            top += tall

    def _beside(self, width: int) -> bool:
        """Whether the rings and what they mean stand side by side."""
        return width >= self._look.size("picture") * 1.12 + self._legend_width()

    def _legend_width(self) -> int:
        lines = [words for words, _ink in legend(self._area)]
        return max((_width(self._look, words) for words in lines), default=0)

    def _legend_height(self) -> int:
        return self._look.line("label") * len(legend(self._area)) + self._look.space("near")


def _width(look: Look, words: str) -> int:
    return look.width("label", words)


def _text(painter: QPainter, look: Look, words: str, left: float, top: float, ink: str) -> None:
    painter.setFont(look.font("label"))
    painter.setPen(look.colour(ink))
    box = QRect(round(left), round(top), _width(look, words) + 2, look.line("label"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
