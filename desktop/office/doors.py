"""The doors to the office's screens, as the window wires them.

Each names its screen as "module:name" and loads nothing (`desktop.ui.parts.room`).
"""

from desktop.ui.parts.destination import Destination
from desktop.ui.parts.doors import CAME_BACK, FILE, history_door
from desktop.ui.parts.room import Room
from desktop.ui.parts.screen import Counts, Door

_PRESSING = Counts(
    "desktop.casework.actions.concerns.look:count_pressing",
    frozenset({"concern", "concern_step", "pack"}),
)
_ASKED = Counts("desktop.casework.record.erased:count_asked", frozenset({"erasure"}))

DOORS: tuple[Door, ...] = (
    Door(
        "inbox",
        Room("desktop.office.inbox.screen:InboxScreen"),
        Destination("inbox", "Inbox", "inbox", "Ctrl+1"),
        first=True,
    ),
    Door(
        "cases",
        Room("desktop.office.cases.list_screen:CasesScreen"),
        Destination("cases", "Cases", "folder-open", "Ctrl+2"),
    ),
    Door(
        "people",
        Room("desktop.office.people.screen:PeopleScreen"),
        Destination("people", "People", "users", "Ctrl+3"),
    ),
    Door(
        "concerns",
        Room("desktop.office.concerns.screen:ConcernsScreen"),
        Destination("concerns", "Concerns", "scale", "Ctrl+4"),
        counts=_PRESSING,
    ),
    Door("case", Room("desktop.office.cases.case_screen:CaseScreen"), under="cases"),
    Door("enquiry", Room("desktop.office.cases.enquiry_screen:EnquiryScreen"), under="cases"),
    FILE,
    CAME_BACK,
    Door("training", Room("desktop.office.training.screen:TrainingScreen"), under="people"),
    history_door(amends=False),
    Door(
        "ground",
        Room("desktop.office.ground.screen:GroundScreen"),
        Destination("ground", "Schools and places", "map-pin"),
        bottom=True,
    ),
    Door(
        "erasure",
        Room("desktop.office.erasure.screen:ErasureScreen"),
        Destination("erasure", "Erasure", "circle-x"),
        bottom=True,
        counts=_ASKED,
    ),
)
