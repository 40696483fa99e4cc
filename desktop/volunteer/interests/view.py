"""What the page of interests asks the desk, and what it lets the desk do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from db.errors import UnknownSchool
from desktop.casework.actions import drafts
from desktop.casework.actions.declare import (
    Declaration,
    declare_child_school,
    declare_home,
    declare_person,
    declare_position,
    withdraw,
)
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.interest_list import (
    Found,
    Interests,
    find_schools,
    look_at_interests,
    restore,
)
from desktop.casework.dates import read_date
from desktop.casework.desk import Desk
from desktop.ui.rows import Row
from desktop.ui.tag import State

DRAFT = DraftOf("interest", "new")
Typed = Mapping[str, str]
"""The fields of the form by name: kind, school, school-name, held-as, name, known-as, born, at."""


@dataclass(frozen=True)
class View:
    """The whole page, and the words of the form that is not finished."""

    interests: Interests
    draft: Typed
    asked: frozenset[str]  # kinds of interest that the policy looks for
    asks_area: bool  # whether it matters where she lives


def look(desk: Desk) -> View:
    """Everything that the page shows."""
    pack = desk.pack
    kinds = {
        "position": pack.position.on,
        "child-school": pack.own_child.on,
        "known-person": pack.known.on,
    }
    asked = frozenset(kind for kind, on in kinds.items() if on)
    return View(look_at_interests(desk), drafts.read(desk, DRAFT), asked, pack.asks_area)


def added(typed: Typed) -> Callable[[Desk], Declaration]:
    """What the form says, on the list; then nothing of it is a draft any more."""

    def work(desk: Desk) -> Declaration:
        made = _declare(desk, typed)
        drafts.drop(desk, DRAFT)
        return made

    return work


def _declare(desk: Desk, typed: Typed) -> Declaration:
    kind = typed["kind"]
    if kind == "known-person":
        born = read_date(typed["born"], "date of birth") if typed["born"].strip() else None
        return declare_person(desk, typed["name"], typed["known-as"], born, typed["at"].strip())
    if not typed["school"]:
        raise UnknownSchool(urn=typed["school-name"])
    if kind == "position":
        return declare_position(desk, typed["school"], typed["held-as"])
    return declare_child_school(desk, typed["school"])


def removed(key: str) -> Callable[[Desk], Declaration]:
    """Off the list, from today."""
    return lambda desk: withdraw(desk, key)


def put_back(key: str) -> Callable[[Desk], Declaration]:
    """On the list again, as if it had not been taken off."""
    return lambda desk: restore(desk, key)


def home_changed(postcode: str) -> Callable[[Desk], object]:
    """Where the volunteer lives from today."""
    return lambda desk: declare_home(desk, postcode)


def schools(question: str) -> Callable[[Desk], list[Row]]:
    """Schools for what was typed, as rows."""
    return lambda desk: [_row(one) for one in find_schools(desk, question)]


def _row(one: Found) -> Row:
    shut = None if one.open else State("Closed", "history", "quiet")
    return Row(one.urn, one.name, one.more, state=shut)
