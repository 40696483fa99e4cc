"""My interests: home, posts at schools, own children's schools, people known.

All of it is in the stream `own` and never leaves this desk (policies.md, 3). An interest that is
taken back is closed with a date, not removed: it explains the findings that it made. What is
declared counts at once and has no first day: on a computer whose clock was a year ahead that day
would lie in the future, and the check would stay silent until then.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from msgspec import structs

from db.errors import BadInput, NoSuchRecord, UnknownWord
from db.names import InterestId, InterestKind, RecordId
from db.records import Home, Interest
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.mine import declared as declared
from desktop.casework.actions.closeness.mine import home as home
from desktop.casework.actions.closeness.mine import postcode as postcode
from desktop.casework.actions.closeness.mine import school_name as school_name
from desktop.casework.actions.closeness.mine import school_named as school_named
from desktop.casework.actions.closeness.mine import today as today
from desktop.casework.dates import written
from desktop.casework.desk import Desk

KNOWN_AS = ("family", "friend", "extended-family", "acquaintance")


@dataclass(frozen=True)
class Declaration:
    """An interest as its owner sees it."""

    id: InterestId
    kind: InterestKind
    what: str


def declare_home(desk: Desk, typed: str) -> RecordId:
    """Where the actor lives from today. An earlier home ends yesterday."""
    code = postcode(typed)
    now = today(desk)
    with desk.write() as writing:
        for one in desk.store.find(Home, until=None, row_actor=desk.actor):
            earlier = structs.replace(one.body, until=now - timedelta(days=1))
            writing.add(earlier, record=one.id)
        return writing.add(Home(postcode=code, since=now))


def declare_position(desk: Desk, urn: str, held_as: str) -> Declaration:
    """The actor holds a post at a school: governor, clerk, trustee, teacher …"""
    held = typed.name(held_as, "position", "a word such as governor")
    school = school_named(desk, urn)
    return _declare(desk, Interest(kind="position", urn=school, held_as=held))


def declare_child_school(desk: Desk, urn: str) -> Declaration:
    """A child of the actor goes to a school."""
    return _declare(desk, Interest(kind="child-school", urn=school_named(desk, urn)))


def declare_person(
    desk: Desk, name: str, known_as: str, born: date | None = None, at: str = ""
) -> Declaration:
    """The actor knows somebody, as family, friend, extended family or acquaintance."""
    if known_as not in KNOWN_AS:
        raise UnknownWord(what="how you know them", given=known_as, known=", ".join(KNOWN_AS))
    if born is not None and born > today(desk):
        raise BadInput(what="date of birth", given=f"{born}", expected="a day in the past")
    return _declare(
        desk,
        Interest(
            kind="known-person",
            name=typed.name(name, "name", "the name that you know them by"),
            held_as=known_as,
            born=born,
            postcode=postcode(at) if at else "",
        ),
    )


def withdraw(desk: Desk, interest: str) -> Declaration:
    """An interest has ended: its last day is today. Raises `NoSuchRecord`."""
    found = desk.store.get(Interest, interest)
    if found is None or found.actor != desk.actor or not _stands(desk, found.body):
        raise NoSuchRecord(what="interest", id=interest)
    ended = structs.replace(found.body, until=today(desk))
    with desk.write() as writing:
        writing.add(ended, record=found.id)
    return Declaration(InterestId(found.id), ended.kind, describe(desk, ended))


def listed(desk: Desk) -> tuple[Declaration, ...]:
    """The actor's interests that stand, in words."""
    return tuple(
        Declaration(one.id, one.interest.kind, describe(desk, one.interest))
        for one in declared(desk)
        if _stands(desk, one.interest)
    )


def _stands(desk: Desk, interest: Interest) -> bool:
    """Not taken back; or taken back under a clock that was ahead, so that it counts still."""
    return interest.until is None or interest.until > today(desk)


def describe(desk: Desk, interest: Interest) -> str:
    """An interest in words, for its owner's eyes."""
    if interest.kind == "known-person":
        born = f", born {written(interest.born)}" if interest.born else ""
        at = f", {interest.postcode}" if interest.postcode else ""
        return f"{interest.name}{born}{at}: {interest.held_as.replace('-', ' ')}"
    assert interest.urn is not None
    name = school_name(desk, interest.urn)
    if interest.kind == "position":
        return f"{interest.held_as} at {name}"
    return f"own child at {name}"


def _declare(desk: Desk, interest: Interest) -> Declaration:
    with desk.write() as writing:
        record = writing.add(interest)
    return Declaration(InterestId(record), interest.kind, describe(desk, interest))
