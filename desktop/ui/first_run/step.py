"""One step of a first run: a page with what is done on the left and why on the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import Page
from desktop.ui.parts.text import Words

Why = tuple[str, str, str]
"""A card beside the step: its title, its icon, its words."""


class Step(Page):
    """Put what is done into `main`. `why` are the cards beside it."""

    def __init__(
        self,
        look: Look,
        title: str,
        below: str,
        why: Sequence[Why] = (),
        *,
        actions: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(look, title, below=below, actions=actions)
        self.look = look
        left, right = QWidget(), QWidget()
        self.main = column(look, gap="pad", within=left)
        side = column(look, within=right)
        for so, icon, words in why:
            card = Card(look, so, icon=icon)
            card.body.addWidget(Words(look, words, "body", "ink-soft"))
            side.addWidget(card)
        side.addStretch(1)
        flow = Flow(look, gap="room", between="wide")
        flow.add(left, 480, 2)
        if why:
            flow.add(right, 280, 1)
        self.body.addLayout(flow)
        self.body.addStretch(1)

    def set_place(self, words: str) -> None:
        """Which step of how many it is, above its title."""
        self.set_words(above=words)

    def came(self) -> None:
        """It has come up. For steps that put the cursor somewhere."""
