"""Something that takes time: what it is, how far it is, and a way to stop it."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words

_WHOLE = 1000
_TICK = 40  # milliseconds between two pictures while the end is not known


class Bar(QProgressBar):
    """The bar alone; a range of nothing means that nobody knows how long."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._at = look, 0.0
        self.setTextVisible(False)
        self.setRange(0, _WHOLE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clock = QTimer(self, interval=_TICK)
        self._clock.timeout.connect(self._go_on)

    def set_share(self, share: float | None) -> None:
        """From 0 to 1; None while it cannot be known."""
        unknown = share is None
        self.setRange(0, 0 if unknown else _WHOLE)
        if share is not None:
            self.setValue(round(min(max(share, 0.0), 1.0) * _WHOLE))
        moves = unknown and not self._look.still
        self._clock.start() if moves else self._clock.stop()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.px(160), self._look.space("near"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.px(80), self._look.space("near"))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.colour("edge"))
        painter.setBrush(look.colour("sunk"))
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = whole.height() / 2
        painter.drawRoundedRect(whole, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        done = QRectF(whole)
        if self.maximum() == 0:
            done.setWidth(whole.width() / 4)
            done.translate(self._at * (whole.width() - done.width()), 0)
        else:
            done.setWidth(max(whole.width() * self.value() / _WHOLE, 2 * radius))
        painter.drawRoundedRect(done, radius, radius)

    def _go_on(self) -> None:
        self._at = (self._at + 0.02) % 1.0
        self.update()


class Progress(QWidget):
    """`cancelled` when the person stops it. Says when it begins and when it is done."""

    cancelled = Signal()

    def __init__(
        self, look: Look, words: str, *, can_cancel: bool = True, announcer: Announcer = announce
    ) -> None:
        super().__init__()
        self._announcer = announcer
        self.setAccessibleName(words)
        self.words = Words(look, words)
        self.bar = Bar(look)
        self.bar.setAccessibleName(words)
        self.cancel = Button(look, "Stop", icon="x")
        self.cancel.setAccessibleName(f"Stop: {words}")
        if not can_cancel:  # never shown by hand: it has no parent yet and would open as a window
            self.cancel.hide()
        self.cancel.clicked.connect(self._stop)
        said = QWidget()
        column(look, self.words, self.bar, gap="hair", within=said)
        flow = Flow(look, gap="pad", between="near", centre=True)
        flow.add(said, 240, 1)
        flow.add(self.cancel)
        self.setLayout(flow)

    def set_share(self, share: float | None, words: str = "") -> None:
        """How far it is, and (if given) what it is doing now."""
        if words:
            self.words.setText(words)
            self.bar.setAccessibleName(words)
        self.bar.set_share(share)

    def begin(self) -> None:
        self.bar.set_share(None)
        self.show()
        self._announcer(self, self.words.text(), False)

    def done(self, words: str) -> None:
        """It is over; these words say how it went."""
        self.set_share(1.0, words)
        self.cancel.hide()
        self._announcer(self, words, False)

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText("Stopping…")
        self.cancelled.emit()
