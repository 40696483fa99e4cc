"""Which records belong to a family: everything that names its case, its people and their address.

- Whoever is part of another case too belongs to that family as well (`alone`: to this one only).
- What the volunteer declared of her own life (interests, her home) belongs to no family; what ties
  it to one (an answer about a person, a distance, what a finding rests on) does.
"""

from collections.abc import Iterator
from typing import NamedTuple

from db.handing import FIRST
from db.names import Body, RecordId
from db.records import (
    KIND_OF,
    KINDS,
    Case,
    Concern,
    ConcernStep,
    Finding,
    FindingDetail,
    HandOver,
    Household,
    Measure,
    Meeting,
    Party,
    Person,
    Pupil,
    Responsibility,
    SamePerson,
)
from desktop.casework.desk import Desk


class Belongs(NamedTuple):
    """One record of a family."""

    kind: str
    id: RecordId


_NAMING_CASE = tuple(
    body for body in KINDS.values() if "case" in body.__struct_fields__ and body is not Case
)


def records_of(desk: Desk, case: RecordId, *, alone: bool = False) -> tuple[Belongs, ...]:
    """Every record of the family of this case, the case first; each once.

    With `alone`, without people and addresses that another case needs too.
    """
    found = dict.fromkeys([Belongs("case", case), *_naming(desk, case)])
    people = _people(desk, case)
    if alone:
        people -= {
            str(one.body.person)
            for one in desk.store.find(Party)
            if str(one.body.case) != case and str(one.body.person) in people
        }
    found |= dict.fromkeys(_around(desk, case, people, alone))
    if alone:
        # What handed over somebody whom another case needs too is needed with them. The notes of a
        # case that was not taken stand in no table, and are of this case alone.
        for one in desk.store.find(HandOver, case=case):
            if any(
                row.kind in FIRST and Belongs(row.kind, row.record) not in found
                for row in one.body.rows
            ):
                found.pop(Belongs("hand_over", one.id), None)
    return tuple(found)


def case_of(desk: Desk, kind: str, record: str) -> RecordId | None:
    """The case that a record belongs to, the newest where there are several; None for none."""
    if kind == "case":
        return RecordId(record)
    kept = desk.store.get(KINDS[kind], record)
    if kept is None:
        return None
    body = kept.body
    named = getattr(body, "case", None)
    if named is not None:
        return RecordId(named)
    if isinstance(body, ConcernStep):
        return case_of(desk, "concern", body.concern)
    if isinstance(body, Household):
        cases = desk.store.find(Case, household=record)
        return cases[-1].id if cases else None
    person = record if isinstance(body, Person) else _person_of(body)
    parties = desk.store.find(Party, person=person) if person else []
    return RecordId(parties[-1].body.case) if parties else None


def _person_of(body: Body) -> str:
    match body:
        case Pupil():
            return body.person
        case Responsibility():
            return body.child
        case _:
            return ""


def _naming(desk: Desk, case: RecordId) -> Iterator[Belongs]:
    for body in _NAMING_CASE:
        for one in desk.store.find(body, case=case):
            yield Belongs(KIND_OF[body], one.id)
    for concern in desk.store.find(Concern, case=case):
        for step in desk.store.find(ConcernStep, concern=concern.id):
            yield Belongs("concern_step", step.id)


def _people(desk: Desk, case: RecordId) -> set[str]:
    kept = desk.store.get(Case, case)
    child = {str(kept.body.child)} if kept is not None else set()
    return child | {str(one.body.person) for one in desk.store.find(Party, case=case)}


def _around(desk: Desk, case: RecordId, people: set[str], alone: bool) -> Iterator[Belongs]:
    """What belongs to its people, its findings, its meetings, and their addresses."""
    for person in sorted(people):
        yield Belongs("person", RecordId(person))
        for body in (Pupil, SamePerson):
            yield from (
                Belongs(KIND_OF[body], one.id) for one in desk.store.find(body, person=person)
            )
    for tie in desk.store.find(Responsibility):
        if {str(tie.body.child), str(tie.body.adult)} & people:
            yield Belongs("responsibility", tie.id)
    yield from _measured(desk, case)
    for household in sorted(_households(desk, case, people)):
        if not (alone and _shared(desk, household, case, people)):
            yield Belongs("household", RecordId(household))


def _measured(desk: Desk, case: RecordId) -> Iterator[Belongs]:
    """What findings rest on, and distances: only on the desk that wrote them."""
    for finding in desk.store.find(Finding, case=case):
        for detail in desk.store.find(FindingDetail, finding=finding.id):
            yield Belongs("finding_detail", detail.id)
    for about in (case, *(one.id for one in desk.store.find(Meeting, case=case))):
        for distance in desk.store.find(Measure, about=about):
            yield Belongs("measure", distance.id)


def _households(desk: Desk, case: RecordId, people: set[str]) -> set[str]:
    kept = desk.store.get(Case, case)
    found = {str(kept.body.household)} if kept is not None else set()
    for person in people:
        one = desk.store.get(Person, person)
        if one is not None and one.body.household is not None:
            found.add(str(one.body.household))
    return found


def _shared(desk: Desk, household: str, case: RecordId, people: set[str]) -> bool:
    """Somebody else still lives there, or another case is about it."""
    others = [one for one in desk.store.find(Case, household=household) if one.id != case]
    return bool(others) or any(
        one.id not in people for one in desk.store.find(Person, household=household)
    )
