"""The focus ring: two pixels wide, two pixels outside, around whatever the keyboard is on.

Drawn on top of the window by a widget of its own, because neither a style sheet nor the widget
itself can paint outside its own edges. Inside a scroll area the ring belongs to what is scrolled:
it moves along and is cut off where its widget is.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from desktop.ui.look.theme import Look

ACCENT = "accent"  # the property in which a window with its own look says its accent
FOLLOWS = "follows"  # that of a scroll area which brings in sight what the keyboard comes to
_MOVES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
    | {QEvent.Type.ParentChange, QEvent.Type.LayoutRequest}
)


class FocusRings(QObject):
    """Puts the ring around whichever widget of the program has the focus."""

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(app)
        self._look = look
        app.focusChanged.connect(self._moved)
        self._ring: Ring | None = None

    def wear(self, look: Look) -> None:
        """Another look from now on."""
        self._look = look

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):  # it may have gone with its window
            self._ring.retire()
        self._ring = None
        if now is not None and now.focusPolicy() & Qt.FocusPolicy.TabFocus:
            self._ring = Ring(now, self._look)
            bring_in_sight(now)


class Ring(QWidget):
    """The ring around one widget, for as long as that has the focus."""

    def __init__(self, target: QWidget, look: Look) -> None:
        self._host = _host(target)
        super().__init__(self._host)
        self._target = target
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QObject] = []
        here: QWidget | None = target
        while here is not None and here is not self._host:
            here.installEventFilter(self)
            self._watched.append(here)
            here = here.parentWidget()
        self._place()

    def retire(self) -> None:
        """Go away at once, and look at nothing any more."""
        for each in self._watched:
            if isValid(each):  # a page that was filled anew has dropped its old parts
                each.removeEventFilter(self)
        self._watched.clear()
        self.hide()
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in _MOVES and isValid(self._target):
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        wide = self._wide()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour(), wide))
        edge = wide / 2
        radius = self._look.size("field-radius") + wide + edge
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), radius, radius
        )

    def _colour(self) -> QColor:
        """The accent of the window it is in: Meeting mode has its own."""
        here: QWidget | None = self._target
        while here is not None:
            own = here.property(ACCENT)
            if isinstance(own, QColor):
                return own
            here = here.parentWidget()
        return self._look.colour("accent")

    def _place(self) -> None:
        host = self._host
        outside = 2 * self._wide()
        corner = self._target.mapTo(host, QPoint(0, 0))
        self.setGeometry(self._target.rect().translated(corner).adjusted(*_around(outside)))
        self.setVisible(self._target.isVisibleTo(host))
        self.raise_()

    def _wide(self) -> int:
        return max(2, self._look.size("ring"))


def bring_in_sight(now: QWidget) -> None:
    """Qt does it only where the keyboard was in the same scroll area before.

    Not under the mouse: what is pressed must not move away before it is let go.
    """
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        return
    above = now.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and above.property(FOLLOWS):
            above.ensureWidgetVisible(now)
        above = above.parentWidget()


def _around(outside: int) -> tuple[int, int, int, int]:
    return -outside, -outside, outside, outside


def _host(target: QWidget) -> QWidget:
    """What the ring is drawn on: the scrolled part that the widget is in, or its window."""
    here = target
    above = target.parentWidget()
    while above is not None:
        if here.isWindow():
            break
        beyond = above.parentWidget()
        if isinstance(beyond, QAbstractScrollArea) and beyond.viewport() is above:
            return here
        here, above = above, beyond
    return here
