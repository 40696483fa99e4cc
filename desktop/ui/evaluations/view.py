"""What the page on a form that came back shows, read on the worker, and how it is kept."""

from dataclasses import dataclass
from datetime import date, datetime, time

from db.names import PersonId
from desktop.casework.actions import drafts
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.papers.came_back import BackDraft, came_back
from desktop.casework.actions.papers.evaluations import answering
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, person_name
from desktop.casework.saying.clock import LONDON

FORM = "came-back"
"""What the drafts of this page are called."""


@dataclass(frozen=True)
class View:
    """What the screen shows, read on the worker."""

    reference: str
    child: str
    people: tuple[tuple[PersonId, str], ...]
    office: bool
    today: date


def look_at(desk: Desk, reference: str) -> View:
    """Raises `NoSuchCase`, `AmbiguousCase`."""
    case = find_case(desk, reference)
    return View(
        reference=case.body.reference,
        child=person_name(desk, case.body.child),
        people=answering(desk, case),
        office=desk.kind == "office",
        today=desk.today,
    )


def keep(desk: Desk, draft: BackDraft, of: DraftOf) -> str:
    """Note the form, and drop what was typed of it. Raises what `came_back` does."""
    with drafts.done_with(desk, of):
        return came_back(desk, draft)


def moment(day: date, on: date) -> datetime | None:
    """When on that day nobody knows: noon; of today: now."""
    return None if day == on else datetime.combine(day, time(12), LONDON)
