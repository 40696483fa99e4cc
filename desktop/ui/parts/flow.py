"""A layout whose parts stand side by side while there is room and below each other when not.

- Each part has a basis (the width it would like, unscaled; 0 for its own) and a share in what is
  left over. A part that does not fit begins a new line, so that at 225 % nothing is cut off.
- A part in a line of its own never becomes wider than the layout.
- Spare height goes to the last line, if one of its parts was added with `fill`.
- A part that `hang`s begins its line so far left of the others: what has room inside its edge, so
  that its words stand under theirs. Whoever holds the layout leaves the room.
- Parts added as `together` begin a line of their own before one of them stands there alone.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from desktop.ui.look.theme import Look


class _Part(NamedTuple):
    item: QLayoutItem
    basis: int
    grow: int
    fill: bool
    together: bool = False
    hang: str = ""
    # Held so that Python keeps its side of the widget for as long as the layout: nobody else may
    # name it, and what is collected while Qt changes the style of the window takes the window down.
    widget: QWidget | None = None


class Flow(QLayout):
    """`gap` between parts of a line and, if no `between` is given, between lines.

    `centre`: parts of a line stand at its middle; or what tells whether they do now.
    """

    def __init__(
        self,
        look: Look,
        *,
        gap: str = "gap",
        between: str = "",
        centre: bool | Callable[[], bool] = False,
        right: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._gap, self._between = gap, between or gap
        self._centre, self._right = centre, right
        self._parts: list[_Part] = []
        self._sizes: dict[str, QSize] = {}  # asked for again and again while a window is laid out
        self._heights: dict[int, int] = {}
        self._bases: dict[QLayoutItem, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self.invalidate)

    def add(
        self,
        widget: QWidget,
        basis: int = 0,
        grow: int = 0,
        *,
        fill: bool = False,
        together: bool = False,
        hang: str = "",
    ) -> None:
        self.addChildWidget(widget)
        self._parts.append(_Part(QWidgetItem(widget), basis, grow, fill, together, hang, widget))
        self.invalidate()

    # Qt's side of the layout; its names are Qt's.

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._parts.append(_Part(item, 0, 0, False))

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        fills = any(part.fill for part in self._parts)
        return Qt.Orientation.Vertical if fills else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def invalidate(self) -> None:
        self._sizes.clear()
        self._heights.clear()
        self._bases.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:  # noqa: N802
        if "hint" not in self._sizes:
            self._sizes["hint"] = self._hint()
        return self._sizes["hint"]

    def minimumSize(self) -> QSize:  # noqa: N802
        if "least" not in self._sizes:
            self._sizes["least"] = self._least()
        return self._sizes["least"]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    # How it is arranged.

    def _hint(self) -> QSize:
        parts = self._shown()
        gaps = self._look.space(self._gap) * max(0, len(parts) - 1)
        wide = sum(self._basis(part) for part in parts) + gaps
        return QSize(wide, self.heightForWidth(wide)) + self._rim()

    def _least(self) -> QSize:
        least = QSize(0, 0)
        for part in self._shown():
            least = least.expandedTo(part.item.minimumSize())
        return least + self._rim()

    def _rim(self) -> QSize:
        edges = self.contentsMargins()
        return QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _shown(self) -> list[_Part]:
        return [part for part in self._parts if not part.item.isEmpty()]

    def _basis(self, part: _Part) -> int:
        if part.item not in self._bases:
            wanted = self._look.px(part.basis) if part.basis else part.item.sizeHint().width()
            self._bases[part.item] = max(wanted, part.item.minimumSize().width())
        return self._bases[part.item]

    def _lines(self, width: int) -> list[list[_Part]]:
        parts = self._shown()
        lines = self._filled(parts, width)
        if len(lines) > 1 and not all(part.together for part in parts):
            apart = [part for part in parts if not part.together]
            united = [part for part in parts if part.together]
            if parts == apart + united:
                return self._filled(apart, width) + self._filled(united, width)
        return lines

    def _hang(self, part: _Part) -> int:
        return self._look.space(part.hang) if part.hang else 0

    def _filled(self, parts: list[_Part], width: int) -> list[list[_Part]]:
        """Each line as full as it gets."""
        gap = self._look.space(self._gap)
        lines: list[list[_Part]] = []
        used = 0
        for part in parts:
            basis = self._basis(part)
            if lines and used + gap + basis <= width:
                lines[-1].append(part)
                used += gap + basis
            else:
                lines.append([part])
                used = basis - self._hang(part)
        return lines

    def _widths(self, line: list[_Part], width: int) -> list[int]:
        """What each part of a line gets: its basis and its share in what is left over."""
        bases = [self._basis(part) for part in line]
        width += self._hang(line[0])
        spare = width - sum(bases) - self._look.space(self._gap) * (len(line) - 1)
        if spare < 0:  # only one part, wider than the layout
            return [width]
        shares = sum(part.grow for part in line)
        if not shares:
            return bases
        ends = [0]
        for part in line:
            ends.append(ends[-1] + part.grow)
        cuts = [spare * end // shares for end in ends]  # so that no pixel is lost to rounding
        return [base + b - a for base, (a, b) in zip(bases, pairwise(cuts), strict=True)]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place everything, or only count: the height that it takes."""
        edges = self.contentsMargins()
        inner = rect.marginsRemoved(edges)
        gap, between = self._look.space(self._gap), self._look.space(self._between)
        lines = self._lines(inner.width())
        top = inner.top()
        centre = self._centre() if callable(self._centre) else self._centre
        for number, line in enumerate(lines):
            widths = self._widths(line, inner.width())
            heights = [_height(part.item, wide) for part, wide in zip(line, widths, strict=True)]
            tall = max(heights)
            if move and number == len(lines) - 1 and any(part.fill for part in line):
                tall = max(tall, inner.bottom() + 1 - top)
            left = inner.left() - self._hang(line[0])
            if self._right:
                left += max(0, inner.width() - sum(widths) - gap * (len(line) - 1))
            for part, wide, high in zip(line, widths, heights, strict=True):
                if move:
                    own = tall if part.fill else high
                    drop = (tall - own) // 2 if centre else 0
                    part.item.setGeometry(QRect(QPoint(left, top + drop), QSize(wide, own)))
                left += wide + gap
            top += tall + (between if number < len(lines) - 1 else 0)
        return top - inner.top() + edges.top() + edges.bottom()


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
