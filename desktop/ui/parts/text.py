"""Text on a window: set in our face with our line heights, wrapped, never cut short.

A `QLabel` underneath, so that a screen reader finds static text; painted here, because Qt's own
label knows no line height. Markup is never read: what a family is called may hold any character.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.look import lines
from desktop.ui.look.theme import Look

_KEPT = 6  # widths whose lines are kept
_MEASURED = 60  # widths whose room is known; a window that is drawn larger asks for each pixel
_ENDLESS = 1 << 20  # pixels: wider than any line


class Run(NamedTuple):
    """A stretch of text of another kind or ink than the rest."""

    text: str
    kind: str = "body"
    ink: str = "ink"


class Words(QLabel):
    """Some text. `kind` is one of `type.json`, `ink` a colour."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        kind: str = "body",
        ink: str = "ink",
        *,
        wrap: bool = True,
        right: bool = False,
        tabular: bool = False,
        native: bool = False,
    ) -> None:
        """`native`: it begins at the side at which its language begins."""
        super().__init__()
        self._look = look
        self._kind, self._ink = kind, ink
        self._wrap, self._right, self._tabular, self._native = wrap, right, tabular, native
        self._runs: tuple[Run, ...] = ()
        self._kept: dict[int, list[QTextLayout]] = {}
        self._measured: dict[int, tuple[int, int]] = {}
        self._least: QSize | None = None  # None: not asked since it changed
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        look.changed.connect(self._refit)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        self._runs = ()
        super().setText(text)
        self._refit()

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Text of several kinds in one paragraph."""
        super().setText("".join(run.text for run in runs))
        self._runs = tuple(runs)
        self._refit()

    def set_kind(self, kind: str) -> None:
        """Larger or smaller."""
        if kind != self._kind:
            self._kind = kind
            self._refit()

    def set_ink(self, ink: str) -> None:
        self._ink = ink
        self._kept.clear()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        wide, high = self._measure(_ENDLESS)
        return QSize(wide, high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        if not self._wrap:
            return self.sizeHint()
        if self._least is None:
            words = self.text().split()
            longest = max((self._look.width(self._kind, word) for word in words), default=0)
            wide = min(longest + 1, self._look.px(260))
            self._least = QSize(wide, self._look.line(self._kind))
        return self._least

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return self._wrap

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._measure(width)[1]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setPen(self._look.colour(self._ink))
        box = self.contentsRect()
        tall = self._look.line(self._kind)
        top = box.top() + max(0, (box.height() - self._measure(box.width())[1]) // 2)
        lines.draw(painter, self._laid_out(box.width()), box.left(), top, tall)

    def _refit(self) -> None:
        self._kept.clear()
        self._measured.clear()
        self._least = None
        self.setFont(self._look.font(self._kind, tabular=self._tabular))
        self.updateGeometry()
        self.update()

    def _measure(self, width: int) -> tuple[int, int]:
        # Layouts ask again and again, for some dozen widths.
        if width not in self._measured:
            if len(self._measured) > _MEASURED:
                self._measured.clear()
            self._measured[width] = self._room_at(width)
        return self._measured[width]

    def _room_at(self, width: int) -> tuple[int, int]:
        # Where nothing is wrapped, all widths are one.
        if width < _ENDLESS and width >= lines.widest(self._laid_out(_ENDLESS)):
            width = _ENDLESS
        laid = self._laid_out(width)
        return lines.widest(laid) + 1, lines.count(laid) * self._look.line(self._kind)

    def _laid_out(self, width: int) -> list[QTextLayout]:
        """A layout for each paragraph; the last few widths are kept, for layouts ask again."""
        if width not in self._kept:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            self._kept[width] = self._lay_out(width)
        return self._kept[width]

    def _lay_out(self, width: int) -> list[QTextLayout]:
        font = self._look.font(self._kind, tabular=self._tabular)
        tall = self._look.line(self._kind)
        formats = self._formats() if self._runs else ()
        return lines.lay_out(
            *(self.text(), font, tall, width),
            wrap=self._wrap,
            right=self._right,
            native=self._native,
            formats=formats,
        )

    def _formats(self) -> list[QTextLayout.FormatRange]:
        # Late: the first page has none, and would wait for it.
        from PySide6.QtGui import QTextCharFormat  # noqa: PLC0415

        made, start = [], 0
        for run in self._runs:
            span = QTextLayout.FormatRange()
            shape = QTextCharFormat()
            shape.setFont(self._look.font(run.kind))
            shape.setForeground(self._look.colour(run.ink))
            span.start, span.length, span.format = start, len(run.text), shape
            made.append(span)
            start += len(run.text)
        return made


def title(look: Look, text: str) -> Words:
    """The title of a page: it says what is so."""
    return Words(look, text, "title")


def heading(look: Look, text: str) -> Words:
    return Words(look, text, "heading")


def strong(look: Look, text: str) -> Words:
    return Words(look, text, "strong")


def soft(look: Look, text: str) -> Words:
    """Why, and what else there is to know."""
    return Words(look, text, "body", "ink-soft")


def small(look: Look, text: str) -> Words:
    return Words(look, text, "small", "ink-soft")


def label(look: Look, text: str, control: QWidget | None = None) -> Words:
    """Above a field; the screen reader says it with the field."""
    made = Words(look, text, "label")
    if control is not None:
        made.setBuddy(control)
        control.setAccessibleName(text)
    return made
