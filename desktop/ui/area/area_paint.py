"""Paints the chart of an area: rings, outlines, home, a place, and how long a kilometre is."""

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from desktop.casework.ground.around import Outline
from desktop.ui.area.area_words import Area, off_the_edge
from desktop.ui.look.theme import Look

_LENGTHS = (0.5, 1, 2, 5, 10, 20, 50)  # kilometres of the scale at the foot
_FAINT = 0.45  # of a colour, for what is only hinted at
_SMALL = 7  # dots, unscaled: an outline that is smaller says nothing


class Chart(NamedTuple):
    """What is drawn, how far it reaches (metres from its middle), and where."""

    area: Area
    reach: int
    box: QRect

    @property
    def middle(self) -> QPointF:
        return QRectF(self.box).center()

    def dots(self, metres: float) -> float:
        """How long so many metres are."""
        return metres * self.box.width() / (2 * self.reach)

    def spot(self, east: float, north: float) -> QPointF:
        """Where something lies: north is up."""
        return self.middle + QPointF(self.dots(east), -self.dots(north))


def paint_chart(painter: QPainter, look: Look, chart: Chart) -> None:
    """The whole of it. Where home cannot be drawn, nothing is."""
    if not chart.area.ground.drawn:
        painter.setPen(look.colour("ink-soft"))
        painter.setFont(look.font("small"))
        painter.drawText(chart.box, Qt.AlignmentFlag.AlignCenter, "No picture")
        return
    painter.save()
    inside = QPainterPath()
    inside.addRoundedRect(QRectF(chart.box), look.px(8), look.px(8))
    painter.setClipPath(inside)
    _paint_rings(painter, look, chart)
    _paint_outlines(painter, look, chart)
    _paint_limits(painter, look, chart)
    _paint_scale(painter, look, chart)
    _paint_home(painter, look, chart)
    _paint_place(painter, look, chart)
    painter.restore()


def paint_text(painter: QPainter, look: Look, words: str, box: QRect, ink: str) -> None:
    """Words of the legend, broken where the box is too narrow."""
    painter.setFont(look.font("label"))
    painter.setPen(look.colour(ink))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(box, flags, words)


def _paint_rings(painter: QPainter, look: Look, chart: Chart) -> None:
    """The ground of each ring; beyond the far one, and where no policy asks, it stays plain."""
    area, middle = chart.area, chart.middle
    painter.setPen(Qt.PenStyle.NoPen)
    if area.far_km is not None:
        painter.setBrush(look.colour("ok-soft"))
        radius = chart.dots(area.far_km * 1000)
        painter.drawEllipse(middle, radius, radius)
    elif area.near_km is not None:
        painter.fillRect(chart.box, look.colour("ok-soft"))
    if area.near_km is not None:
        painter.setBrush(look.colour("flag-soft"))
        radius = chart.dots(area.near_km * 1000)
        painter.drawEllipse(middle, radius, radius)


def _paint_outlines(painter: QPainter, look: Look, chart: Chart) -> None:
    """Sectors, and the names of those that have room for one."""
    line = QPen(_faint(look.colour("ink-soft")), max(1.0, look.px(1)))
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shown = chart.area.ground.around(chart.reach)
    for one in shown:
        shape = _shape(one, chart)
        if shape.boundingRect().width() > look.px(_SMALL):
            painter.drawPolygon(shape)
    taken = [_around(chart.middle, look.px(16)), *(box for *_, box in _limits(look, chart))]
    taken += [_corner(look, chart), QRectF(_scale(look, chart)[2])]
    if chart.area.ground.place is not None:
        at = _at_edge(chart)
        taken += [_around(at, look.px(14)), _place_box(look, chart, at, _place_words(chart))]
    painter.setFont(look.font("label"))
    painter.setPen(look.colour("ink-soft"))
    for one in shown:
        box = _name_box(look, one, chart)
        fits = box.width() < 1.4 * _shape(one, chart).boundingRect().width()
        free = not any(box.intersects(other) for other in taken)
        if fits and free and QRectF(chart.box).contains(box):
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, one.name)
            taken.append(box)


def _limits(look: Look, chart: Chart) -> list[tuple[float, str, str, QRectF]]:
    """The edge of each ring: its kilometres, its ink, what it is called, and where that stands."""
    found = []
    for limit, ink in ((chart.area.far_km, "ok"), (chart.area.near_km, "flag")):
        if limit is not None:
            words = f"{limit:g} km"
            wide, high = look.width("label", words) + look.px(8), look.line("label")
            top = chart.middle.y() - chart.dots(limit * 1000) - high / 2
            found.append((limit, ink, words, QRectF(chart.middle.x() - wide / 2, top, wide, high)))
    return found


