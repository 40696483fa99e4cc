"""The list of schools as the office looks at it: which is in use, and one school with its past."""

from dataclasses import dataclass
from datetime import date

from db.errors import UnknownSchool
from db.names import Urn
from db.service import School
from desktop.casework.actions.schools.unverified import Unverified, unverified_schools
from desktop.casework.desk import Desk
from desktop.casework.ground.school_chains import (
    AMALGAMATED,
    JOINED,
    MERGED,
    OTHER,
    SIXTH_FORM,
    SPLIT,
    SUCCESSOR,
    Link,
)

_ONWARD = {
    SUCCESSOR: "Became this",
    MERGED: "Merged into this",
    AMALGAMATED: "Amalgamated into this",
    SPLIT: "A part became this",
    JOINED: "Joined with this",
    SIXTH_FORM: "Shares a sixth form",
    OTHER: "Linked otherwise",
}
_BACK = {
    **_ONWARD,
    SUCCESSOR: "Was this before",
    MERGED: "Took this in",
    AMALGAMATED: "Was put together from this",
    SPLIT: "Was a part of this",
}
_LONG_AGO = date(1800, 1, 1)


@dataclass(frozen=True)
class ListInUse:
    """Which list is in use. `day`: of which the newest part is; `changed` since what shipped."""

    edition: str  # of what shipped with the program
    day: date | None
    schools: int
    open: int
    changed: int
    links: int
    knows_groups: bool  # trusts and federations


@dataclass(frozen=True)
class SchoolsPage:
    """The list in use, and the schools that it does not have."""

    list: ListInUse
    unverified: tuple[Unverified, ...]


@dataclass(frozen=True)
class Step:
    """What one school has to do with another: "Became this", the other, and the day where known."""

    what: str
    urn: Urn
    name: str
    on: date | None


@dataclass(frozen=True)
class Group:
    """A trust or federation, and its open schools by name."""

    uid: str
    name: str
    federation: bool
    schools: tuple[School, ...]


@dataclass(frozen=True)
class SchoolSeen:
    """One school. `numbers`: every other one that counts as this school in the conflict check."""

    school: School
    steps: tuple[Step, ...]  # the oldest first
    numbers: tuple[Urn, ...]
    today: tuple[School, ...]  # what it is now, where that is another
    groups: tuple[Group, ...]


def look_at_list(desk: Desk) -> SchoolsPage:
    """The list of schools that is in use here."""
    schools = desk.schools
    in_use = ListInUse(
        edition=schools.edition.partition("\n")[0],
        day=schools.day,
        schools=len(schools),
        open=schools.open_now,
        changed=schools.changed,
        links=len(schools.links),
        knows_groups=schools.knows_groups,
    )
    return SchoolsPage(in_use, unverified_schools(desk))


def look_at_school(desk: Desk, urn: str) -> SchoolSeen:
    """One school with what it was and became. Raises `UnknownSchool`."""
    school = desk.schools.by_urn(Urn(urn))
    if school is None:
        raise UnknownSchool(urn=urn)
    number = int(school.urn)
    links = desk.schools.links
    steps = [_step(desk, link, link.new, _ONWARD) for link in links.from_old(number)]
    steps += [_step(desk, link, link.old, _BACK) for link in links.from_new(number)]
    kin = desk.schools.kin(school.urn)
    return SchoolSeen(
        school=school,
        steps=tuple(sorted(steps, key=lambda one: (one.on or _LONG_AGO, one.urn))),
        numbers=kin.numbers,
        today=tuple(one for one in kin.today if one.urn != school.urn),
        groups=tuple(_groups(desk, school)),
    )


def _step(desk: Desk, link: Link, other: int, words: dict[str, str]) -> Step:
    urn = Urn(str(other))
    found = desk.schools.by_urn(urn)
    name = found.name if found is not None else f"a school that is not listed ({urn})"
    return Step(words[link.kind], urn, name, link.on)


def _groups(desk: Desk, school: School) -> list[Group]:
    told = (
        (school.trust, school.trust_name, False),
        (school.federation, school.federation_name, True),
    )
    return [
        Group(uid, name, federation, desk.schools.of_group(uid))
        for uid, name, federation in told
        if uid
    ]
