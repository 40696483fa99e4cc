"""How a row of a list is painted: headline and tag, the lines below, all from tokens.

Nothing is cut short: a headline or a line below that is too long for the list is wrapped, and the
row is as high as it takes.
"""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.look import lines
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import cap_width, paint_cap
from desktop.ui.parts.tag import State, paint_here, paint_tag, tag_size
from desktop.ui.rows.row import Row

_NARROW = 300  # unscaled; below this the tag goes under the words
_KEPT = 5000  # rows whose shape is kept; a list is often filled anew with the same
_BESIDE = 170  # unscaled; what the words must have beside a tag, if they do not need less


@dataclass(frozen=True)
class _Shape:
    """Where the parts of a row go at one width."""

    left: int  # of the words
    wide: int  # of the headline
    so: int  # how many lines the headline takes
    more: int  # and what is below it
    under: bool  # the tag stands under the words
    high: int  # of words and tag together


class RowPainter(QStyledItemDelegate):
    """A headline and what is below it; the tag at the right, or under them where it is narrow."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._shapes: dict[tuple[Row, int], _Shape] = {}
        look.changed.connect(self.forget)

    def forget(self) -> None:
        """Everything is to be measured anew, for the text has another size."""
        self._shapes.clear()

    def needs(self, row: Row, width: int) -> QSize:
        """The room that a row takes in a list of this width."""
        look = self._look
        shape = self._shape(row, width)
        return QSize(look.px(120), max(look.size("row"), shape.high + 2 * look.space("gap")))

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self.needs(index.data(Qt.ItemDataRole.UserRole), self._view.viewport().width())

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
        shape = self._shape(row, box.width())
        top = box.top() + (box.height() - shape.high) // 2
        inner = QRect(box.left() + shape.left, top, 0, shape.high)
        inner.setRight(box.right() - look.space("gap"))
        if row.icon:
            size = look.size("icon")
            picture = look.icon(row.icon, "ink-soft", size, self._view.devicePixelRatioF())
            drop = (look.line("strong") - size) // 2
            painter.drawPixmap(box.left() + look.space("gap") + 2, top + drop, picture)
        self._paint_words(painter, inner, row, shape)
        painter.restore()

    def _shape(self, row: Row, width: int) -> _Shape:
        if (row, width) not in self._shapes:
            if len(self._shapes) > _KEPT:
                self._shapes.clear()
            self._shapes[row, width] = self._measure(row, width)
        return self._shapes[row, width]

    def _measure(self, row: Row, width: int) -> _Shape:
        look, gap = self._look, self._look.space("gap")
        left = gap + 2 + (look.size("icon") + gap if row.icon else 0)
        inner = max(1, width - left - gap)
        wide, under, tag = inner, False, _tag(row)
        if row.cap:
            wide -= cap_width(look, row.cap) + look.space("near")
        if tag is not None:
            beside = wide - tag_size(look, tag).width() - look.space("near")
            least = min(look.width("strong", row.so), look.px(_BESIDE))
            under = width < look.px(_NARROW) or beside < least
            wide = wide if under else beside
        so = self._lines(row.so, "strong", wide)
        more = self._lines(row.more, "small", inner) if row.more else 0
        high = so * look.line("strong") + more * look.line("small")
        if under:
            high += look.size("tag") + look.px(4)
        return _Shape(left, wide, so, more, under, high)

    def _lines(self, text: str, kind: str, width: int) -> int:
        if self._look.width(kind, text) <= width and "\n" not in text:
            return 1
        laid = lines.lay_out(text, self._look.font(kind), self._look.line(kind), width)
        return lines.count(laid)

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

    def _paint_words(self, painter: QPainter, inner: QRect, row: Row, shape: _Shape) -> None:
        look, tag = self._look, _tag(row)
        first = QRect(inner.left(), inner.top(), inner.width(), look.line("strong"))
        if tag is not None:
            size = tag_size(look, tag)
            at = QRect(inner.right() + 1 - size.width(), inner.top(), 0, 0)
            if shape.under:
                at = QRect(inner.left(), inner.bottom() + 1 - size.height(), 0, 0)
            paint_tag(painter, look, tag, at, self._view.devicePixelRatioF())
        if row.cap:
            taken = cap_width(look, row.cap)
            paint_cap(painter, look, row.cap, inner.right() - taken, first)
        high = shape.so * look.line("strong")
        headline = QRect(inner.left(), inner.top(), shape.wide, high)
        self._paint_text(painter, headline, row.so, "strong", "ink")
        below = QRect(inner.left(), inner.top() + high, inner.width(), 0)
        below.setHeight(shape.more * look.line("small"))
        self._paint_text(painter, below, row.more, "small", "ink-soft")

    def _paint_text(self, painter: QPainter, box: QRect, text: str, kind: str, ink: str) -> None:
        tall = self._look.line(kind)
        wraps = box.height() > tall
        laid = lines.lay_out(text, self._look.font(kind), tall, box.width(), wrap=wraps)
        painter.setPen(self._look.colour(ink))
        lines.draw(painter, laid, box.left(), box.top(), tall)


def _tag(row: Row) -> State | None:
    return row.state or (State(row.note, "info", "quiet") if row.note else None)
