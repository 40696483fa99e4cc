"""What has happened, newest first: when, what, and a line of why, along a line at the left."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.boxes import column, empty, line
from desktop.ui.buttons import Button
from desktop.ui.flow import Flow
from desktop.ui.tag import GROUNDS, State, Tag
from desktop.ui.text import Words
from desktop.ui.theme import Look, lengths


@dataclass(frozen=True)
class Happening:
    """One entry. `tone` colours the disc: accent, ok, flag, stop or quiet."""

    key: str
    when: str
    icon: str
    so: str
    more: str = ""
    tone: str = "quiet"
    states: tuple[State, ...] = ()
    action: str = ""  # a text button after the line below
    history: str = ""  # what its versions are asked for by; empty: there is no way to them


class _Disc(QWidget):
    """The icon on its disc, and the line that runs on to the next."""

    def __init__(self, look: Look, icon: str, tone: str) -> None:
        super().__init__()
        self._look, self._icon, self._tone = look, icon, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = self._look.size("disc")
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look = self._look
        ground, ink = GROUNDS[self._tone]
        side, icon = look.size("disc"), look.size("small-icon")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), look.px(2)))
        painter.drawLine(QPointF(side / 2, side), QPointF(side / 2, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(ground))
        painter.drawEllipse(QRectF(0, 0, side, side))
        picture = look.icon(self._icon, ink, icon, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((side - icon) / 2, (side - icon) / 2), picture)


class Timeline(QWidget):
    """`asked` with the key of the entry whose button was pressed; `history` with what the versions
    of one are asked for by."""

    asked = Signal(str)
    history = Signal(str)

    def __init__(self, look: Look, name: str, entries: Sequence[Happening] = ()) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._box = column(look, gap="none", within=self)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[Happening]) -> None:
        empty(self._box)
        for each in entries:
            self._box.addWidget(self._entry(each))
        self._box.addStretch(1)

    def _entry(self, each: Happening) -> QWidget:
        held = QWidget()
        held.setAccessibleName(f"{each.when}: {each.so}")
        when = _When(self._look, each.when)
        words = column(self._look, gap="none", pad=("none", "none", "none", "pad"))
        head = Flow(self._look, gap="near", between="hair")
        head.add(Words(self._look, each.so, "strong"))
        for shown in each.states:
            head.add(Tag(self._look, shown))
        words.addLayout(head)
        below = Flow(self._look, gap="near", between="none", centre=True)
        if each.more:
            below.add(Words(self._look, each.more, "body", "ink-soft"))
        if each.action:
            button = Button(self._look, each.action, "link")
            button.clicked.connect(lambda: self.asked.emit(each.key))
            below.add(button)
        if each.history:
            versions = Button(self._look, "History", "link")
            versions.setAccessibleName(f"History: {each.so}, {each.when}")
            versions.clicked.connect(lambda: self.history.emit(each.history))
            below.add(versions)
        words.addLayout(below)
        box = line(self._look, gap="gap", within=held)
        box.addWidget(when, alignment=Qt.AlignmentFlag.AlignTop)
        box.addWidget(_Disc(self._look, each.icon, each.tone))
        box.addLayout(words, 1)
        return held


class _When(Words):
    """The time, in a column of fixed width so that entries line up."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look, text, "small", "ink-soft", right=True, tabular=True)
        self._fit()
        look.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedWidth(self._look.px(lengths()["size"]["date-column"]))
        self.setContentsMargins(0, self._look.px(3), 0, 0)
