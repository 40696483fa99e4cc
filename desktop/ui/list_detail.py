"""List on the left, detail on the right; one or the other where the window is narrow for both.

Where there is room for one only, the list stands first. A click or Enter on a row shows its detail,
with a way back above it; Esc goes back too.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.card import Card
from desktop.ui.flow import Flow
from desktop.ui.rows import RowList
from desktop.ui.theme import Look

_LIST, _DETAIL = 400, 420  # widths that each of them wants, unscaled
_SEEN = 4  # rows


class ListDetail(QWidget):
    """`show_detail` puts a widget into the card at the right. `above` stands over the list.

    `enter`: Enter in the list leads to the detail; False where it leads to another screen.
    """

    def __init__(
        self, look: Look, rows: RowList, above: QWidget | None = None, *, enter: bool = True
    ) -> None:
        super().__init__()
        self._look, self.rows = look, rows
        self.card = Card(look, pad="wide")
        self._shown: QWidget | None = None
        self._turned = False  # to the detail, where there is room for one only
        self.back = Button(look, "Back to the list", "link")
        self._left, self._right = QWidget(), QWidget()
        box = column(look, within=self._left)
        if above is not None:
            box.addWidget(above)
        box.addWidget(rows, 1)
        beside = column(look, within=self._right)
        beside.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self.card, 1)
        flow = Flow(look, gap="wide", between="pad")
        flow.add(self._left, _LIST, 1, fill=True)
        flow.add(self._right, _DETAIL, 100, fill=True)
        self.setLayout(flow)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        rows.keep_seen(_SEEN)
        rows.clicked.connect(lambda _index: self.turn(to_detail=True))
        if enter:
            rows.opened.connect(lambda _key: self.turn(to_detail=True))
        self.back.clicked.connect(lambda: self.turn(to_detail=False))
        look.changed.connect(self._fit)
        self._fit()

    def show_detail(self, widget: QWidget) -> None:
        """The detail of what one is on; the one before goes."""
        if self._shown is not None:
            self.card.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        self.card.body.addWidget(widget)
        self.card.setAccessibleName(widget.accessibleName())

    def turn(self, *, to_detail: bool) -> None:
        """Where there is room for one only: to the detail, or back to the list."""
        self._turned = to_detail
        self._fit()
        if not self.both_fit():
            (self.back if to_detail else self.rows).setFocus(Qt.FocusReason.OtherFocusReason)

    def both_fit(self) -> bool:
        """Whether there is room for them side by side."""
        look = self._look
        right = max(look.px(_DETAIL), self._right.minimumSizeHint().width())
        left = max(look.px(_LIST), self._left.minimumSizeHint().width())
        return left + look.space("wide") + right <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Both where they fit."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self.back.isVisible():
            self.turn(to_detail=False)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        both = self.both_fit()
        self._left.setVisible(both or not self._turned)
        self._right.setVisible(both or self._turned)
        self.back.setVisible(not both)
