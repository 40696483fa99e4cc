"""When what is typed was kept last: a quiet line at the head of a form, and said once a minute."""

from desktop.ui.announce import Announcer, announce
from desktop.ui.text import Words
from desktop.ui.theme import Look


class KeptAt(Words):
    """Empty until something was kept."""

    def __init__(self, look: Look, *, announcer: Announcer = announce) -> None:
        super().__init__(look, "", "small", "ink-soft", wrap=False)
        self._announcer = announcer

    def tell(self, at: str) -> None:
        """It was kept at this time of day. Who types for a minute hears it once, not at each
        rest."""
        words = f"Kept {at}"
        if words != self.text():
            self.setText(words)
            self._announcer(self, words, False)
