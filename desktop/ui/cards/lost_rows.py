"""Rows of this laptop that are lost since a repair: who can bring them back, and what to say."""

from collections.abc import Sequence

from desktop.casework.history.repairs import LostRange, asked_for, ranges_told
from desktop.ui.look.theme import Look
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Words

_HOW = (
    "They make a file for it (People, this laptop, “Bring rows back”). Bring it in on Exchange: "
    "each row is taken only where it proves to be the one that stood here."
)


class LostRows(Card):
    """Hidden while nothing that the office could have is lost."""

    def __init__(self, look: Look) -> None:
        super().__init__(
            look, "Rows are missing here since the repair", icon="history", tone="flag"
        )
        self.told = Words(look)
        self.say = Words(look, "", "strong")
        for part in (self.told, self.say, Words(look, _HOW)):
            self.body.addWidget(part)
        self.hide()

    def set_ranges(self, ranges: Sequence[LostRange]) -> None:
        """What is lost here now."""
        asked = asked_for(ranges)
        self.told.setText("\n".join(ranges_told(ranges)))
        self.say.setText(f"Ring the office. You can say: “Please bring {asked} back to my laptop.”")
        self.setVisible(bool(asked))
