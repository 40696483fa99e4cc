"""The doors to what belongs to the desk itself and to no one case."""

from desktop.ui.navigation import Destination
from desktop.ui.pages.document import DOOR as DOCUMENT
from desktop.ui.pages.help import HelpPage
from desktop.ui.screen import Door
from desktop.volunteer.exchange.screen import ExchangeScreen
from desktop.volunteer.interests.screen import InterestsScreen
from desktop.volunteer.training.policy import PolicyAndTraining
from desktop.volunteer.training.screen import DOOR as TRAINING

DOORS = (
    Door(
        "exchange",
        ExchangeScreen,
        Destination("exchange", "Exchange", "arrow-left-right", "Ctrl+3"),
        counts=True,
    ),
    Door(
        "interests",
        InterestsScreen,
        Destination("interests", "My interests", "compass"),
        bottom=True,
    ),
    Door(
        "policy",
        PolicyAndTraining,
        Destination("policy", "Policy", "scroll-text"),
        bottom=True,
    ),
    TRAINING,
    DOCUMENT,
    Door(
        "help",
        HelpPage,
        Destination("help", "Help", "circle-question-mark", "F1"),
        bottom=True,
    ),
)
"""In the order in which they stand on the rail; the first among the main places.

No word holds an ampersand: Qt would make a shortcut of it, and "& " takes Alt+Space away.
"""
