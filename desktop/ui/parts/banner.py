"""A sentence across the page that must not be missed: no dialog, nothing to click away first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Picture
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words

_ICONS = {"stop": "triangle-alert", "flag": "info", "ok": "circle-check", "accent": "info"}


class Banner(QFrame):
    """`tone`: stop, flag, ok or accent. Says itself when it is shown by `say`.

    `acted` when its button is pressed, `dismissed` when it was closed (it hides itself).
    """

    acted = Signal()
    dismissed = Signal()

    def __init__(
        self,
        look: Look,
        tone: str,
        words: str = "",
        *,
        action: str = "",
        closes: bool = False,
        announcer: Announcer = announce,
    ) -> None:
        super().__init__()
        self._announcer, self._tone = announcer, tone
        self.setProperty("banner", tone)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.words = Words(look, words)
        self.setAccessibleName(words)
        flow = Flow(look, centre=True, between="hair")
        flow.add(self.words, 280, 1)
        self.action = Button(look, action, "outlined") if action else None
        if self.action is not None:
            self.action.clicked.connect(self.acted)
            flow.add(self.action)
        self.close_button = Button(look, "Close", "text") if closes else None
        if self.close_button is not None:
            self.close_button.clicked.connect(self._dismiss)
            flow.add(self.close_button)
        box = line(look, Picture(look, _ICONS[tone], tone), pad=("pad", "gap", "gap", "gap"))
        box.addLayout(flow, 1)
        self.setLayout(box)

    def say(self, words: str) -> None:
        """Show these words, and announce them."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self._announcer(self, words, self._tone == "stop")

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
