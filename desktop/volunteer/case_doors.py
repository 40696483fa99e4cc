"""The doors of everything about cases: the list, a case, opening one, search."""

from collections.abc import Sequence

from desktop.casework.actions.find import find_names
from desktop.casework.desk import Desk
from desktop.ui.attachments.screen import DOOR as FILE
from desktop.ui.history.screen import history_door
from desktop.ui.navigation import Destination
from desktop.ui.rows import Row
from desktop.ui.screen import Begins, Door
from desktop.volunteer.amend.screen import DOOR as AMEND
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.case_words import CAPACITIES, state_of
from desktop.volunteer.cases.screen import Cases
from desktop.volunteer.consent.screen import DOOR as CONSENT
from desktop.volunteer.erasure.screen import DOOR as ERASURE
from desktop.volunteer.open_case.screen import OpenCase
from desktop.volunteer.rights.screen import DOOR as RIGHTS
from desktop.volunteer.school.screen import DOOR as SCHOOL
from desktop.volunteer.search.screen import Search

DOORS: tuple[Door, ...] = (
    Door("cases", Cases, Destination("cases", "Cases", "folder-open", "Ctrl+2")),
    Door("case", CaseScreen, under="cases"),
    CONSENT,
    RIGHTS,
    FILE,
    Door("open-case", OpenCase, under="cases", begins=Begins("Open a case", "folder-plus")),
    history_door(amends=True),
    AMEND,
    SCHOOL,
    ERASURE,
    Door("search", Search, Destination("search", "Search", "search", "Ctrl+F")),
)


def find_rows(desk: Desk, words: str) -> Sequence[Row]:
    """Cases and people by name or reference, for the command palette. Runs on the worker."""
    return tuple(
        Row(
            key=f"go:case:{one.case}",
            so=one.name,
            more=one.case
            if one.name == one.child
            else f"{CAPACITIES[one.capacity]} · {one.child} · {one.case}",
            state=state_of(one.state),
            icon="folder-open" if one.name == one.child else "user",
        )
        for one in find_names(desk, words)
    )
