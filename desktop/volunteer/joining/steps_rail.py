"""The steps at the left: what is done, where one is, what comes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, line
from desktop.ui.parts.card import Picture
from desktop.ui.parts.text import Words

_SHARE = 4  # it takes a quarter of the window at most


class StepsRail(QWidget):
    """Says nothing to a screen reader that the title of each step does not say too."""

    def __init__(self, look: Look, names: Sequence[str]) -> None:
        super().__init__()
        self._look, self._names, self._at = look, tuple(names), 0
        self.setAccessibleName("Steps")
        self.setProperty("ground", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines = column(look, gap="gap", pad=("wide", "pad", "gap", "gap"), within=self)
        self._lines.addWidget(Words(look, "Evenhand", "service"))
        self._lines.addSpacing(look.space("pad"))
        self._parts: list[tuple[Picture, Picture, Words, Words]] = []
        for name in self._names:
            done = Picture(look, "circle-check", "ok", "icon")
            open_ = Picture(look, "circle", "ink-soft", "icon")
            here, there = Words(look, name, "strong"), Words(look, name, "body", "ink-soft")
            row = line(look, done, open_, here, there, gap="near")
            row.setStretch(2, 1)
            row.setStretch(3, 1)
            self._lines.addLayout(row)
            self._parts.append((done, open_, here, there))
        self._lines.addStretch(1)
        self.set_current(0)

    def set_current(self, at: int) -> None:
        self._at = at
        for number, (done, open_, here, there) in enumerate(self._parts):
            done.setVisible(number < at)
            open_.setVisible(number >= at)
            here.setVisible(number == at)
            there.setVisible(number != at)

    def fit(self, window_width: int) -> None:
        """Where the text is large for the window, the page needs the room more."""
        wide = self._look.size("rail")
        self.setFixedWidth(wide)
        self.setVisible(wide * _SHARE <= window_width)
