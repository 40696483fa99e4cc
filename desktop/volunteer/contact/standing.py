"""A contact as it stands while it is typed: who takes part, to whom the statement is owed, what
became of it, and what the page is called. Nothing here knows a box.
"""

from datetime import datetime

from desktop.casework.clock import london
from desktop.casework.said import day_of, together
from desktop.casework.spoken_in import ENGLISH
from desktop.ui.parts.tag import State, state
from desktop.volunteer.case_words import CONTACTS, saying
from desktop.volunteer.contact.typed import Typed, everybody_new
from desktop.volunteer.contact.view import Person, View


def present(view: View, typed: Typed) -> list[Person]:
    """People of the case who take part."""
    ticked = typed.persons.split()
    return [one for one in view.people if one.id in ticked]


def owed(view: View, typed: Typed) -> list[str]:
    """To whom the statement is owed now, of those who take part (or, of nobody yet, might)."""
    new = everybody_new(typed)
    people = present(view, typed) if typed.persons or new else view.people
    names = [one.name for one in people if typed.medium in one.owed]
    return names + [name for name, as_ in new if (as_, typed.medium) in view.owed_new]


def languages(view: View, typed: Typed) -> tuple[str, ...]:
    """What those speak to whom it is owed (or, once it is to nobody, who are there)."""
    here = present(view, typed)
    hearing = [one for one in here if typed.medium in one.owed] or here
    return tuple(one.language for one in hearing if one.language != ENGLISH)


def became(typed: Typed) -> State | None:
    """What became of the statement, as a tag."""
    if not typed.said:
        return None
    if typed.said == "not said":
        return saying("statement-not-said", f"Not said: {typed.why}")
    at = f"{london(datetime.fromisoformat(typed.said_at)):%H:%M}"
    if typed.said == "sent":
        return saying("statement-read", f"Sent in writing, noted {at}")
    return state("statement-read", time=at)


def title(view: View, typed: Typed, at: datetime | None) -> tuple[str, str]:
    """How and when; above it the child, and with whom. `at`: when it was, where that is read."""
    when = f", {day_of(at, view.now)} {london(at):%H:%M}" if at is not None else ""
    here = present(view, typed)
    names = [one.name for one in here] + [name for name, _ in everybody_new(typed)]
    first = bool(names) and not any(one.met for one in here)
    with_ = f"{'first contact' if first else 'contact'} with {together(names)}" if names else ""
    above = " · ".join(part for part in (view.child, with_ or view.reference) if part)
    return f"{CONTACTS[typed.medium]}{when}", above
