"""My interests as their owner sees them, in parts that a window can hide one by one."""

from dataclasses import dataclass
from datetime import date

from msgspec import structs

from db.errors import NoSuchRecord
from db.names import InterestId, Postcode, Urn
from db.records import Interest
from desktop.casework.actions.declare import declared, home, school_name, today
from desktop.casework.dates import written
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class Listed:
    """One interest that stands. `so` may be shown to anybody's eyes only if it is no `person`."""

    id: InterestId
    kind: str  # position, child-school, known-person
    so: str  # a school's or a person's name
    held_as: str  # "governor", or how a person is known
    more: str  # what else there is: a school's town, a person's birthday and postcode


@dataclass(frozen=True)
class Interests:
    """The whole page."""

    home: Postcode | None
    items: tuple[Listed, ...]


@dataclass(frozen=True)
class Found:
    """A school that what was typed may mean."""

    urn: Urn
    name: str
    more: str
    open: bool


def look_at_interests(desk: Desk) -> Interests:
    """The actor's home and the interests that stand today, the newest last."""
    now = today(desk)
    standing = [one for one in declared(desk) if _stands(one.interest, now)]
    return Interests(home(desk), tuple(_listed(desk, one.id, one.interest) for one in standing))


def restore(desk: Desk, interest: str) -> None:
    """Take a removal back: the interest stands again as it was. Raises `NoSuchRecord`."""
    found = desk.store.get(Interest, interest)
    if found is None or found.actor != desk.actor:
        raise NoSuchRecord(what="interest", id=interest)
    if found.body.until is not None:
        with desk.write() as writing:
            writing.add(structs.replace(found.body, until=None), record=found.id)


def find_schools(desk: Desk, words: str, limit: int = 6) -> tuple[Found, ...]:
    """Schools by name, town or number, best first."""
    return tuple(
        Found(
            one.urn,
            one.name,
            " · ".join(part for part in (one.phase, one.town, one.postcode, one.urn) if part),
            one.open,
        )
        for one in desk.schools.find(words, limit)
    )


def _stands(interest: Interest, now: date) -> bool:
    return interest.until is None or interest.until > now


def _listed(desk: Desk, key: InterestId, interest: Interest) -> Listed:
    if interest.kind == "known-person":
        born = f"born {written(interest.born)}" if interest.born else ""
        more = ", ".join(part for part in (born, interest.postcode) if part)
        return Listed(key, interest.kind, interest.name, interest.held_as, more)
    assert interest.urn is not None
    school = desk.schools.by_urn(interest.urn)
    town = school.town if school is not None else ""
    return Listed(key, interest.kind, school_name(desk, interest.urn), interest.held_as, town)
