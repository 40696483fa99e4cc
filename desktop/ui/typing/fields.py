"""A line that is typed into. What reads dates and postcodes is apart: the first page needs none."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop.ui.look.theme import Look


class TextField(QLineEdit):
    """A line of text. `settled` with its words when the person has finished with it.

    An `example` of what is meant stands in it while it is empty.
    """

    settled = Signal(str)

    def __init__(self, text: str = "", *, placeholder: str = "", example: str = "") -> None:
        super().__init__(text)
        self.example = example
        self.setPlaceholderText(placeholder or example)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(0)
        self.editingFinished.connect(lambda: self.settled.emit(self.text().strip()))

    def made_below(self, _look: Look) -> QWidget | None:
        """What stands right below it in its `Field`; most have nothing."""
        return None

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for its example, which says how the rest is meant."""
        hint = super().minimumSizeHint()
        return hint + QSize(self.fontMetrics().horizontalAdvance(self.example), 0)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.deselect()  # coming by Tab marks everything: one key, and it would be gone
        self.end(False)
