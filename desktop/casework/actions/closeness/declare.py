"""My interests: posts, own children's schools, people known, other stakes.

All of it is in the stream `own` and never leaves this desk (policies.md, 3). Whatever is written
here runs the conflict check over the open cases in the same transaction.

- What ends keeps its last day, which still counts; it stands in the list among what is over.
- What is taken off the list never counts from then on: its days are none (`removed`). It is not
  erased, for it explains the findings that it made, and it can be put back as it was.
- What is declared without a first day counts at once, whatever the clock says: on a computer whose
  clock was a year ahead that day would lie in the future, and the check would stay silent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from msgspec import structs

from db.errors import NoSuchRecord
from db.names import InterestId, InterestKind, RecordId, Urn
from db.records import Interest
from db.store.reading import Kept
from desktop.casework.actions.closeness.check_case import Finds
from desktop.casework.actions.closeness.homes import declare_home as declare_home
from desktop.casework.actions.closeness.recheck import recheck_open
from desktop.casework.actions.closeness.sound import KNOWN_AS as KNOWN_AS
from desktop.casework.actions.closeness.sound import sound
from desktop.casework.closeness.lasting import removed as removed
from desktop.casework.closeness.lasting import stands as stands
from desktop.casework.desk import Desk
from desktop.casework.record.mine import declared as declared
from desktop.casework.record.mine import home as home
from desktop.casework.record.mine import postcode as postcode
from desktop.casework.record.mine import school_name as school_name
from desktop.casework.record.mine import school_named as school_named
from desktop.casework.saying.dates import written


@dataclass(frozen=True)
class Declaration:
    """An interest as its owner sees it, and what the check found because it was written."""

    id: InterestId
    kind: InterestKind
    what: str
    since: date | None = None
    until: date | None = None
    finds: Finds = field(default_factory=Finds)


def declare_position(
    desk: Desk,
    urn: str,
    held_as: str,
    *,
    trust: str = "",
    since: date | None = None,
    until: date | None = None,
    note: str = "",
) -> Declaration:
    """The actor holds a post at a school: governor, clerk, member, teacher …

    `trust` instead of a school: the number of an academy trust or federation, or of one of its
    schools; the post is at every school of it. Raises `UnknownSchool`, `BadInput`, `TooLong`.
    """
    made = Interest(
        kind="position", urn=Urn(urn), held_as=held_as, trust=trust, since=since, until=until,
        note=note,
    )  # fmt: skip
    return declare(desk, made)


def declare_child_school(
    desk: Desk, urn: str, *, since: date | None = None, until: date | None = None, note: str = ""
) -> Declaration:
    """A child of the actor goes to a school. Raises `UnknownSchool`, `BadInput`."""
    made = Interest(kind="child-school", urn=Urn(urn), since=since, until=until, note=note)
    return declare(desk, made)


def declare_person(
    desk: Desk,
    name: str,
    known_as: str,
    born: date | None = None,
    at: str = "",
    *,
    note: str = "",
) -> Declaration:
    """The actor knows somebody, as family, friend, extended family or acquaintance.

    Raises `UnknownWord`, `BadInput`, `TooLong`.
    """
    made = Interest(
        kind="known-person", name=name, held_as=known_as, born=born, postcode=at, note=note
    )
    return declare(desk, made)


def declare_stake(
    desk: Desk,
    what: str,
    name: str = "",
    *,
    urn: str = "",
    trust: str = "",
    since: date | None = None,
    until: date | None = None,
    note: str = "",
) -> Declaration:
    """Another stake: `what` it is (works for the council, runs a support group), and whose.

    Raises `BadInput`, `TooLong`, `UnknownSchool`.
    """
    made = Interest(
        kind="stake", held_as=what, name=name, urn=Urn(urn), trust=trust, since=since, until=until,
        note=note,
    )  # fmt: skip
    return declare(desk, made)


def declare(desk: Desk, interest: Interest) -> Declaration:
    """Put this on the list, as typed; the open cases are looked at with it."""
    return _write(desk, sound(desk, interest), None)


def declare_all(desk: Desk, interests: Sequence[Interest]) -> tuple[Declaration, ...]:
    """Put these on the list, all or none; the open cases are looked at once, with all of them.

    Each tells what was found because of all. Raises what `declare` does; then nothing was written.
    """
    bodies = [sound(desk, one) for one in interests]
    with desk.write() as writing:
        records = [writing.add(body) for body in bodies]
        finds = recheck_open(desk, writing, "interest")
    made = (_told(desk, record, body) for record, body in zip(records, bodies, strict=True))
    return tuple(replace(one, finds=finds) for one in made)


def amend_interest(desk: Desk, interest: str, **changes: object) -> Declaration:
    """The next version of an interest; `changes` are fields of `db.own.Interest`, as typed.

    Raises `NoSuchRecord` and what declaring raises; then nothing was written.
    """
    kept = mine(desk, interest)
    body = sound(desk, structs.replace(kept.body, **changes))
    if body == kept.body:
        return _told(desk, kept.id, body)
    return _write(desk, body, kept)


def withdraw(desk: Desk, interest: str) -> Declaration:
    """Take an interest off the list: it counts no more from now on. Raises `NoSuchRecord`.

    It is told as it stood. One that was true and has ended is amended with its last day instead.
    """
    kept = mine(desk, interest)
    now = desk.today
    _write(desk, structs.replace(kept.body, since=now, until=now - timedelta(days=1)), kept)
    return _told(desk, kept.id, kept.body)


def restore(desk: Desk, interest: str) -> Declaration:
    """Take a removal, or the last change, back: it stands as before. Raises `NoSuchRecord`."""
    kept = _own(desk, interest)
    bodies = [one.body for one in desk.store.versions(Interest, kept.id) if one.body is not None]
    before = next((body for body in reversed(bodies[:-1]) if not removed(body)), None)
    if before is None:
        return _told(desk, kept.id, kept.body)
    return _write(desk, before, kept)


def mine(desk: Desk, interest: str) -> Kept[Interest]:
    """An interest of the actor that was not taken off. Raises `NoSuchRecord`."""
    kept = _own(desk, interest)
    if removed(kept.body):
        raise NoSuchRecord(what="interest", id=interest)
    return kept


def listed(desk: Desk) -> tuple[Declaration, ...]:
    """The actor's interests that stand or are to come, in words."""
    return tuple(
        _told(desk, one.id, one.interest)
        for one in declared(desk)
        if stands(one.interest, desk.today)
    )


