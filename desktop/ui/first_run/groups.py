"""Words or groups of letters to be copied by hand: large, numbered, and spelled out to a reader."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words

_WORD, _LETTERS = 190, 132  # what each would like, unscaled: all alike, so that they line up


class Groups(QWidget):
    """`spell`: letters and figures that a screen reader should say one by one."""

    def __init__(
        self, look: Look, name: str, parts: Sequence[str] = (), *, spell: bool = False
    ) -> None:
        super().__init__()
        self._look, self._spell = look, spell
        self._wide = _LETTERS if spell else _WORD
        self.setAccessibleName(name)
        self._flow = Flow(look, gap="near")
        self.setLayout(self._flow)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[str]) -> None:
        """Other words in their places."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, part in enumerate(parts, 1):
            self._flow.add(self._one(number, part), self._wide)

    def _one(self, number: int, part: str) -> QWidget:
        card = QFrame()
        card.setProperty("card", "plain")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        place = Words(self._look, str(number), "small", "ink-soft", wrap=False)
        words = Words(self._look, part, "statement", wrap=False, tabular=True)
        said = f"Group {number}: {' '.join(part)}" if self._spell else f"{number}: {part}"
        words.setAccessibleName(said)
        column(
            self._look, place, words, gap="none", pad=("gap", "near", "gap", "near"), within=card
        )
        return card
