"""The rail at the left: where one can go, what waits there, who is here, and the lock.

Where the window is narrow for the size of its text, the rail keeps only its icons; names and counts
are still read out and stand in the tool tip. Where it is low, who is here is told no longer, and
the places scroll; the lock always stands at its foot.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.destination import Destination
from desktop.ui.parts.tag import paint_here
from desktop.ui.parts.text import Words


class Stop(QPushButton):
    """One destination on the rail. To a screen reader it is a button, no box to be ticked."""

    def __init__(self, look: Look, to: Destination) -> None:
        super().__init__(to.words)
        self.to = to
        self._look, self._count, self._narrow, self._here = look, 0, False, False
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if to.shortcut:
            self.setShortcut(to.shortcut)
        self.set_count(0)
        look.changed.connect(self.updateGeometry)

    def set_count(self, count: int) -> None:
        """How many things wait there; 0 shows nothing."""
        self._count = count
        said = f"{self.to.words}, {count} waiting" if count else self.to.words
        self.setAccessibleName(said)
        self.setToolTip(said if self._narrow else "")
        self.update()

    def is_here(self) -> bool:
        """Whether one is there."""
        return self._here

    def set_here(self, here: bool) -> None:
        self._here = here
        self.setAccessibleDescription("You are here" if here else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.set_count(self._count)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.size("target"), self._look.size("button"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look, box = self._look, self.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self._here
        self._paint_ground(painter, here)
        icon = look.size("icon")
        left = (box.width() - icon) // 2 if self._narrow else look.space("gap")
        ink = "accent" if here else "ink-soft"
        picture = look.icon(self.to.icon, ink, icon, self.devicePixelRatioF())
        painter.drawPixmap(left, (box.height() - icon) // 2, picture)
        middle = Qt.AlignmentFlag.AlignVCenter
        if not self._narrow:
            painter.setPen(look.colour("ink"))
            painter.setFont(look.font("strong" if here else "body"))
            words = box.adjusted(left + icon + look.space("near") + 2, 0, 0, 0)
            painter.drawText(words, middle | Qt.TextFlag.TextSingleLine, self.to.words)
        if self._count:
            painter.setPen(look.colour("ink"))
            painter.setFont(look.font("key" if self._narrow else "label", tabular=True))
            right = box.adjusted(0, 0, -look.space("hair" if self._narrow else "gap"), 0)
            top = Qt.AlignmentFlag.AlignTop if self._narrow else middle
            painter.drawText(right, top | Qt.AlignmentFlag.AlignRight, str(self._count))

    def _paint_ground(self, painter: QPainter, here: bool) -> None:
        look = self._look
        if not here and not self.underMouse():
            return
        radius = look.px(8)
        if here:
            paint_here(painter, look, self.rect(), "sheet", radius)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)


class Navigation(QFrame):
    """`went` with the key of a destination, `lock_asked` when the person wants to lock."""

    went = Signal(str)
    lock_asked = Signal()

    def __init__(
        self,
        look: Look,
        service: str,
        main: Sequence[Destination],
        bottom: Sequence[Destination] = (),
        *,
        who: str = "",
        lock_words: str = "",
    ) -> None:
        super().__init__()
        self._look = look
        self.setProperty("ground", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Places")
        self._stops: dict[str, Stop] = {}
        self._narrow = False
        self._places = inside = QWidget()
        inside.setProperty("ground", "sunk")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = column(look, gap="none", pad=("gap", "pad", "gap", "near"), within=inside)
        self._box = box
        self._head = self._names(service)
        box.addWidget(self._head)
        self._group(box, main)
        box.addStretch(1)
        self._group(box, bottom)
        self._foot = QWidget()
        told = self._who(who, lock_words)
        self._tall = 0
        self._measured: tuple[float, int, str, str] | None = None  # what `_tall` was of
        self._ending = column(look, told, pad=("gap", "none", "gap", "gap"), within=self._foot)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().installEventFilter(self)
        inside.installEventFilter(self)
        column(look, self._scroll, self._foot, gap="none", within=self)
        self._refit()
        look.changed.connect(self._refit)

    def set_current(self, key: str) -> None:
        """Show that one is there; says nothing to anybody."""
        for each, stop in self._stops.items():
            stop.set_here(each == key)

    def current(self) -> str:
        return next((key for key, stop in self._stops.items() if stop.is_here()), "")

    def set_count(self, key: str, count: int) -> None:
        self._stops[key].set_count(count)

    def set_who(self, who: str, lock_words: str) -> None:
        self._who_words.setText(who)
        self._lock_words.setText(lock_words)
        self._measure()

    def fit(self, window_width: int) -> None:
        """Keep only the icons where the rail would take more than two sevenths of the window."""
        self._narrow = self._look.size("rail") * 7 > window_width * 2
        self._refit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._places:
            if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
                self._fit_height()  # only now is it known how tall the places are
        elif event.type() == QEvent.Type.Resize:
            self._fit_bar()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_height()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._measured = None
        self._measure()

    def _measure(self) -> None:
        """How tall the foot is with who is here, whether that is told now or not."""
        words = self._who_words.text(), self._lock_words.text()
        if self._measured != (self._look.scale, self.width(), *words):
            self._measured = (self._look.scale, self.width(), *words)
            self._told.show()
            self._ending.invalidate()
            self._tall = self._ending.totalHeightForWidth(self.width())
        self._fit_height()

    def _fit_height(self) -> None:
        """Who is here is told only where every place can be seen at once beside it."""
        needed = self._places.sizeHint().height() + self._tall
        hidden = self._narrow or needed > self.height()
        if hidden != self._told.isHidden():
            self._told.setHidden(hidden)

    def _fit_bar(self) -> None:
        """The scroll bar stands in the margin, as on pages: nothing is pushed aside by it."""
        gap, bar = self._look.space("gap"), self._scroll.width() - self._scroll.viewport().width()
        self._box.setContentsMargins(
            gap, self._look.space("pad"), max(gap - bar, 4), self._look.space("near")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up and down walk along the rail, besides Tab."""
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key(), 0)
        stops = list(self._stops.values())
        here = next((n for n, stop in enumerate(stops) if stop.hasFocus()), None)
        if step and here is not None:
            stops[(here + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _names(self, service: str) -> QWidget:
        held = QWidget()
        name = Words(self._look, "Evenhand", "service")
        whose = Words(self._look, service, "small", "ink-soft")
        column(
            self._look, name, whose, gap="none", pad=("gap", "hair", "near", "wide"), within=held
        )
        return held

    def _group(self, box: QVBoxLayout, places: Sequence[Destination]) -> None:
        held = QWidget()
        inner = column(self._look, gap="none", within=held)
        for to in places:
            stop = Stop(self._look, to)
            stop.clicked.connect(lambda _=False, key=to.key: self._pressed(key))
            self._stops[to.key] = stop
            inner.addWidget(stop)
            inner.addSpacing(2)
        box.addWidget(held)

    def _pressed(self, key: str) -> None:
        self.set_current(key)
        self.went.emit(key)

    def _who(self, who: str, lock_words: str) -> QWidget:
        held = QWidget()
        self._who_words = Words(self._look, who, "small", "ink-soft")
        self._lock_words = Words(self._look, lock_words, "small", "ink-soft")
        self.lock = Button(self._look, "Lock", "clause", icon="lock", shortcut="Ctrl+L")
        self.lock.clicked.connect(self.lock_asked)
        self._told = QWidget()
        column(self._look, self._who_words, self._lock_words, gap="none", within=self._told)
        box = column(self._look, rule(), self._told, gap="near", pad=("gap", "near", "gap", "none"))
        held.setLayout(box)
        box.addWidget(self.lock)
        return held

    def _refit(self) -> None:
        for stop in self._stops.values():
            stop.set_narrow(self._narrow)
        self._head.setVisible(not self._narrow)
        self.lock.set_bare(self._narrow)
        self._fit_bar()
        self.setFixedWidth(self._look.size("narrow-rail" if self._narrow else "rail"))
        self._measure()
        self.updateGeometry()
