"""The routes that are open in a disagreement: which were explained, each with its time limit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.advice.routes import ROUTES
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Tick


class RoutesPart(QWidget):
    """`changed` when one is ticked."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName("Routes that were explained")
        self.ticks: dict[str, Tick] = {}
        self._others: list[str] = []  # on no list of ours; they stay
        box = column(look, gap="gap", within=self)
        for route in ROUTES:
            tick = self.ticks[route.key] = Tick(look, route.name)
            tick.setAccessibleDescription(route.limit)
            tick.toggled.connect(self.changed)
            rests = f" {route.source}." if route.source else ""
            limit = Words(look, f"{route.limit}{rests}", "small", "ink-soft")
            box.addLayout(column(look, tick, limit, gap="none"))

    def setFocus(  # noqa: N802 - Qt's name
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        """To the first. As a focus proxy it would be a stop twice, and Tab would never get out."""
        next(iter(self.ticks.values())).setFocus(reason)

    def text(self) -> str:
        """The routes that are ticked, one in a line."""
        on = [key for key, tick in self.ticks.items() if tick.isChecked()]
        return "\n".join([*on, *self._others])

    def set_text(self, text: str) -> None:
        """As if they had always been ticked."""
        on = text.splitlines()
        self._others = [one for one in on if one not in self.ticks]
        for key, tick in self.ticks.items():
            blocked = tick.blockSignals(True)
            tick.setChecked(key in on)
            tick.blockSignals(blocked)

    def count(self) -> int:
        return sum(tick.isChecked() for tick in self.ticks.values())
