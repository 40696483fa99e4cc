"""Who sees what stands on My interests, and what can be guessed all the same."""

from PySide6.QtCore import Qt

from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words

_STAYS = (
    "What of this travels: nothing. Your home, and every name and school on this page, stay on "
    "this laptop, encrypted. No bundle ever carries them."
)
_OFFICE = (
    "When one of them touches a case, the office sees which kind it was (a post, a school, "
    "somebody known, another stake, where the family lives), how strong the policy makes it, and "
    "the clause. Never a name, a school or a distance."
)
_GUESS = (
    "What can still be guessed: that a tie exists. Somebody who knows you and the family may "
    "guess which."
)
_OPEN = (
    "Whatever you change here, the cases that are open are looked at again at once. What is found "
    "stands on Today, with its clause and what to do."
)


class WhoSees(Card):
    """It says the same to everybody."""

    def __init__(self, here: Here) -> None:
        super().__init__(here.look, "Who sees this", icon="lock")
        for said in (_STAYS, _OFFICE, _GUESS, _OPEN):
            self.body.addWidget(Words(here.look, said, "body", "ink-soft"))
        more = Button(here.look, "What the office sees", "link")
        more.clicked.connect(lambda: here.go("help", "office-sees"))
        self.body.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)
