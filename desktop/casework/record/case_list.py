"""Lists of cases, with what stands outstanding in each.

Each table is read once and grouped here: a question for every case would make a list of hundreds
some dozens of times slower (tests/benchmarks/test_list_speed.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from db.ledger import moment
from db.names import Capacity, CaseId, ContactId, Medium, PersonId
from db.records import Action, Case, Contact, Enquiry, Finding, Party, Person, Statement
from db.store.reading import Kept
from desktop.casework.advice.enquiry import met_at, told_at, told_at_all
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack
from desktop.casework.promise.statement import Met, Owed, Told, could_owe, owed, waits_still
from desktop.casework.record.begun import PackOf, pack_begun_under, packs_over_time

GONE = ("someone-else", "past")
"""States of a finding that no longer stands."""


@dataclass(frozen=True)
class CaseRow:
    """A case as a list shows it."""

    id: CaseId
    reference: str
    child: str
    state: str
    statement: str  # "outstanding", "settled" or "none yet"
    findings: int
    last_contact: datetime | None


def list_cases(desk: Desk) -> tuple[CaseRow, ...]:
    """Every case, the one with the newest contact first."""
    cases = desk.store.find(Case)
    names = {PersonId(one.id): one.body.name for one in desk.store.find(Person)}
    findings = by_case(desk.store.find(Finding))
    told = told_by_case(desk)
    outstanding = owed_by_case(desk, told)
    times = desk.store.last_contacts()
    rows = [
        _row(
            one,
            names.get(one.body.child, ""),
            outstanding.get(one.id, ()),
            bool(told.get(one.id)),
            findings[one.id],
            times.get(one.id),
        )
        for one in cases
    ]
    rows.sort(key=lambda row: (row.last_contact is not None, row.last_contact), reverse=True)
    return tuple(rows)


def row_of(desk: Desk, case: Kept[Case]) -> CaseRow:
    """One case as a list shows it."""
    child = desk.store.get(Person, case.body.child)
    statements = desk.store.find(Statement, order="at", case=case.id)
    enquiries = desk.store.find(Enquiry, case=case.id)
    outstanding = owed_among(
        desk,
        desk.store.find(Party, case=case.id),
        desk.store.find(Contact, order="happened", case=case.id),
        statements,
        enquiries,
    )
    return _row(
        case,
        child.body.name if child is not None else "",
        outstanding,
        bool(statements) or any(one.body.told for one in enquiries),
        desk.store.find(Finding, case=case.id),
        desk.store.last_contacts().get(case.id),
    )


def _row(
    case: Kept[Case],
    child: str,
    outstanding: Sequence[Owed],
    said: bool,
    findings: Sequence[Kept[Finding]],
    last: str | None,
) -> CaseRow:
    outstanding = waits_still(outstanding, closed=case.body.state == "closed")
    return CaseRow(
        id=CaseId(case.id),
        reference=case.body.reference,
        child=child,
        state=case.body.state,
        statement="outstanding" if outstanding else "settled" if said else "none yet",
        findings=sum(one.body.state not in GONE for one in findings),
        last_contact=None if last is None else moment(last),
    )


def owed_among(
    desk: Desk,
    parties: Iterable[Kept[Party]],
    contacts: Iterable[Kept[Contact]],
    statements: Iterable[Kept[Statement]],
    enquiries: Sequence[Kept[Enquiry]],
) -> tuple[Owed, ...]:
    """The statements that stand outstanding in one case, of which this is what there is."""
    capacities = {one.body.person: one.body.capacity for one in parties}
    pack_of, _ = packs_over_time(desk)
    met = [
        _met(pack_of, capacities, one.id, person, one.body.medium, one.body.happened)
        for one in contacts
        for person in one.body.persons
    ]
    met += [_asked_at(desk, one) for one in enquiries]
    return owed(desk.pack, met, all_told(statements, enquiries))


def all_told(
    statements: Iterable[Kept[Statement]], enquiries: Iterable[Kept[Enquiry]]
) -> tuple[Told, ...]:
    """What became of the statement in a case: at its contacts, and when somebody asked before."""
    before = told_at_all((one.id, one.body) for one in enquiries)
    return (*before, *statements_told(statements))


def _asked_at(desk: Desk, one: Kept[Enquiry]) -> Met:
    return met_at(pack_begun_under(desk, one.body.policy), one.id, one.body)


def told_by_case(desk: Desk) -> dict[str, list[Told]]:
    """What became of the statement in every case, as the rule looks at it."""
    found: dict[str, list[Told]] = defaultdict(list)
    wanted = ("person", "contact", "state", "medium", "at")
    for case, *said in desk.store.fields(Statement, "case", *wanted):
        found[case].append(Told(**dict(zip(wanted, said, strict=True))))
    for one in _of_cases(desk):
        found[str(one.body.case)].extend(told_at(one.id, one.body))
    return found


def _of_cases(desk: Desk) -> list[Kept[Enquiry]]:
    """Enquiries that became a case, or belong to one; they are few."""
    return [one for one in desk.store.find(Enquiry) if one.body.case is not None]


def owed_by_case(desk: Desk, told: Mapping[str, Sequence[Told]]) -> dict[str, tuple[Owed, ...]]:
    """What `owed_among` says of every case; one that is not named owes nothing.

    Most people were told long ago: their contacts, which are most of the record, are not read.
    """
    capacities: dict[str, dict[PersonId, Capacity]] = defaultdict(dict)
    for case, person, capacity in desk.store.fields(Party, "case", "person", "capacity"):
        capacities[case][person] = capacity
    pack_of, packs = packs_over_time(desk)
    done = [(one,) for one in _settled(packs, capacities, told)]
    met: dict[str, list[Met]] = defaultdict(list)
    wanted = ("case", "id", "persons", "medium", "happened")
    for case, contact, persons, medium, at in desk.store.fields(Contact, *wanted, persons=done):
        for person in persons:
            met[case].append(_met(pack_of, capacities[case], contact, person, medium, at))
    for one in _of_cases(desk):
        met[str(one.body.case)].append(_asked_at(desk, one))
    return {case: owed(desk.pack, here, told.get(case, ())) for case, here in met.items()}


def _settled(
    packs: Sequence[Pack],
    capacities: Mapping[str, Mapping[PersonId, Capacity]],
    told: Mapping[str, Sequence[Told]],
) -> set[PersonId]:
    """Those to whom nothing can be owed, whatever contacts they had, in any of their cases."""
    everyone, open_ = set[PersonId](), set[PersonId]()
    for case, here in capacities.items():
        everyone.update(here)
        said = told.get(case, ())
        for person, capacity in here.items():
            own = [one for one in said if one.person == person]
            if any(could_owe(pack, capacity, own) for pack in packs):
                open_.add(person)
    return everyone - open_


def _met(
    pack_of: PackOf,
    capacities: Mapping[PersonId, Capacity],
    contact: str,
    person: PersonId,
    medium: Medium,
    at: datetime,
) -> Met:
    return Met(
        contact=ContactId(contact),
        person=person,
        capacity=capacities.get(person, "other"),
        medium=medium,
        at=at,
        rule=pack_of(contact, at).statement,
    )


def statements_told(statements: Iterable[Kept[Statement]]) -> tuple[Told, ...]:
    """What became of the statement, as the rule looks at it."""
    return tuple(
        Told(
            person=one.body.person,
            contact=one.body.contact,
            state=one.body.state,
            medium=one.body.medium,
            at=one.body.at,
        )
        for one in statements
    )


K = TypeVar("K", Finding, Action)


def by_case(kept: Iterable[Kept[K]]) -> dict[str, list[Kept[K]]]:
    """Records by the case that they belong to; a case without any gives an empty list."""
    found: dict[str, list[Kept[K]]] = defaultdict(list)
    for one in kept:
        found[one.body.case].append(one)
    return found
