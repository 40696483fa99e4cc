"""When what is typed was kept last: a quiet line at the head of a form, and said once a minute."""

from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.text import Words


class KeptAt(Words):
    """Empty until something was kept."""

    def __init__(self, look: Look, *, announcer: Announcer = announce) -> None:
        super().__init__(look, "", "small", "ink-soft", wrap=False)
        self._announcer = announcer
        self._wanted = True

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """Where nothing stands in it, it takes no room either."""
        self._wanted = visible
        super().setVisible(visible and bool(self.text()))

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Other words, or none."""
        super().setText(text)
        if self.parent() is not None:  # else it would open as a window
            self.setVisible(self._wanted)

    def tell(self, at: str) -> None:
        """It was kept at this time of day. Who types for a minute hears it once, not at each
        rest."""
        words = f"Kept {at}"
        if words != self.text():
            self.setText(words)
            self._announcer(self, words, False)
