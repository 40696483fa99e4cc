"""Concerns as they are listed and read, at either desk: what was said, and every step in order."""

from dataclasses import dataclass
from datetime import date, datetime

from db.names import RecordId
from db.records import Case, Concern
from db.store.reading import Kept
from desktop.casework.actions.concerns.steps import find_concern, steps_of
from desktop.casework.actions.concerns.whose import could_share, laptop_of
from desktop.casework.desk import Desk
from desktop.casework.doubts.concerns import (
    Standing,
    Step,
    StepKind,
    in_order,
    missing,
    offer_passed_over,
    standing,
)
from desktop.casework.record.cases import find_case, person_name
from desktop.casework.record.only_here import records_only_here


@dataclass(frozen=True)
class Seen:
    """One concern, whole."""

    id: RecordId
    body: Concern
    raised: datetime  # when it was first written down
    raiser: str  # who wrote it down, by name
    case: str  # printed reference; empty for none, and where the case is not here
    child: str
    about: str  # whose practice it is about, by name
    own: bool  # it is about the work of whoever reads this
    steps: tuple[Step, ...]
    standing: Standing
    missing: tuple[StepKind, ...]  # that the policy asks for and nobody has written down
    passed_over: bool  # a complaint, without the contact that the policy offers before it
    overdue: bool  # a follow-up was due and nobody looked back
    here_alone: bool  # at a laptop: the office has not confirmed it
    mine: bool  # this desk raised it
    shared: bool  # at the office: it lies at a laptop too
    can_share: str  # at the office: whom it could be shared with, by name


@dataclass(frozen=True)
class Concerns:
    """Every concern: first what nobody has taken, then what is open, then what is closed."""

    now: datetime
    every: tuple[Seen, ...]
    contact: str  # whom the policy names to be offered before a complaint
    reach: str  # and how to reach them

    @property
    def waiting(self) -> tuple[Seen, ...]:
        """Urgent ones that nobody has taken."""
        return tuple(one for one in self.every if one.body.urgent and one.standing.waits)

    def follow_ups(self, until: date) -> tuple[Seen, ...]:
        """Those whose follow-up is due by that day, the earliest first."""
        due = [(one.standing.due, one.id, one) for one in self.every if one.standing.due]
        return tuple(one for day, _, one in sorted(due, key=lambda each: each[:2]) if day <= until)


def look_at_concerns(desk: Desk) -> Concerns:
    """Every concern that this desk knows."""
    every = _all(desk, desk.store.find(Concern, order="-row_at"))
    every.sort(key=_rank)
    rule = desk.pack.challenge
    contact, reach = (rule.contact, rule.reach) if desk.pack.offers_contact else ("", "")
    return Concerns(desk.world.clock.now(), tuple(every), contact, reach)


def count_pressing(desk: Desk) -> int:
    """How many are urgent and nobody has taken, and how many nobody has looked back at in time."""
    page = look_at_concerns(desk)
    return len(page.waiting) + sum(one.overdue for one in page.every)


def look_at_concern(desk: Desk, concern: str) -> Seen:
    """One concern by its id. Raises `NoSuchRecord`."""
    return _all(desk, [find_concern(desk, concern)])[0]


def of_case(desk: Desk, reference: str) -> tuple[Seen, ...]:
    """Every concern about one case, what is open first. Raises `NoSuchCase`, `AmbiguousCase`."""
    case = find_case(desk, reference)
    found = _all(desk, desk.store.find(Concern, order="-row_at", case=case.id))
    return tuple(sorted(found, key=_rank))


def urgent(desk: Desk) -> tuple[Seen, ...]:
    """Urgent concerns that nobody at the office has taken, the oldest first."""
    found = _all(desk, desk.store.find(Concern, urgent=True))
    return tuple(one for one in found if one.standing.waits)


def _rank(one: Seen) -> int:
    """What nobody has taken, then what is overdue, then open, then closed; each newest first."""
    if one.body.urgent and one.standing.waits:
        return 0
    if not one.standing.open:
        return 1 if one.overdue else 3
    return 1 if one.body.urgent or one.overdue else 2


def _all(desk: Desk, kept: list[Kept[Concern]]) -> list[Seen]:
    if not kept:
        return []
    steps = steps_of(desk, kept[0].id if len(kept) == 1 else None)
    office = desk.kind == "office"
    alone = frozenset() if office else records_only_here(desk, "concern")
    return [_seen(desk, one, in_order(steps[one.id]), one.id in alone) for one in kept]


def _seen(desk: Desk, kept: Kept[Concern], steps: tuple[Step, ...], alone: bool) -> Seen:
    first = desk.store.versions(Concern, kept.id)[0]
    now = standing(kept.body, steps)
    case = desk.store.get(Case, kept.body.case) if kept.body.case is not None else None
    office, mine = desk.kind == "office", first.device in desk.devices
    about = kept.body.about_actor
    shared = not office or laptop_of(desk, kept) is not None
    could = could_share(desk, kept) if office and not shared else None
    return Seen(
        id=kept.id,
        body=kept.body,
        raised=kept.body.happened or first.at,
        raiser=desk.name_of(first.actor) if office or mine else "the office",
        case=case.body.reference if case is not None else "",
        child=person_name(desk, case.body.child) if case is not None else "",
        about=desk.name_of(about) if about is not None else "",
        own=about == desk.actor,
        steps=steps,
        standing=now,
        missing=missing(desk.pack, kept.body, steps) if office else (),
        passed_over=office and offer_passed_over(desk.pack, kept.body, steps),
        overdue=now.due is not None and now.due <= desk.today,
        here_alone=alone,
        mine=mine,
        shared=shared,
        can_share=desk.name_of(about) if could is not None and about is not None else "",
    )
