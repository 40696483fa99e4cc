"""A page: where one is, what is so, the main button at the right, and what is on it, scrolled."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QSizePolicy, QWidget

from desktop.ui.look.reading_order import tab_as_read
from desktop.ui.look.theme import Look
from desktop.ui.look.told_apart import tell_apart
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Picture
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words

_HANG = "gap"  # the room inside the edge of a button that is only words
_HEAD = 320  # what the head of a page wants beside its buttons, unscaled


def quiet(area: QScrollArea) -> None:
    """A scroll area that is no part of its own: no frame, no stop for Tab.

    It may be given the focus, so that the keys scroll a page that holds nothing to operate.
    """
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class _Inside(QWidget):
    """Is never taller than what it holds needs at the width it has.

    A scroll area would else keep the height that texts need at their narrowest. Whenever parts came
    or went, what is called alike is told apart.
    """

    def __init__(self) -> None:
        super().__init__()
        self._apart = QTimer(self, singleShot=True, interval=0)
        self._apart.timeout.connect(lambda: tell_apart(self))

    def event(self, event: QEvent) -> bool:
        """Asked to lay itself out anew: something came, went or grew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._apart.start()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), 0)


class _Said(QWidget):
    """What stands at the head of a page. It asks for the whole title in one line.

    What would cut that in two stands below it.
    """

    def __init__(self, look: Look, title: Words) -> None:
        super().__init__()
        self._look, self._title = look, title

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        wide = self._look.width("title", self._title.text())
        return QSize(max(wide, self._look.px(_HEAD)), super().sizeHint().height())


class Page(QScrollArea):
    """Put what it holds into `body`. Everything scrolls together, so that nothing is cut off.

    `crumbs` are (key, words); the last is where one is. `went` with the key of one pressed.
    """

    went = Signal(str)

    def __init__(
        self,
        look: Look,
        title: str,
        *,
        above: str = "",
        below: str = "",
        crumbs: Sequence[tuple[str, str]] = (),
        actions: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._look, self._crumbs = look, bool(crumbs)
        self._pinned: QWidget | None = None
        self.setAccessibleName(title)
        quiet(self)
        self.title = Words(look, title, "title")
        self.above = Words(look, above, "small", "ink-soft")
        self.below = Words(look, below, "body", "ink-soft")
        inside = _Inside()
        inside.setProperty("ground", "paper")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(look, gap="wide", pad=("room", "wide", "room", "room"), within=inside)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._outer = outer
        self._actions = Flow(look, centre=True)
        outer.addLayout(self._head(crumbs, actions))
        self.body = column(look, gap="pad")
        outer.addLayout(self.body, 1)
        self.setWidget(inside)
        look.changed.connect(self._fit)

    def pin(self, widget: QWidget) -> None:
        """Have it stand at the top of the page, over what is scrolled, while it is not hidden."""
        widget.setParent(self)
        widget.installEventFilter(self)
        self._pinned = widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """What is pinned grows with its text, which learns of a new size after the page does."""
        if watched is self._pinned and event.type() == QEvent.Type.LayoutRequest:
            self.fit_pinned()
        return super().eventFilter(watched, event)

    def fit_pinned(self) -> None:
        """Give what is pinned the room that it takes by now."""
        one = self._pinned
        if one is None:
            return
        tall = 0 if one.isHidden() else one.heightForWidth(self.width())
        self.setViewportMargins(0, tall, 0, 0)
        one.setGeometry(0, 0, self.width(), tall)
        one.raise_()

    def set_words(self, title: str = "", above: str = "", below: str = "") -> None:
        """Say anew what is so; what is empty stays as it was."""
        for words, text in ((self.title, title), (self.above, above), (self.below, below)):
            if text:
                words.setText(text)
                words.show()
        if title:
            self.setAccessibleName(title)

    def order(self) -> None:
        """Tab goes on as one reads: parts that were made later come in their place."""
        inside = self.widget()
        if inside is not None:
            tab_as_read(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The scroll bar stands in the margin, so that nothing moves when it comes and goes."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look, bar = self._look, self.width() - self.viewport().width()
        room = look.space("room")
        top = look.space("wide") - look.px(10 if self._crumbs else 0)  # crumbs are taller than text
        self._outer.setContentsMargins(room, top, max(room - bar, look.space("near")), room)
        self._actions.setContentsMargins(look.space(_HANG), 0, 0, 0)
        self.fit_pinned()

    def _head(self, crumbs: Sequence[tuple[str, str]], actions: Sequence[QWidget]) -> Flow:
        head = Flow(self._look, gap="wide", between="near", centre=True)
        said = _Said(self._look, self.title)
        box = column(self._look, gap="none", within=said)
        if crumbs:
            box.addWidget(self._path(crumbs))
        box.addWidget(self.above)
        box.addWidget(self.title)
        box.addWidget(self.below)
        self.above.setVisible(bool(self.above.text()))
        self.below.setVisible(bool(self.below.text()))
        head.add(said, 0, 1)
        if actions:
            held = QWidget()
            held.setLayout(self._actions)
            for each in actions:  # so that the main one is not left by itself in a second line
                boxed = isinstance(each, Button) and each.boxed
                hang = each.inset if isinstance(each, Button) else ""
                self._actions.add(each, together=boxed, hang=hang)
            head.add(held, hang=_HANG)
        return head

    def _path(self, crumbs: Sequence[tuple[str, str]]) -> QWidget:
        held = QWidget()
        held.setAccessibleName("Where you are")
        flow = Flow(self._look, gap="hair", centre=True)
        for key, words in crumbs[:-1]:
            button = Button(self._look, words, "clause")
            button.setAccessibleName(f"Back to {words}")
            button.clicked.connect(lambda _=False, key=key: self.went.emit(key))
            flow.add(button)
            flow.add(Picture(self._look, "chevron-right", "ink-soft", "small-icon"))
        flow.add(Words(self._look, crumbs[-1][1], "small", "ink-soft", wrap=False))
        flow.setContentsMargins(0, 0, 0, self._look.px(4))  # a ring clear of the title
        held.setLayout(flow)
        held.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return held
