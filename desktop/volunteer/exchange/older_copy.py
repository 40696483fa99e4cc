"""An older copy of this record was put back: what that means, and the way on, step by step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.record.only_here import OnlyHere
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Words
from desktop.volunteer.exchange import phrases

_WHAT = (
    "The record in this folder is older than it was once: rows that it has sent before are missing "
    "here. If it went on sending, two different rows would stand under one number, and the office "
    "could believe neither. So it stops, and sends nothing any more.",
    "Mostly a backup, or a copy of the folder from a synced disk, was put back by hand. If you did "
    "nothing of the kind, tell the office: somebody else may have been at this laptop.",
)
_STAYS = (
    "Everything that is here can still be read, and what the office confirmed is safe there. What "
    "you write here now waits here until the laptop is signed in anew."
)
_STEPS = (
    "1. Look whether there is a newer copy: in the folder where the record lay before, or on a "
    "stick. Open that one instead (where you unlock, “Another vault”): it may be the whole one.",
    "2. If there is none, ring the office. You can say: “An older copy of my record was put back. "
    "I am going to have this laptop signed in anew.”",
    "3. Make new keys below, get the request to them, and read out the six words that stand here "
    "then. They send a welcome back.",
    "4. What the office has and this older copy has not, it can tell you: ask, and write again "
    "here what you need.",
)


class OlderCopy(QWidget):
    """Stands on Exchange, where nothing can be sent. `wanted` to lock and open another vault."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName("An older copy was put back")
        self.only_here = Words(look)
        self.lock = Button(look, "Lock, and open another vault", icon="lock")
        stays = _card(look, "What stays", "shield-check", (_STAYS,))
        stays.body.addWidget(self.only_here)
        steps = _card(look, "What to do", "list-checks", _STEPS)
        steps.foot(self.lock)
        what = _card(look, "What happened", "info", _WHAT)
        column(look, what, stays, steps, gap="pad", within=self)
        self.lock.clicked.connect(self.wanted)

    def set_only_here(self, here: OnlyHere) -> None:
        """What the office has not confirmed."""
        said = "The office has confirmed everything that is here."
        if here.rows:
            said = f"The office has not confirmed: {phrases.kinds(here)}."
        self.only_here.setText(said)


def _card(look: Look, title: str, icon: str, words: tuple[str, ...]) -> Card:
    card = Card(look, title, icon=icon)
    for one in words:
        card.body.addWidget(Words(look, one))
    return card