def _paint_limits(painter: QPainter, look: Look, chart: Chart) -> None:
    """The edge of each ring, and how far out it lies."""
    for limit, ink, words, box in _limits(look, chart):
        pen = QPen(look.colour(ink), look.px(1.5))
        if ink == "flag":
            pen.setDashPattern([2.5, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = chart.dots(limit * 1000)
        painter.drawEllipse(chart.middle, radius, radius)
        if chart.box.top() < box.top() and radius > look.px(20):
            _label(painter, look, words, box.topLeft(), ink)


def _scale(look: Look, chart: Chart) -> tuple[float, str, QRectF]:
    """The line at the foot: how long it is in dots, what that is called, and where it stands."""
    long = max(km for km in _LENGTHS if chart.dots(km * 1000) <= chart.box.width() / 3)
    words, dots = f"{long:g} km", chart.dots(long * 1000)
    high = look.line("label") + look.px(14)
    wide = max(dots, look.width("label", words) + look.px(8)) + look.px(14)
    return dots, words, QRectF(chart.box.left(), chart.box.bottom() - high, wide, high)


def _paint_scale(painter: QPainter, look: Look, chart: Chart) -> None:
    """A line at the foot that says how long so many kilometres are."""
    dots, words, box = _scale(look, chart)
    left, foot = chart.box.left() + look.px(10), chart.box.bottom() - look.px(10)
    _label(painter, look, words, QPointF(left, box.top()), "ink-soft")
    painter.setPen(QPen(look.colour("ink-soft"), look.px(1.5)))
    painter.drawLine(QPointF(left, foot), QPointF(left + dots, foot))
    for end in (left, left + dots):
        painter.drawLine(QPointF(end, foot - look.px(3)), QPointF(end, foot + look.px(3)))


def _corner(look: Look, chart: Chart) -> QRectF:
    """Where the buttons lie."""
    wide = look.size("button") + 2 * look.space("hair")
    return QRectF(chart.box.right() - wide, chart.box.top(), wide, 2 * wide)


def _paint_home(painter: QPainter, look: Look, chart: Chart) -> None:
    side = look.px(7)
    painter.setPen(QPen(look.colour("sheet"), look.px(1.5)))
    painter.setBrush(look.colour("ink"))
    points = [(-1, -0.1), (0, -1), (1, -0.1), (1, 1), (-1, 1)]
    painter.drawPolygon(QPolygonF([chart.middle + QPointF(x, y) * side for x, y in points]))


def _paint_place(painter: QPainter, look: Look, chart: Chart) -> None:
    area = chart.area
    if area.ground.place is None:
        return
    at, beyond = _at_edge(chart), off_the_edge(area.ground.place, chart.reach)
    painter.setPen(QPen(look.colour("ink-soft"), max(1, look.px(1))))
    painter.drawLine(chart.middle, at)
    tone = look.colour({"too-near": "stop", "far": "flag"}.get(area.band, "ok"))
    if beyond:
        _arrow(painter, look, chart, at, tone)
    elif area.ground.trust == "exact":
        painter.setPen(QPen(look.colour("sheet"), look.px(2)))
        painter.setBrush(tone)
        painter.drawEllipse(at, look.px(6), look.px(6))
    else:  # hollow: not quite there
        pen = QPen(tone, look.px(2))
        pen.setDashPattern([1.5, 1.2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, look.px(9), look.px(9))
    words = _place_words(chart)
    _label(painter, look, words, _place_box(look, chart, at, words).topLeft(), "ink")


def _place_words(chart: Chart) -> str:
    area = chart.area
    about = "" if area.ground.trust == "exact" else "about "
    far = f" · {about}{area.distance_km:g} km" if area.distance_km is not None else ""
    return f"{area.place}{far}"


def _place_box(look: Look, chart: Chart, at: QPointF, words: str) -> QRectF:
    """Beside the place, on the side that has room, else below or above it; never over it."""
    wide, high = look.width("label", words) + look.px(8), float(look.line("label"))
    edge, away = look.px(4), look.px(13)
    left = at.x() + away if at.x() >= chart.middle.x() else at.x() - away - wide
    top = at.y() - high / 2
    least, most = chart.box.left() + edge, chart.box.right() - edge - wide
    lowest = chart.box.bottom() - edge - high
    if not least <= left <= most:
        left = min(max(at.x() - wide / 2, least), most)
        outwards = at.y() >= chart.middle.y()
        below = at.y() + away
        top = below if outwards and below <= lowest else at.y() - away - high
    return QRectF(left, min(max(top, chart.box.top() + edge), lowest), wide, high)


def _label(painter: QPainter, look: Look, words: str, at: QPointF, ink: str) -> None:
    """Words on a ground of their own, so that no line runs through them."""
    box = QRectF(at.x(), at.y(), look.width("label", words) + look.px(8), look.line("label"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("sheet"))
    painter.drawRoundedRect(box, look.px(4), look.px(4))
    painter.setFont(look.font("label"))
    painter.setPen(look.colour(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _arrow(painter: QPainter, look: Look, chart: Chart, at: QPointF, tone: QColor) -> None:
    """Out of the picture, the way in which the place lies."""
    away = at - chart.middle
    turn = math.atan2(away.y(), away.x())
    size = look.px(9)
    corners = [
        at + QPointF(math.cos(turn + by), math.sin(turn + by)) * size for by in (0.0, 2.5, -2.5)
    ]
    painter.setPen(QPen(look.colour("sheet"), look.px(1.5)))
    painter.setBrush(tone)
    painter.drawPolygon(QPolygonF(corners))


def _at_edge(chart: Chart) -> QPointF:
    """Where the place is drawn: where it lies, or at the edge on the way to it."""
    place = chart.area.ground.place or (0, 0)
    most = 0.9 * chart.reach
    share = min(1.0, most / max(1, abs(place[0]), abs(place[1])))
    if not off_the_edge(place, chart.reach):
        share = 1.0
    return chart.spot(place[0] * share, place[1] * share)


def _shape(one: Outline, chart: Chart) -> QPolygonF:
    return QPolygonF([chart.spot(*corner) for corner in one.corners])


def _name_box(look: Look, one: Outline, chart: Chart) -> QRectF:
    at = chart.spot(*one.middle)
    wide, high = look.width("label", one.name) + look.px(6), look.line("label")
    return QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)


def _around(at: QPointF, half: float) -> QRectF:
    return QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)


def _faint(colour: QColor) -> QColor:
    colour = QColor(colour)
    colour.setAlphaF(_FAINT)
    return colour
