"""List on the left, detail on the right; below each other where the window is narrow."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.boxes import column
from desktop.ui.card import Card
from desktop.ui.flow import Flow
from desktop.ui.rows import RowList
from desktop.ui.theme import Look


class ListDetail(QWidget):
    """`show_detail` puts a widget into the card at the right. `above` stands over the list."""

    def __init__(self, look: Look, rows: RowList, above: QWidget | None = None) -> None:
        super().__init__()
        self._look, self.rows = look, rows
        self.card = Card(look, pad="wide")
        self._shown: QWidget | None = None
        left = QWidget()
        box = column(look, within=left)
        if above is not None:
            box.addWidget(above)
        box.addWidget(rows, 1)
        flow = Flow(look, gap="wide", between="pad")
        flow.add(left, 400, 1, fill=True)
        flow.add(self.card, 420, 100, fill=True)
        self.setLayout(flow)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self._fit()
        rows.rows_model.modelReset.connect(self._fit)
        look.changed.connect(self._fit)

    def show_detail(self, widget: QWidget) -> None:
        """The detail of what one is on; the one before goes."""
        if self._shown is not None:
            self.card.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        self.card.body.addWidget(widget)
        self.card.setAccessibleName(widget.accessibleName())

    def _fit(self) -> None:
        """Some rows are always seen, however little room there is; the rest scroll."""
        self.rows.setMinimumHeight(self.rows.height_for(4))
