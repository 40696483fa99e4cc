"""List on the left, detail on the right; one or the other where the window is narrow for both.

Where there is room for one only, the list stands first. A click or Enter on a row shows its detail,
with a way back above it; Esc goes back too. The detail is then as high as what it holds, and the
page is scrolled: nothing is read and no form filled in through a slot.

Side by side each scrolls alone: a long detail moves neither the list nor the page. Where it holds
nothing that takes the keyboard, Tab comes to the detail itself, and the keys scroll it.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from desktop.ui.look.focus import FOLLOWS
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import quiet
from desktop.ui.rows.rows import RowList

_LIST, _DETAIL = 400, 420  # widths that each of them wants, unscaled
_SEEN = 4  # rows
_LEAST = 200  # how high the detail always is, unscaled; the rest of it scrolls


class ListDetail(QWidget):
    """`show_detail` puts a widget into the card at the right. `above` stands over the list.

    `enter`: Enter in the list leads to the detail; False where it leads to another screen.
    """

    def __init__(
        self, look: Look, rows: RowList, above: QWidget | None = None, *, enter: bool = True
    ) -> None:
        super().__init__()
        self._look, self.rows = look, rows
        self.card = Card(look)
        self.detail = Detail(look)
        self.card.body.addWidget(self.detail)
        self._turned = False  # to the detail, where there is room for one only
        self._bare = False  # there is nothing in the list, so no detail of it
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
        self._from_top = QTimer(self, singleShot=True, interval=0)
        self._from_top.timeout.connect(self._show_from_top)
        look.changed.connect(self._fit)
        self._fit()

    def show_detail(self, widget: QWidget) -> None:
        """The detail of what one is on; the one before goes."""
        self.detail.show_widget(widget)
        self.card.setAccessibleName(widget.accessibleName())
        self._fit()

    def set_bare(self, bare: bool) -> None:
        """Nothing is in the list, which shows what stands above it alone; or there is again."""
        self._bare = bare
        self.rows.setVisible(not bare)
        self._fit()

    def turn(self, *, to_detail: bool) -> None:
        """Where there is room for one only: to the detail, or back to the list."""
        self._turned = to_detail
        self._fit()
        if not self.both_fit():
            (self.back if to_detail else self.rows).setFocus(Qt.FocusReason.OtherFocusReason)
            self._from_top.start()

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
        both, chosen = self.both_fit(), Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        listed = not (self.rows.isHidden() and self.rows.testAttribute(chosen))
        turned = self._turned and not self._bare
        self._left.setVisible(both or not turned)
        self._right.setVisible(both or turned)  # though bare: what is above keeps its width
        self.card.setVisible(not self._bare)
        self.back.setVisible(not both and listed)  # to a list that is there
        self.detail.set_whole(not both)

    def _show_from_top(self) -> None:
        """Have the page show this from its top, where it has been scrolled or does not reach."""
        page, above = None, self.parentWidget()
        while above is not None and page is None:
            page, above = (above if isinstance(above, QScrollArea) else None), above.parentWidget()
        inside = page.widget() if page is not None else None
        if page is None or inside is None or self.both_fit():
            return
        top = self.mapTo(inside, QPoint(0, 0)).y() - self._look.space("gap")
        bar = page.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + page.viewport().height() // 2:
            bar.setValue(top)


class Detail(QScrollArea):
    """What stands in the card: as high as there is room, the rest of it scrolled; or `whole`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._whole = False
        quiet(self)
        self.setProperty(FOLLOWS, True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        inside = QWidget()
        inside.setProperty("ground", "clear")
        self._box = column(look, pad="near", within=inside)  # the focus ring has room in it
        self._shown: QWidget | None = None
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(self._reach)
        look.changed.connect(self.updateGeometry)

    def show_widget(self, widget: QWidget) -> None:
        """This instead of what stood there; from its beginning."""
        if self._shown is not None:
            self._box.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        self._box.addWidget(widget)
        self.setAccessibleName(widget.accessibleName())
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()
        self._reach()

    def set_whole(self, whole: bool) -> None:
        """As high as what it holds, for a page that scrolls it."""
        if whole != self._whole:
            self._whole = whole
            bar = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                bar.ScrollBarAlwaysOff if whole else bar.ScrollBarAsNeeded
            )
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        least, inside = self._look.px(_LEAST), self.widget()
        if not self._whole or inside is None:
            return least
        layout = inside.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else -1
        return max(least, wanted, inside.sizeHint().height() if wanted < 0 else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """What it holds grew or shrank: so does this, where it shows the whole."""
        if self._whole and event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """High it becomes by the room that there is, not by what it holds."""
        inside = self.widget()
        wide = inside.sizeHint().width() + self._bar() if inside is not None else 0
        return QSize(wide, self._look.px(_LEAST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as what it holds must be: nothing is scrolled sideways."""
        inside = self.widget()
        wide = inside.minimumSizeHint().width() + self._bar() if inside is not None else 0
        return QSize(wide, self._look.px(_LEAST))

    def _bar(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    def _reach(self) -> None:
        """Tab comes here only where there is something to scroll and nothing else to go to."""
        own = any(
            one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(self)
            for one in self.findChildren(QWidget)
        )
        scrolls = self.verticalScrollBar().maximum() > 0 and not own
        policy = Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