def describe(desk: Desk, interest: Interest) -> str:
    """An interest in words, for its owner's eyes."""
    return "".join((_what(desk, interest), _days(interest)))


def _what(desk: Desk, interest: Interest) -> str:
    if interest.kind == "known-person":
        born = f", born {written(interest.born)}" if interest.born else ""
        at = f", {interest.postcode}" if interest.postcode else ""
        return f"{interest.name}{born}{at}: {interest.held_as.replace('-', ' ')}"
    where = whose(desk, interest)
    if interest.kind == "position":
        return f"{interest.held_as} {'of' if interest.trust else 'at'} {where}"
    if interest.kind == "child-school":
        return f"own child at {where}"
    return f"{interest.held_as}: {where}" if where else interest.held_as


def whose(desk: Desk, interest: Interest) -> str:
    """The school, trust or organisation that an interest is about; empty where none is named."""
    return school_name(desk, interest.urn) if interest.urn else interest.name


def _days(interest: Interest) -> str:
    since = f", from {written(interest.since)}" if interest.since else ""
    until = f", until {written(interest.until)}" if interest.until else ""
    return "" if removed(interest) else f"{since}{until}"


def _own(desk: Desk, interest: str) -> Kept[Interest]:
    kept = desk.store.get(Interest, interest)
    if kept is None or kept.actor != desk.actor:
        raise NoSuchRecord(what="interest", id=interest)
    return kept


def _write(desk: Desk, interest: Interest, kept: Kept[Interest] | None) -> Declaration:
    with desk.write() as writing:
        record = writing.add(interest, record=None if kept is None else kept.id)
        finds = recheck_open(desk, writing, "interest")
    return replace(_told(desk, record, interest), finds=finds)


def _told(desk: Desk, record: RecordId | InterestId, body: Interest) -> Declaration:
    what = describe(desk, body)
    return Declaration(InterestId(record), body.kind, what, body.since, body.until)
