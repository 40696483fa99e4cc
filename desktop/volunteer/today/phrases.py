"""What waits, in words: a tag, what is so, why, and the one thing to do about it."""

from datetime import datetime

from desktop.casework.actions.today.waits import Waits
from desktop.casework.saying.said import capital, counted
from desktop.volunteer.today import for_people, in_cases, on_laptop, passing_on
from desktop.volunteer.today.phrase import Phrase


def summary(owed: int, coming: int, quiet: int) -> str:
    """The title of the page: what is so."""
    parts = []
    if owed:
        parts.append(f"{counted(owed, 'thing is', 'things are')} owed")
    if coming:
        said = counted(coming, "is" if owed else "thing is", "are" if owed else "things are")
        parts.append(f"{said} coming")
    if quiet:
        parts.append(f"{counted(quiet, 'family has', 'families have')} gone quiet")
    said = ", ".join(parts) or "nothing waits for you"
    return capital(said)


def phrase(one: Waits, now: datetime, hidden: bool) -> Phrase:
    """The row for one thing that waits; `hidden` while a parent sits opposite."""
    for said in (in_cases.said, for_people.said, passing_on.said):
        found = said(one, now, hidden)
        if found is not None:
            return found
    return on_laptop.said(one, now)
