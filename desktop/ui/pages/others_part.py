"""Who besides may open this vault: at the office its people and its key, on a laptop the office."""

from collections.abc import Callable

from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Words

_STAFF = (
    "Each of the office’s people has a passphrase of their own. Whoever leaves is taken out, and "
    "the record gets another key."
)
_KEY_HERE = (
    "It opens every laptop that this office has invited, for whoever has the laptop as well. It is "
    "still on this computer, and should not be."
)
_KEY_OFF = (
    "It opens every laptop that this office has invited, for whoever has the laptop as well. It is "
    "on its stick, and no longer on this computer."
)
_ESCROWED = (
    "Your office keeps a recovery key, for the day on which your passphrase and your paper are "
    "both lost. Whoever has both that key and this laptop, or a backup of it, can read everything: "
    "every family, and also your home and the people on your list, which are never sent. With one "
    "of the two alone nobody reads anything."
)
_NOT_ESCROWED = (
    "Nobody. Your office has no key for this vault: if your passphrase and your paper are both "
    "lost, nobody can open it."
)


class KeyPart(Card):
    """The office's recovery key, and the way to its page."""

    def __init__(self, look: Look, go: Callable[[str, str], None]) -> None:
        super().__init__(look, "The office’s recovery key", icon="hard-drive")
        self._words = Words(look, "", "body", "ink-soft")
        self.body.addWidget(self._words)
        self.open = Button(look, "The recovery key", icon="hard-drive")
        self.open.clicked.connect(lambda: go("recovery-key", ""))
        self.foot(self.open)

    def set_here(self, here: bool) -> None:
        """Whether it is still on this computer."""
        self._words.setText(_KEY_HERE if here else _KEY_OFF)


class StaffPart(Card):
    """The office's people, and the way to their page."""

    def __init__(self, look: Look, go: Callable[[str, str], None]) -> None:
        super().__init__(look, "Who else may open this vault", icon="users")
        self.body.addWidget(Words(look, _STAFF, "body", "ink-soft"))
        self.open = Button(look, "The office’s people", icon="users")
        self.open.clicked.connect(lambda: go("staff", ""))
        self.foot(self.open)


class EscrowPart(Card):
    """On a laptop: what the office's key can open."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Who else can open this vault", icon="lock")
        self._words = Words(look, "", "body", "ink-soft")
        self.body.addWidget(self._words)

    def set_escrowed(self, escrowed: bool) -> None:
        """Whether the office's key opens it."""
        self._words.setText(_ESCROWED if escrowed else _NOT_ESCROWED)
