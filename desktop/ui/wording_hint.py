"""A hint under a box of words: what might be put better, how, and a way to let it stand.

Never more than a hint: the words are the volunteer's own.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.buttons import Button
from desktop.ui.flow import Flow
from desktop.ui.tag import State, Tag
from desktop.ui.text import Words
from desktop.ui.theme import Look


class WordingHint(QWidget):
    """`used` when the better words are taken (only where `use` names a button), `left` if not."""

    used = Signal()
    left = Signal()

    def __init__(self, look: Look, what: str, why: str, use: str = "") -> None:
        super().__init__()
        self.setAccessibleName(f"Hint: {what}. {why}")
        flow = Flow(look, gap="near", between="hair", centre=True)
        flow.add(Tag(look, State(what, "pen-line", "flag")))
        flow.add(Words(look, why, "small", "ink-soft"), 200, 1)
        buttons = QWidget()
        both = Flow(look, gap="pad")
        if use:
            taken = Button(look, use, "link")
            taken.setAccessibleDescription(why)
            taken.clicked.connect(self.used)
            both.add(taken)
        stands = Button(look, "Leave", "link")
        stands.setAccessibleDescription("Lets the words stand as they are")
        stands.clicked.connect(self.left)
        both.add(stands)
        buttons.setLayout(both)
        flow.add(buttons)
        self.setLayout(flow)
