"""A hint under a box of words: what might be put better, how, and a way to let it stand.

Never more than a hint: the words are the volunteer's own.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import State, Tag
from desktop.ui.parts.text import Words


class WordingHint(QWidget):
    """`used` with which of the better words are taken (a button for each of `uses`), `left` if
    none, `kept` where the word is to be known from now on (only where `keep` names a button).
    """

    used = Signal(int)
    left = Signal()
    kept = Signal()

    def __init__(
        self, look: Look, what: State | str, why: str, uses: Sequence[str] = (), keep: str = ""
    ) -> None:
        super().__init__()
        shown = State(what, "pen-line", "flag") if isinstance(what, str) else what
        self.setAccessibleName(f"Hint: {shown.word}. {why}")
        self.buttons: list[Button] = []
        flow = Flow(look, gap="near", between="hair", centre=True)
        flow.add(Tag(look, shown))
        flow.add(Words(look, why, "small", "ink-soft"), 200, 1)
        held = QWidget()
        both = Flow(look, gap="pad", between="hair")
        for number, use in enumerate(uses):
            taken = self._button(look, use, why)
            taken.clicked.connect(lambda _=False, number=number: self.used.emit(number))
            both.add(taken)
        if keep:
            kept = self._button(look, keep, "This word is not pointed at again")
            kept.clicked.connect(self.kept)
            both.add(kept)
        stands = self._button(look, "Leave", "Lets the words stand as they are")
        stands.clicked.connect(self.left)
        both.add(stands)
        held.setLayout(both)
        flow.add(held)
        self.setLayout(flow)

    def _button(self, look: Look, words: str, about: str) -> Button:
        made = Button(look, words, "link")
        made.setAccessibleDescription(about)
        self.buttons.append(made)
        return made
