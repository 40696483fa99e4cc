"""A contact as it stands while it is typed: who takes part, to whom the statement is owed, what
became of it, and what the page is called. Nothing here knows a box.
"""

from datetime import datetime

from desktop.casework.promise.spoken_in import ENGLISH
from desktop.casework.record.cases import folded
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import day_of, together
from desktop.ui.parts.tag import State, state
from desktop.ui.rows.called import CONTACTS
from desktop.volunteer.case_words import saying
from desktop.volunteer.contact.heard import Said, heard, key_of
from desktop.volunteer.contact.typed import Joining, Typed, everybody_new
from desktop.volunteer.contact.view import Person, View


def present(view: View, typed: Typed) -> list[Person]:
    """People of the case who take part: ticked, or written down once more by name."""
    ticked, new = typed.persons.split(), {(folded(name), as_) for name, as_ in everybody_new(typed)}
    return [
        one for one in view.people if one.id in ticked or (folded(one.name), one.capacity) in new
    ]


def strangers(view: View, typed: Typed) -> Joining:
    """Those who are new in the case: called as nobody there is."""
    there = {(folded(one.name), one.capacity) for one in view.people}
    return tuple(one for one in everybody_new(typed) if (folded(one[0]), one[1]) not in there)


def here(view: View, typed: Typed) -> list[str]:
    """Whoever takes part now, each by the key under which `heard` notes it."""
    new = [key_of(*one) for one in strangers(view, typed)]
    return [*(one.id for one in present(view, typed)), *new]


def owed(view: View, typed: Typed) -> list[str]:
    """To whom the statement is owed now, of those who take part (or, of nobody yet, might)."""
    new = strangers(view, typed)
    people = present(view, typed) if typed.persons or everybody_new(typed) else view.people
    names = [one.name for one in people if _is_owed(one, typed)]
    return names + [
        name
        for name, as_ in new
        if (as_, typed.medium) in view.owed_new and heard(typed, key_of(name, as_)) is None
    ]


def _is_owed(one: Person, typed: Typed) -> bool:
    return typed.medium in one.owed and heard(typed, one.id) is None


def languages(view: View, typed: Typed) -> tuple[str, ...]:
    """What those speak to whom it is owed (or, once it is to nobody, who are there)."""
    there = present(view, typed)
    hearing = [one for one in there if _is_owed(one, typed)] or there
    return tuple(one.language for one in hearing if one.language != ENGLISH)


def became(view: View, typed: Typed) -> State | None:
    """What became of the statement, as a tag; None while it is owed to somebody."""
    if not typed.said or owed(view, typed):
        return None
    if typed.said == "not said":
        return saying("statement-not-said", f"Not said: {typed.why}")
    at = _clock(typed.said_at)
    if typed.said == "sent":
        return saying("statement-read", f"Sent in writing, noted {at}")
    return state("statement-read", time=at)


def noted(view: View, typed: Typed) -> str:
    """Who has heard it already, where that is not so of everybody, or not in the same way."""
    people = [(one.id, one.name) for one in present(view, typed)]
    people += [(key_of(name, as_), name) for name, as_ in strangers(view, typed)]
    by_answer: dict[Said, list[str]] = {}
    for key, name in people:
        said = heard(typed, key)
        if said is not None:
            by_answer.setdefault(said, []).append(name)
    if len(by_answer) < 2 and not (by_answer and owed(view, typed)):
        return ""
    return " ".join(f"{_said(said)} {together(names)}." for said, names in by_answer.items())


def _said(one: Said) -> str:
    if one.said == "not said":
        return "Not said to"
    return f"{'Read out' if one.said == 'read' else 'Sent'} {_clock(one.at)} to"


def _clock(at: str) -> str:
    return f"{london(datetime.fromisoformat(at)):%H:%M}"


def title(view: View, typed: Typed, at: datetime | None) -> tuple[str, str]:
    """How and when; above it the child, and with whom. `at`: when it was, where that is read."""
    when = f", {day_of(at, view.now)} {london(at):%H:%M}" if at is not None else ""
    there = present(view, typed)
    names = [one.name for one in there] + [name for name, _ in strangers(view, typed)]
    first = bool(names) and not any(one.met for one in there)
    with_ = f"{'first contact' if first else 'contact'} with {together(names)}" if names else ""
    above = " · ".join(part for part in (view.child, with_ or view.reference) if part)
    return f"{CONTACTS[typed.medium]}{when}", above
