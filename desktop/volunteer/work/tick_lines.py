"""Some of a list that can be ticked, and whatever else there is, one in a line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.typing.choices import Tick
from desktop.ui.typing.long_text import LongText


class TickLines(QWidget):
    """Goes in and out as lines: what is on the list is a tick, all else stands in the box."""

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look, known: Sequence[str] = ()) -> None:
        super().__init__()
        self._look = look
        self.ticks: dict[str, Tick] = {}
        self.other = LongText(look, least=2)
        self._flow = Flow(look, gap="wide", between="none", centre=True)
        box = column(look, gap="near", within=self)
        box.addLayout(self._flow)
        box.addWidget(self.other)
        self.other.textChanged.connect(self.changed)
        self.set_known(known)

    def setFocus(  # noqa: N802 - Qt's name
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        """Into the box. As a focus proxy it would be a stop twice, and Tab would never get out."""
        self.other.setFocus(reason)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.other.setAccessibleName(name)

    def set_known(self, known: Sequence[str]) -> None:
        """What can be ticked; what stands there stays."""
        if list(known) == list(self.ticks):
            return
        words = self.words()
        for old in self.ticks.values():
            old.hide()
            old.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self.ticks = {one: self._tick(one) for one in known}
        for tick in self.ticks.values():
            self._flow.add(tick)
            tick.show()
        self.other.raise_()  # last of its parts: a screen reader goes by that order
        self.set_words(words)
        self.grew.emit()

    def _tick(self, words: str) -> Tick:
        made = Tick(self._look, words)
        made.toggled.connect(self.changed)
        return made

    def words(self) -> str:
        """Everything, one in a line."""
        on = [one for one, tick in self.ticks.items() if tick.isChecked()]
        return "\n".join([*on, *([self.other.words()] if self.other.words() else [])])

    def set_words(self, words: str) -> None:
        """As if it had always stood there."""
        lines = words.splitlines()
        for one, tick in self.ticks.items():
            blocked = tick.blockSignals(True)
            tick.setChecked(one in lines)
            tick.blockSignals(blocked)
        self.other.set_words("\n".join(line for line in lines if line not in self.ticks))
