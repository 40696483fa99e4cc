"""A card: what belongs together, on a sheet with one hairline around it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import Gap, Pads, column, line
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words


class Picture(QWidget):
    """An icon standing by itself. What it means is said by the words beside it."""

    def __init__(
        self, look: Look, icon: str, ink: str = "ink", size: str = "icon", *, beside: str = ""
    ) -> None:
        super().__init__()
        self._look, self._icon, self._ink, self._size = look, icon, ink, size
        self._beside = beside  # the kind of text it stands beside: it is as high as a line of it
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._refit)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = self._look.size(self._size)
        return QSize(side, max(side, self._look.line(self._beside) if self._beside else 0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        side = self._look.size(self._size)
        ratio = self.devicePixelRatioF()
        top = (self.height() - side) // 2
        QPainter(self).drawPixmap(0, top, self._look.icon(self._icon, self._ink, side, ratio))

    def _refit(self) -> None:
        self.updateGeometry()
        self.update()


class Card(QFrame):
    """`tone`: plain, stop, flag, ok, accent, or drop. Put what it holds into `body`."""

    def __init__(
        self,
        look: Look,
        title: str = "",
        *,
        icon: str = "",
        tone: str = "plain",
        gap: str = "near",
        pad: Pads = "pad",
    ) -> None:
        super().__init__()
        self._look = look
        self.setProperty("card", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = column(look, gap=gap, pad=pad, within=self)
        if title:
            self.setAccessibleName(title)
            words = Words(look, title, "strong")
            if icon:
                picture = Picture(look, icon, beside="strong")
                head = line(look, picture, words, gap="near")
                head.setAlignment(picture, Qt.AlignmentFlag.AlignTop)  # beside its first line
                head.setStretch(1, 1)
                self.body.addLayout(head)
            else:
                self.body.addWidget(words)

    def foot(self, *buttons: QWidget) -> None:
        """What to do about it, at the foot, a little apart."""
        flow = Flow(self._look)
        for button in buttons:
            flow.add(button)
        self.body.addWidget(Gap(self._look, "none"))
        self.body.addLayout(flow)

    def set_tone(self, tone: str) -> None:
        self.setProperty("card", tone)
        self.style().unpolish(self)
        self.style().polish(self)
