"""Above the list: where to drop bundles, and what to do with those that were dropped."""

from PySide6.QtWidgets import QWidget

from desktop.casework.saying.said import capital, counted
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.text import Words

_DROP = "Drop bundles anywhere on this page"


class Tray(Card):
    """The buttons show while there is something for them to do."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tone="drop")
        self.words = Words(look, _DROP, ink="ink-soft")
        self.bring = Button(look, "Bring all in", "main", icon="check-check")
        self.clear = Button(look, "Clear the list", "text")
        self.progress = Progress(look, "Bringing bundles in")
        self._buttons = QWidget()
        flow = Flow(look, centre=True)
        flow.add(self.bring)
        flow.add(self.clear)
        self._buttons.setLayout(flow)
        for part in (self.words, self._buttons, self.progress):
            self.body.addWidget(part)
        self.progress.hide()
        self.show_files(0, 0)

    def show_files(self, ready: int, listed: int) -> None:
        """So many can go in, of so many that are listed."""
        if not self.progress.isHidden():
            return
        said = {True: f"{capital(counted(ready, 'bundle'))} can go in", False: _DROP}[ready > 0]
        if listed and not ready:
            said = "What could not be taken says why"
        self.words.setText(said)
        self.bring.setVisible(ready > 0)
        self._buttons.setVisible(listed > 0)

    def begin(self, total: int) -> None:
        """Bringing in has begun."""
        self.words.hide()
        self._buttons.hide()
        self.progress.cancel.setEnabled(True)
        self.progress.begin()
        self.went_on(0, total)

    def went_on(self, done: int, total: int) -> None:
        """So many are through."""
        if self.progress.cancel.isEnabled():
            words = f"Bringing in {min(done + 1, total)} of {total}"
            self.progress.set_share(done / total, words)

    def end(self) -> None:
        """It is over."""
        self.progress.set_share(1.0)
        self.progress.hide()
        self.words.show()
