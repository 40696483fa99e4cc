"""How a row of a list is painted: headline and tag, a line below, all from tokens."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.buttons import cap_width, paint_cap
from desktop.ui.tag import State, paint_here, paint_tag, tag_size
from desktop.ui.theme import Look

if TYPE_CHECKING:
    from desktop.ui.rows import Row

_NARROW = 300  # unscaled; below this the tag goes under the words


class RowPainter(QStyledItemDelegate):
    """Two lines; three where the list is narrow for its text."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._look.px(120), self._look.size("tall-row" if self._narrow() else "row"))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, state)
        look = self._look
        gap = look.space("gap")
        room = (box.height() - self._words_height(row)) // 2
        inner = box.adjusted(gap + 2, room, -gap, -room)
        if row.icon:
            size = look.size("icon")
            picture = look.icon(row.icon, "ink-soft", size, self._view.devicePixelRatioF())
            drop = (look.line("strong") - size) // 2
            painter.drawPixmap(inner.left(), inner.top() + drop, picture)
            inner.setLeft(inner.left() + size + gap)
        self._paint_words(painter, inner, row)
        painter.restore()

    def _narrow(self) -> bool:
        return self._view.viewport().width() < self._look.px(_NARROW)

    def _words_height(self, row: Row) -> int:
        high = self._look.line("strong")
        if row.more:
            high += self._look.line("small")
        if self._narrow() and (row.state or row.note):
            high += self._look.size("tag") + self._look.px(4)
        return high

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        here = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if not here and not over:
            return
        look = self._look
        radius = look.size("field-radius")
        if here:
            paint_here(painter, look, box, "accent-soft", radius)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunk"))
        painter.drawRoundedRect(QRectF(box), radius, radius)

    def _paint_words(self, painter: QPainter, inner: QRect, row: Row) -> None:
        look = self._look
        wide = inner.width()
        under = inner.top() + look.line("strong")
        ratio = self._view.devicePixelRatioF()
        tag = row.state or (State(row.note, "info", "quiet") if row.note else None)
        if tag is not None:
            size = tag_size(look, tag)
            at = QRect(inner.right() + 1 - size.width(), inner.top(), 0, 0)
            if self._narrow():
                low = inner.top() + self._words_height(row) - size.height()
                at = QRect(inner.left(), low, 0, 0)
            else:
                wide -= size.width() + look.space("near")
            paint_tag(painter, look, tag, at, ratio)
        if row.cap:
            taken = cap_width(look, row.cap)
            paint_cap(painter, look, row.cap, inner.right() - taken, inner)
            wide -= taken + look.space("near")
        _line(painter, look, QRect(inner.left(), inner.top(), wide, 0), row.so, "strong", "ink")
        below = QRect(inner.left(), under, inner.width(), 0)
        _line(painter, look, below, row.more, "small", "ink-soft")


def _line(painter: QPainter, look: Look, at: QRect, text: str, kind: str, ink: str) -> None:
    """One line of text; where it is too long it ends in an ellipsis, for rows are of one height."""
    font = look.font(kind)
    metrics = QFontMetricsF(font)
    if ceil(metrics.horizontalAdvance(text)) > at.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width())
    painter.setFont(font)
    painter.setPen(look.colour(ink))
    room = QRect(at.left(), at.top(), at.width() + 2, look.line(kind))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
