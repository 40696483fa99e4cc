"""A word that something was done, at the foot of the window; it goes by itself and is read out.

Only for what needs no answer. It never takes the keyboard; Tab reaches it last. Where it offers a
way back, it stays until that is taken or it is closed, because nobody should have to hurry. It
never lies over what has the keyboard: then it stands above that.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, Picture
from desktop.ui.parts.in_use import InUse
from desktop.ui.parts.text import Words

_STAYS = 6000  # milliseconds; longer where there is more to read
_A_LETTER = 60


class Toast(Card):
    """`acted` when its button is pressed."""

    acted = Signal()

    def __init__(
        self,
        look: Look,
        over: QWidget,
        *,
        right_of: QWidget | None = None,
        announcer: Announcer = announce,
    ) -> None:
        """`right_of` is what it never lies over."""
        super().__init__(look, pad=("pad", "near", "near", "near"))
        self.setParent(over)
        self._look, self._over, self._announcer = look, over, announcer
        self._right_of = right_of
        self.words = Words(look)
        self.action = Button(look, "Undo", "text")
        self.action.clicked.connect(self._act)
        self.close_button = Button(look, "Close", "text")
        self.close_button.clicked.connect(self.hide)
        row = line(look, Picture(look, "circle-check", "ok"), self.words)
        row.setStretch(1, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)
        self.body.addLayout(row)
        self._row = row
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.hide)
        for one in (over, right_of):
            if one is not None:
                one.installEventFilter(self)
        self._in_use = InUse(over, self)
        self._in_use.moved.connect(self._refit)
        look.changed.connect(self._refit)
        self.hide()

    def say(self, words: str, action: str = "") -> None:
        """Show and announce; a second one takes the place of the first."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.action.setText(action or "Undo")
        self.action.setVisible(bool(action))
        self.show()
        self.raise_()
        self._in_use.watch(True)
        self._fit()
        self._clock.stop()
        if not action:
            self._clock.start(_STAYS + _A_LETTER * len(words))
        self._announcer(self, f"{words} {action}".strip(), False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        around = watched in (self._over, self._right_of)
        if around and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        if getattr(event, "key", int)() == Qt.Key.Key_Escape:
            self.hide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._in_use.watch(False)

    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    def _refit(self) -> None:
        if self.isVisible():
            self._fit()

    def come_last(self) -> None:
        """Tab reaches it after everything that it lies over, whenever that was made."""
        last: QWidget = self._over
        one = self._over.previousInFocusChain()
        while one is not None and one is not self._over:
            if _stop(one) and not self.isAncestorOf(one):
                last = one
                break
            one = one.previousInFocusChain()
        for after in (self.action, self.close_button):
            QWidget.setTabOrder(last, after)
            last = after

    def set_reached(self, reached: bool) -> None:
        """Whether the keyboard may come to its buttons."""
        policy = Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.NoFocus
        for button in (self.action, self.close_button):
            button.setFocusPolicy(policy)

    def _fit(self) -> None:
        room, look = self._over.rect(), self._look
        if self._right_of is not None:
            room.setLeft(self._right_of.geometry().right() + 1)
        for box in (self._row, self.body):
            box.invalidate()  # the line within knows of other words only later, and we ask now
        wide = min(self.body.sizeHint().width() + 2, room.width() - 2 * look.space("wide"))
        high = self.body.totalHeightForWidth(wide)
        left = room.left() + (room.width() - wide) // 2
        foot = QRect(left, room.height() - high - look.space("wide"), wide, high)
        self.setGeometry(self._clear_of_what_is_used(foot))

    def _clear_of_what_is_used(self, foot: QRect) -> QRect:
        near = self._look.space("near")
        for used in self._in_use.boxes():
            if not foot.intersects(used):
                return foot
            above = foot.translated(0, used.top() - near - foot.bottom())
            if above.top() >= near:
                return above
        return foot


def _stop(one: QWidget) -> bool:
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
