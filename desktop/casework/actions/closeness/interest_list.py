"""My interests as their owner sees them, in parts that a window can hide one by one."""

from dataclasses import dataclass
from datetime import date

from db.names import InterestId, Postcode, RecordId, Urn
from db.records import Interest
from desktop.casework.actions.closeness.declare import restore as restore
from desktop.casework.actions.closeness.declare import whose
from desktop.casework.actions.closeness.looked_over import LookedOver, looked_over
from desktop.casework.closeness.lasting import over, removed, stands
from desktop.casework.desk import Desk
from desktop.casework.record.mine import declared, home, homes
from desktop.casework.saying.dates import written


@dataclass(frozen=True)
class Listed:
    """One interest. `so` may be shown to anybody's eyes only if it is no `person`."""

    id: InterestId
    kind: str  # position, child-school, known-person, stake
    so: str  # a school's, a trust's, an organisation's or a person's name
    held_as: str  # "governor", or how a person is known
    more: str  # what else there is: a school's town, a person's birthday and postcode
    days: str = ""  # from when until when, in words
    over: bool = False  # its last day has gone
    interest: Interest | None = None  # as a form begins with it
    note: str = ""  # for her own eyes


@dataclass(frozen=True)
class Lived:
    """One home."""

    id: RecordId
    postcode: Postcode
    days: str
    over: bool
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Interests:
    """The whole page."""

    home: Postcode | None
    items: tuple[Listed, ...]  # that stand, or are to come
    over: tuple[Listed, ...]
    homes: tuple[Lived, ...]  # with those that are over
    looked_over: LookedOver


@dataclass(frozen=True)
class Found:
    """A school that what was typed may mean."""

    urn: Urn
    name: str
    more: str
    open: bool


def look_at_interests(desk: Desk) -> Interests:
    """The actor's homes, the interests that stand today and those that are over, newest last."""
    now = desk.today
    mine = declared(desk)
    return Interests(
        home=home(desk),
        items=tuple(_listed(desk, one.id, one.interest, now) for one in mine
                    if stands(one.interest, now)),
        over=tuple(_listed(desk, one.id, one.interest, now) for one in mine
                   if over(one.interest, now)),
        homes=tuple(
            Lived(
                one.id, Postcode(one.body.postcode), days(one.body.since, one.body.until),
                over(one.body, now), one.body.since, one.body.until,
            )
            for one in homes(desk)
            if not removed(one.body)
        ),
        looked_over=looked_over(desk),
    )  # fmt: skip


def days(since: date | None, until: date | None) -> str:
    """From when until when, in words; empty where neither is said."""
    begins = f"from {written(since)}" if since else ""
    ends = f"until {written(until)}" if until else ""
    return " ".join(part for part in (begins, ends) if part)


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


def _listed(desk: Desk, key: InterestId, interest: Interest, now: date) -> Listed:
    return Listed(
        id=key,
        kind=interest.kind,
        so=whose(desk, interest) or interest.held_as,
        held_as=interest.held_as,
        more=_more(desk, interest),
        days=days(interest.since, interest.until),
        over=over(interest, now),
        interest=interest,
        note=interest.note,
    )


def _more(desk: Desk, interest: Interest) -> str:
    if interest.kind == "known-person":
        born = f"born {written(interest.born)}" if interest.born else ""
        return ", ".join(part for part in (born, interest.postcode) if part)
    if interest.trust:
        return "at every school of it"
    school = desk.schools.by_urn(interest.urn) if interest.urn else None
    if school is None:
        return "not on the list of schools" if interest.kind != "stake" and interest.name else ""
    return school.town
