"""The doors that both desks have; which of them stand where is said in `desktop.rooms`.

A door names its screen and does not load it (`desktop.ui.parts.room`).
"""

from desktop.ui.look.preferences import Preferences
from desktop.ui.parts.destination import Destination
from desktop.ui.parts.room import Room
from desktop.ui.parts.screen import Door

FILE = Door("file", Room("desktop.ui.attachments.screen:FileScreen"), under="cases")
"""Neither desk may change a file here."""
PAPERS = Door("papers", Room("desktop.ui.papers.screen:PapersScreen"), under="policy")
CAME_BACK = Door("came-back", Room("desktop.ui.evaluations.screen:CameBackScreen"), under="cases")
DOCUMENT = Door("document", Room("desktop.ui.pages.document:DocumentScreen"), under="policy")
WAYS_IN = Door("ways-in", Room("desktop.ui.pages.ways_in:WaysInScreen"), under="settings")


def history_door(*, amends: bool) -> Door:
    """The page of versions, for a desk that amends or one that only looks."""
    room = Room("desktop.ui.history.screen:HistoryScreen", amends=amends)
    return Door("history", room, under="cases")


def health_door(preferences: Preferences) -> Door:
    """Whether the record is safe."""
    room = Room("desktop.ui.pages.health:HealthScreen", preferences)
    return Door("health", room, Destination("health", "Health", "shield-check"), bottom=True)


def settings_door(preferences: Preferences) -> Door:
    """What a person sets for this computer."""
    room = Room("desktop.ui.pages.settings:settings_here", preferences)
    return Door("settings", room, Destination("settings", "Settings", "settings"), bottom=True)


def help_door(*topics: str) -> Door:
    """The help, with these topics; the volunteer's where none is named."""
    room = Room("desktop.ui.pages.help:HelpPage", *((topics,) if topics else ()))
    to = Destination("help", "Help", "circle-question-mark", "F1")
    return Door("help", room, to, bottom=True)
