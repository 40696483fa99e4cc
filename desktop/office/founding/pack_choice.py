"""The policies to begin with: one of several, each with a line of what it asks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desktop.casework.actions.policy.packs_offered import PackOffered
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Pick


class PackChoice(QWidget):
    """`changed` when there is something to choose from; the first is chosen."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName("The policy to begin with")
        self.picks: dict[str, Pick] = {}
        self._lines: list[QVBoxLayout] = []
        self._group = QButtonGroup(self)
        self._box = column(look, gap="near", within=self)
        look.changed.connect(self._indent)

    def offer(self, packs: Sequence[PackOffered]) -> None:
        """These are on offer."""
        for number, pack in enumerate(packs):
            pick = Pick(self._look, f"{pack.title}, version {pack.version}")
            pick.setAccessibleDescription(pack.line)
            pick.setChecked(number == 0)
            self.picks[pack.name] = pick
            self._group.addButton(pick)
            indented = QVBoxLayout()
            indented.addWidget(Words(self._look, pack.line, "small", "ink-soft"))
            self._box.addWidget(pick)
            self._box.addLayout(indented)
            self._lines.append(indented)
        self._indent()
        self.changed.emit()

    def chosen(self) -> str:
        """The name of the policy; empty until there is a choice."""
        return next((name for name, pick in self.picks.items() if pick.isChecked()), "")

    def _indent(self) -> None:
        """What a policy asks stands under its name, not under its mark."""
        left = self._look.size("icon") + self._look.space("near") + 1
        for line in self._lines:
            line.setContentsMargins(left, 0, 0, 0)
