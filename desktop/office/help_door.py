"""The door to the office's own help."""

from desktop.ui.navigation import Destination
from desktop.ui.pages.help import HelpPage
from desktop.ui.screen import Door, Here

TOPICS = (
    *("office-keys", "office-bundles", "office-concerns", "office-papers", "office-people"),
    *("office-lost-laptop", "office-policy", "office-reads", "office-vault", "thanks"),
)
"""What somebody at the office may want to know, by the names of the files in `resources/help`."""


def _make(here: Here) -> HelpPage:
    return HelpPage(here, TOPICS)


DOOR = Door("help", _make, Destination("help", "Help", "circle-question-mark", "F1"), bottom=True)
