"""What a paper with somebody's name on it means outside the vault, in plain words, before it is."""

from PySide6.QtCore import Signal

from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Words

_SAYS = {
    "print": "A name stands on this paper. Until it is printed it lies, readable, in the print "
    "spool of this computer and perhaps of the printer. Print it where you can take it at once.",
    "save": "A name stands on this paper. The file lies on this computer outside the vault, and "
    "whoever uses the computer can read it. Delete it, and empty the bin, when it is done with.",
}
_GO = {"print": "Print it all the same", "save": "Save it all the same"}


class PaperWarning(Card):
    """`agreed` when it is wanted all the same, `left` when not. `way`: print or save."""

    agreed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Others could read it", icon="triangle-alert", tone="flag")
        self.way = "print"
        self.says = Words(look, _SAYS["print"])
        self.body.addWidget(self.says)
        self.go = Button(look, _GO["print"])
        self.leave = Button(look, "Not now", "text")
        self.foot(self.go, self.leave)
        self.go.clicked.connect(self.agreed)
        self.leave.clicked.connect(self.left)

    def begin(self, way: str) -> None:
        """Before printing or saving."""
        self.way = way
        self.says.setText(_SAYS[way])
        self.go.setText(_GO[way])
        self.show()
