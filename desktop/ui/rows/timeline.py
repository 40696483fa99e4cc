"""What has happened, newest first: when, what, and a line of why, along a line at the left.

A case of years has thousands of entries; the newest are shown, and more whenever that is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look.reading_order import tab_as_read
from desktop.ui.look.theme import Look, lengths
from desktop.ui.parts.boxes import column, empty, line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import GROUNDS, State, Tag
from desktop.ui.parts.text import Words

_AT_ONCE = 20  # entries: each takes its time, and nobody reads more without a pause


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
        self._entries: tuple[Happening, ...] = ()
        self._shown = _AT_ONCE
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._box = column(look, gap="none", within=self)
        self._button: Button | None = None
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[Happening]) -> None:
        """These instead. As many are shown as before, if it is the same story going on."""
        before, self._entries = self._entries, tuple(entries)
        if not (before and entries and before[-1].key == entries[-1].key):
            self._shown = _AT_ONCE
        empty(self._box)
        self._button = None
        for each in self._entries[: self._shown]:
            self._box.addWidget(self._entry(each))
        self._offer_more()
        self._box.addStretch(1)

    def _offer_more(self) -> None:
        """A button after what is shown, if that is not all of it."""
        if self._button is not None:
            self._button.hide()
            self._button.deleteLater()
            self._button = None
        rest = len(self._entries) - self._shown
        if rest > 0:
            words = f"Show {_AT_ONCE} more of {rest}" if rest > _AT_ONCE else f"Show {rest} more"
            self._button = Button(self._look, words, "text", icon="chevron-down")
            self._button.setAccessibleName(f"{words}: {self.accessibleName()}")
            self._button.clicked.connect(self._show_more)
            self._box.insertWidget(self._shown, self._button)

    def _show_more(self) -> None:
        """Some older ones; the keyboard goes on with the first of them that has a button."""
        here = self._shown
        self._shown += _AT_ONCE
        fresh = [self._entry(each) for each in self._entries[here : self._shown]]
        for number, entry in enumerate(fresh, here):
            self._box.insertWidget(number, entry)
        self._offer_more()
        tab_as_read(self)
        on = [one for entry in fresh for one in entry.findChildren(Button)]
        on += [self._button] if self._button is not None else []
        if on:
            on[0].setFocus(Qt.FocusReason.TabFocusReason)

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
            button.setAccessibleName(f"{each.action}: {each.so}, {each.when}")
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
