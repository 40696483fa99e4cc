"""Where the keyboard is, so that what lies over a page can keep clear of it.

Of a field it is the label, the control and what is said below it; of a list the row that one is at,
and of a text that is longer than the window the line.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

WHOLE = "whole"  # the property of what is read together with the control in it: a field
_RING = 6  # what the ring takes around it
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class InUse(QObject):
    """What has the keyboard in `over`; in `but` it is what had it before. `moved` when another
    has it, or it stands elsewhere, or one types on in it."""

    moved = Signal()

    def __init__(self, over: QWidget, but: QWidget) -> None:
        super().__init__(but)
        self._over, self._but = over, but
        self._at: QWidget | None = None
        self._on = False
        self._watched: list[QObject] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.moved)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._goes)

    def watch(self, on: bool) -> None:
        """Whether there is something now that keeps clear of it."""
        self._on = on
        self._goes(None, QApplication.focusWidget())

    def boxes(self) -> Iterator[QRect]:
        """What should not be covered, as `over` has it: all that belongs together, or else the
        control, or else the line in it."""
        at = self._at
        if at is None or not isValid(at) or not at.isVisibleTo(self._over):
            return
        if isinstance(at, QAbstractItemView):  # one is at a row; the rest of a list may be covered
            if at.currentIndex().isValid():
                yield self._seen(at.viewport(), at.visualRect(at.currentIndex()))
            return
        whole: QWidget | None = at
        while whole is not None and not whole.property(WHOLE):
            whole = whole.parentWidget()
        for one in dict.fromkeys((whole or at, at)):
            yield self._seen(one, one.rect())
        if isinstance(at, QTextEdit):
            yield self._seen(at.viewport(), at.cursorRect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A text or list is painted anew when one goes on in it, and when it is scrolled."""
        painted = event.type() == QEvent.Type.Paint and [watched] == self._watched[:1]
        if event.type() in _MOVES or painted:
            self._later.start()
        return super().eventFilter(watched, event)

    def _goes(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and (now is self._but or self._but.isAncestorOf(now)):
            now = self._at
        elif now is not None and not self._over.isAncestorOf(now):
            now = None
        self._leave()
        self._at = now if now is not None and isValid(now) else None
        if self._on and self._at is not None:
            self._follow(self._at)
            self._later.start()

    def _follow(self, at: QWidget) -> None:
        here: QWidget | None = at.viewport() if isinstance(at, QAbstractScrollArea) else at
        while here is not None and here is not self._over:
            here.installEventFilter(self)
            self._watched.append(here)
            here = here.parentWidget()

    def _leave(self) -> None:
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        self._watched.clear()

    def _seen(self, one: QWidget, box: QRect) -> QRect:
        """What can be seen of it: it may be scrolled out of sight in part."""
        here = one
        while here is not self._over and (above := here.parentWidget()) is not None:
            box = box.intersected(here.rect()).translated(here.pos())
            here = above
        return box.adjusted(-_RING, -_RING, _RING, _RING) if box.isValid() else QRect()
