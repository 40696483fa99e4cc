"""A part of a page that opens: its title always stands there, what it holds is made when opened."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.text import Words


class Unfolding(QWidget):
    """`make` is asked for what it holds when it is first opened. `toggled` with whether it is."""

    toggled = Signal(bool)

    def __init__(
        self, look: Look, title: str, make: Callable[[], QWidget], below: str = ""
    ) -> None:
        super().__init__()
        self._look, self._make, self._title = look, make, title
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.held: QWidget | None = None
        self.button = Button(look, title, "text", icon="chevron-right")
        self.below = Words(look, below, "small", "ink-soft")
        self.button.set_bare(True)
        self.words = _Title(look, title, self.turn)
        head = line(look, gap="hair")
        head.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.words, 1)
        self._box = column(look, gap="none", within=self)
        self._box.addLayout(head)
        # Under the first letter of the title: as far in as the button and the gap after it.
        under = line(look, self.below, gap="none", pad=("near", "none", "none", "none"))
        self._box.addLayout(line(look, under, pad=("room", "none", "none", "none")))
        self.below.setVisible(bool(below))
        self.button.clicked.connect(self.turn)
        self._tell()

    def is_open(self) -> bool:
        return self.held is not None and not self.held.isHidden()

    def set_title(self, title: str) -> None:
        self._title = title
        self._tell()

    def open(self) -> QWidget:
        """What it holds, in sight."""
        if self.held is None:
            self.held = self._make()
            self._box.addWidget(self.held)
        self.held.show()
        self._tell()
        return self.held

    def turn(self) -> None:
        """Open it, or close it again; what stands in it stays."""
        if self.held is not None and self.is_open():
            self.held.hide()
            self._tell()
        else:
            self.open()
        self.toggled.emit(self.is_open())

    def _tell(self) -> None:
        is_open = self.is_open()
        self.button.set_icon("chevron-down" if is_open else "chevron-right")
        self.words.setText(self._title)
        self.button.setText(self._title)
        self.button.set_bare(True)
        self.button.setAccessibleDescription("Open" if is_open else "Closed: opens")


class _Title(Words):
    """Whoever points at the words means the button beside them."""

    def __init__(self, look: Look, text: str, turn: Callable[[], None]) -> None:
        super().__init__(look, text, "strong")
        self._turn = turn
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._turn()
