"""A file as it is seen: a picture, a page at a time, or text; all of it from memory."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.attachments.render import Seen
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.typing.long_text import LongText


class Canvas(QWidget):
    """A picture as wide as there is room for, never larger than it is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._image = look, QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_image(self, image: QImage) -> None:
        """Another picture; an empty one forgets the one before."""
        self._image = image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._image.size() / self.devicePixelRatioF()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.px(80), self._look.px(40))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._shown(width).height()

    def _shown(self, width: int) -> QRect:
        whole = self.sizeHint()
        if whole.width() > width:
            whole = QSize(width, max(1, whole.height() * width // max(1, whole.width())))
        return QRect(0, 0, whole.width(), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self._shown(self.width())
        painter.drawImage(box, self._image)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


class Preview(QWidget):
    """`turned` with the page that is wanted, from 0."""

    turned = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._seen = Seen()
        self.before = Button(look, "Page before", icon="chevron-up")
        self.after = Button(look, "Next page", icon="chevron-down")
        self.where = Words(look, "", "body", "ink-soft", tabular=True)
        self.canvas = Canvas(look)
        self.text = LongText(look, least=6, most=30)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("What the file says")
        self.why = Words(look, "", "body", "ink-soft")
        self._turning = QWidget()
        flow = Flow(look, centre=True)
        for each in (self.before, self.after, self.where):
            flow.add(each)
        self._turning.setLayout(flow)
        column(look, self._turning, self.canvas, self.text, self.why, within=self)
        self.before.clicked.connect(lambda: self.turned.emit(self._seen.page - 1))
        self.after.clicked.connect(lambda: self.turned.emit(self._seen.page + 1))
        self.show_seen(Seen())

    def show_seen(self, seen: Seen, name: str = "") -> None:
        """This, instead of what was shown before."""
        self._seen = seen
        many, first = seen.pages, seen.page == 0
        self._turning.setVisible(many > 1)
        self.before.setEnabled(not first)
        self.after.setEnabled(seen.page + 1 < many)
        self.where.setText(f"Page {seen.page + 1} of {many}")
        self.canvas.set_image(seen.image or QImage())
        self.canvas.setVisible(seen.image is not None)
        self.canvas.setAccessibleName(f"{name}, page {seen.page + 1} of {many}" if many else name)
        # Whoever listens is told what a page says; a scanned one says nothing.
        self.canvas.setAccessibleDescription(seen.text if seen.image is not None else "")
        is_text = seen.image is None and bool(seen.text)
        self.text.set_words(seen.text if is_text else "")
        self.text.setVisible(is_text)
        self.why.setText(seen.why)
        self.why.setVisible(bool(seen.why))

    def seen(self) -> Seen:
        """What is shown."""
        return self._seen
