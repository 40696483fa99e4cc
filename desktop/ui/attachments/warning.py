"""What a clear copy outside the vault means, in plain words, before there is one."""

from PySide6.QtCore import Signal

from desktop.ui.attachments import phrases
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Tick

_GO = {"save": "Choose where, and save", "open": "Make a copy and open it"}


class CopyWarning(Card):
    """`agreed` when the copy is wanted all the same, `left` when not. `way`: save or open."""

    agreed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        title = "This makes a copy that anybody can read"
        super().__init__(look, title, icon="triangle-alert", tone="flag")
        self.way = "save"
        self.body.addWidget(Words(look, phrases.WARNING))
        self.says = Words(look, "")
        self.clean = Tick(look, "Leave that out of the copy")
        self.body.addWidget(self.says)
        self.body.addWidget(self.clean)
        self.go = Button(look, _GO["save"], "main")
        self.leave = Button(look, "Not now", "text")
        self.foot(self.go, self.leave)
        self.go.clicked.connect(self.agreed)
        self.leave.clicked.connect(self.left)

    def begin(self, way: str, camera: str) -> None:
        """Before saving or opening; `camera`: what a photograph tells besides its picture."""
        self.way = way
        self.go.setText(_GO[way])
        self.says.setText(camera)
        self.says.setVisible(bool(camera))
        self.clean.setChecked(bool(camera))
        self.clean.setVisible(bool(camera) and way == "save")
