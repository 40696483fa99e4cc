"""Whose rights in one case, read together for every screen that shows it, and what of it waits."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from db.names import Capacity, PersonId, RecordId
from db.records import (
    Ability,
    Case,
    Contact,
    Enquiry,
    Handed,
    Party,
    Person,
    Responsibility,
    Statement,
)
from db.store.reading import Kept
from desktop.casework.actions.consenting.ledger import judged
from desktop.casework.actions.papers.texts import privacy_notices
from desktop.casework.actions.rights.notices import Notice, notices
from desktop.casework.desk import Desk
from desktop.casework.promise.spoken_in import Official
from desktop.casework.record.cases import people_of
from desktop.casework.rights import rights
from desktop.casework.rights.deciding import Judged, cannot, to_whom, word_on
from desktop.casework.rights.rights import Decides, Holder, May
from desktop.casework.saying.clock import london

TOLD = frozenset({"explanation", "privacy-notice", "statement"})
"""What is handed to somebody by which they are told of us in their own right."""


@dataclass(frozen=True)
class Child:
    """A child or young person of the case, and whose the rights are."""

    person: PersonId
    name: str
    capacity: Capacity
    born: date | None
    holder: Holder
    reached: bool  # met or told in their own right since the rights are theirs
    to_do: str  # in words; empty: nothing
    is_case_child: bool


@dataclass(frozen=True)
class Tie:
    """What an adult is to a child. `anew`: what they may be told is asked of the young person."""

    record: RecordId
    child: str
    adult: str
    body: Responsibility
    settled: date  # when this version was written
    in_force: bool
    anew: bool
    here: bool  # a laptop that has the case: it can be written anew here


@dataclass(frozen=True)
class Decision:
    """One decision of somebody, whether they can take it, and who does."""

    record: RecordId
    name: str
    body: Ability
    decides: Decides
    by: str  # the name of who decides; empty where it is not settled
    to: str | None  # it is on what may be passed on, to this one; empty: to anybody; None: not
    here: bool


@dataclass(frozen=True)
class Rights:
    """All of it."""

    reference: str
    state: str
    people: tuple[tuple[PersonId, str, Capacity], ...]
    children: tuple[Child, ...]  # whom the case is about first
    ties: tuple[Tie, ...]
    decisions: tuple[Decision, ...]
    notices: tuple[Notice, ...]
    notice_version: str  # of the pack in force; empty: it has none
    notice_words: tuple[Official, ...]  # in English, then as the office attached them

    def may(self, adult: str, on: date) -> May:
        """What somebody may be told of the children of this case."""
        return rights.may_be_told((one.body for one in self.ties), PersonId(adult), on)


def rights_of(desk: Desk, case: Kept[Case]) -> Rights:
    """Whose rights in a case."""
    people = people_of(desk, case.id)
    names = {PersonId(one.id): one.body.name for one, _ in people}
    children = _children(desk, case, people, judged(desk, case.id))
    holders = {one.person: one.holder for one in children}
    rule = desk.pack.privacy
    return Rights(
        reference=case.body.reference,
        state=case.body.state,
        people=tuple((PersonId(one.id), one.body.name, as_) for one, as_ in people),
        children=children,
        ties=tuple(
            _tie(desk, one, names, child.holder)
            for child in children
            for one in desk.store.find(Responsibility, child=child.person)
            if one.body.adult in names
        ),
        decisions=tuple(
            _decision(desk, one, names, holders)
            for one in desk.store.find(Ability, case=case.id)
            if one.body.person in names
        ),
        notices=notices(desk, case.id),
        notice_version=rule.version if rule.on else "",
        notice_words=privacy_notices(desk) if rule.on else (),
    )


def _children(
    desk: Desk,
    case: Kept[Case],
    people: Sequence[tuple[Kept[Person], Capacity]],
    notes: Sequence[Judged],
) -> tuple[Child, ...]:
    names = {PersonId(one.id): one.body.name for one, _ in people}
    young = [(one, as_) for one, as_ in people if as_ in ("child", "young-person")]
    met = _met(desk, {PersonId(one.id) for one, _ in young})
    found = [
        _child(desk, one, as_, case.body.child, notes, names, met[PersonId(one.id)])
        for one, as_ in young
    ]
    return tuple(sorted(found, key=lambda one: not one.is_case_child))


def _child(
    desk: Desk,
    kept: Kept[Person],
    capacity: Capacity,
    of_case: PersonId,
    notes: Sequence[Judged],
    names: dict[PersonId, str],
    met: Sequence[date],
) -> Child:
    person, body = PersonId(kept.id), kept.body
    about = person == of_case
    whose = rights.holder(body.born, capacity, desk.today)
    reached = whose.of == "young-person" and rights.met_in_own_right(whose.day, met)
    # Of brothers and sisters nothing is to be done here: the case is not about them.
    word, acts = word_on(notes, person, "", desk.today), None
    if word is not None and cannot(word):
        acts = names.get(word.acts, "") if word.acts is not None else ""
    to_do = rights.what_to_do(whose, body.name, reached, acts) if about else ""
    return Child(person, body.name, capacity, body.born, whose, reached, to_do, about)


def _met(desk: Desk, persons: Collection[PersonId]) -> dict[PersonId, list[date]]:
    """The days on which each of them was met, or told of us."""
    found: dict[PersonId, list[date]] = {one: [] for one in persons}
    if not found:
        return found
    fields, theirs = desk.store.fields, {"person": persons}
    cases = {case for (case,) in fields(Party, "case", among=theirs)}
    for there, at in fields(Contact, "persons", "happened", among={"case": cases}):
        for person in found.keys() & there:
            found[person].append(london(at).date())
    for person, state, at in fields(Statement, "person", "state", "at", among=theirs):
        if state != "not said":
            found[person].append(london(at).date())
    for person, at in fields(Enquiry, "person", "happened", among=theirs):
        found[person].append(london(at).date())
    for person, what, at in fields(Handed, "person", "what", "happened", among=theirs):
        if what in TOLD:
            found[person].append(london(at).date())
    return found


def _tie(desk: Desk, kept: Kept[Responsibility], names: dict[PersonId, str], whose: Holder) -> Tie:
    body, on = kept.body, desk.today
    settled = london(kept.at).date()
    known = body.may_be_told != "not known"
    return Tie(
        record=kept.id,
        child=names[body.child],
        adult=names[body.adult],
        body=body,
        settled=settled,
        in_force=rights.in_force(body, on),
        anew=known and rights.asked_anew(whose, settled, on),
        here=desk.kind == "volunteer",
    )


def _decision(
    desk: Desk,
    kept: Kept[Ability],
    names: dict[PersonId, str],
    holders: dict[PersonId, Holder],
) -> Decision:
    body = kept.body
    whose = holders.get(body.person, Holder(of="not known"))
    acts = body.acts if body.acts in names else None  # they may have been erased since
    by = rights.decides(whose, body.person, structs.replace(body, acts=acts))
    return Decision(
        record=kept.id,
        name=names[body.person],
        body=body,
        decides=by,
        by=names.get(by.person, "") if by.person is not None else "",
        to=to_whom(body.decision),
        here=desk.kind == "volunteer",
    )


@dataclass(frozen=True)
class Passing:
    """The rights of a case's child pass soon, or have passed and nobody met or told them."""

    reference: str
    person: PersonId
    name: str
    day: date
    passed: bool


def rights_waiting(desk: Desk, cases: Iterable[Kept[Case]]) -> Iterator[Passing]:
    """Of these cases; the nearest day first. Only those are looked into whose time has come."""
    on = desk.today
    born = {
        person: (name, day)
        for person, name, day in desk.store.fields(Person, "id", "name", "born")
        if day is not None
    }
    found = []
    for case in cases:
        name, day = born.get(case.body.child, ("", None))
        if day is None:
            continue
        whose, person = rights.holder(day, "child", on), case.body.child
        passed = whose.of == "young-person"
        if whose.day is not None and (whose.soon or passed):
            found.append(Passing(case.body.reference, person, name, whose.day, passed))
    met = _met(desk, {one.person for one in found if one.passed})
    waiting = [
        one
        for one in found
        if not one.passed or not rights.met_in_own_right(one.day, met[one.person])
    ]
    yield from sorted(waiting, key=lambda one: (one.day, one.reference))
