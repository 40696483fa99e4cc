"""The doors of everything about cases: the list, a case, opening one, search.

Each names its screen as "module:name" and loads nothing (`desktop.ui.parts.room`).
"""

from desktop.ui.parts.destination import Destination
from desktop.ui.parts.doors import CAME_BACK, FILE, history_door
from desktop.ui.parts.room import Room
from desktop.ui.parts.screen import Begins, Door

DOORS: tuple[Door, ...] = (
    Door(
        "cases",
        Room("desktop.volunteer.cases.screen:Cases"),
        Destination("cases", "Cases", "folder-open", "Ctrl+2"),
    ),
    Door("case", Room("desktop.volunteer.case.screen:CaseScreen"), under="cases"),
    Door("offer", Room("desktop.volunteer.offer.screen:OfferScreen"), under="cases"),
    Door("consent", Room("desktop.volunteer.consent.screen:ConsentScreen"), under="cases"),
    Door("rights", Room("desktop.volunteer.rights.screen:RightsScreen"), under="cases"),
    FILE,
    CAME_BACK,
    Door(
        "open-case",
        Room("desktop.volunteer.open_case.screen:OpenCase"),
        under="cases",
        begins=Begins("Open a case", "folder-plus"),
    ),
    history_door(amends=True),
    Door("amend", Room("desktop.volunteer.amend.screen:AmendScreen"), under="cases"),
    Door("school", Room("desktop.volunteer.school.screen:SchoolScreen"), under="cases"),
    Door("erasure", Room("desktop.volunteer.erasure.screen:AskErasure"), under="cases"),
    Door(
        "search",
        Room("desktop.volunteer.search.screen:Search"),
        Destination("search", "Search", "search", "Ctrl+F"),
    ),
)
