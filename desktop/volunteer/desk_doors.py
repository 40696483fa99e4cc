"""The doors to what belongs to the desk itself and to no one case; and to its first page."""

from desktop.ui.parts.destination import Destination
from desktop.ui.parts.doors import DOCUMENT, help_door
from desktop.ui.parts.room import Room
from desktop.ui.parts.screen import Counts, Door

TODAY = Door(
    "today",
    Room("desktop.volunteer.today.screen:Today"),
    Destination("today", "Today", "sun", "Ctrl+1"),
    first=True,
)
_NOT_SENT = Counts("desktop.casework.record.only_here:count_only_here")

DOORS = (
    Door(
        "exchange",
        Room("desktop.volunteer.exchange.screen:ExchangeScreen"),
        Destination("exchange", "Exchange", "arrow-left-right", "Ctrl+3"),
        counts=_NOT_SENT,
    ),
    Door(
        "interests",
        Room("desktop.volunteer.interests.screen:InterestsScreen"),
        Destination("interests", "My interests", "compass"),
        bottom=True,
    ),
    Door(
        "policy",
        Room("desktop.volunteer.training.policy:PolicyAndTraining"),
        Destination("policy", "Policy", "scroll-text"),
        bottom=True,
    ),
    Door("training", Room("desktop.volunteer.training.screen:TrainingScreen"), under="policy"),
    DOCUMENT,
    help_door(),
)
"""In the order in which they stand on the rail; the first among the main places.

No word holds an ampersand: Qt would make a shortcut of it, and "& " takes Alt+Space away.
"""
