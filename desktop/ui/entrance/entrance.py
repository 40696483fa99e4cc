"""Before there is a vault: which way in? And where the one of last time is not there now."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop import messages
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.centred import Centred
from desktop.ui.parts.text import Words

_WAYS = (
    (
        "join",
        "I support families",
        "Your office has given you an invitation: a file on a stick, or in an e-mail.",
        "Open the invitation",
        "handshake",
    ),
    (
        "found",
        "I run the office",
        "A new office, under a policy that you choose. It invites the volunteers.",
        "Make an office",
        "inbox",
    ),
    (
        "open",
        "There is a vault already",
        "On this computer or on a disk: choose its folder.",
        "Choose the folder",
        "folder-open",
    ),
    (
        "restore",
        "I have a backup",
        "On a stick, from a computer that is lost or broken. It becomes a vault again, here.",
        "Bring it back",
        "history",
    ),
)


class Entrance(QWidget):
    """`chosen` with join, found, open or restore; `again` to look again for one that is gone."""

    chosen = Signal(str)
    again = Signal()

    def __init__(self, look: Look, gone: Path | None = None) -> None:
        """`gone`: where the vault lay that was open last and is not there now."""
        super().__init__()
        self._look = look
        self.setAccessibleName("Evenhand")
        held = QWidget()
        box = column(look, gap="pad", within=held)
        box.addWidget(Words(look, "Evenhand", "title"))
        words = "Casework for impartial support. Notes stay encrypted on this computer."
        box.addWidget(Words(look, words, "body", "ink-soft"))
        if gone is not None:
            said = messages.words("vault-gone", {"folder": str(gone)})
            banner = Banner(look, "flag", f"{said.message} {said.do}", action="Look again")
            banner.acted.connect(self.again)
            box.addWidget(banner)
        self.buttons: dict[str, Button] = {}
        for way in _WAYS:
            box.addWidget(self._way(*way))
        column(look, Centred(look, held, 520), within=self)

    def _way(self, key: str, so: str, why: str, button: str, icon: str) -> Card:
        card = Card(self._look, so, icon=icon)
        card.body.addWidget(Words(self._look, why, "body", "ink-soft"))
        pressed = Button(self._look, button, "main" if key == "join" else "outlined")
        pressed.clicked.connect(lambda: self.chosen.emit(key))
        self.buttons[key] = pressed
        card.body.addWidget(pressed, alignment=Qt.AlignmentFlag.AlignLeft)
        return card


def ways() -> Sequence[str]:
    """The keys that `chosen` may give."""
    return tuple(way[0] for way in _WAYS)
