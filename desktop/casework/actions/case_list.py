"""Lists of cases, with what stands outstanding in each.

Each table is read once and grouped here: a question for every case would make a list of hundreds
some dozens of times slower (tests/benchmarks/test_list_speed.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from db.ledger import moment
from db.names import CaseId, ContactId, PersonId
from db.records import Case, Contact, Finding, Party, Person, Statement
from db.store.reading import Kept
from desktop.casework.desk import Desk
from desktop.casework.statement import Met, Owed, Told, owed

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
    parties = _by_case(desk.store.find(Party))
    contacts = _by_case(desk.store.find(Contact, order="happened"))
    statements = _by_case(desk.store.find(Statement, order="at"))
    findings = _by_case(desk.store.find(Finding))
    times = desk.store.last_contacts()
    rows = [
        _row(
            one,
            names.get(one.body.child, ""),
            owed_among(desk, parties[one.id], contacts[one.id], statements[one.id]),
            bool(statements[one.id]),
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
    outstanding = owed_among(
        desk,
        desk.store.find(Party, case=case.id),
        desk.store.find(Contact, order="happened", case=case.id),
        statements,
    )
    return _row(
        case,
        child.body.name if child is not None else "",
        outstanding,
        bool(statements),
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
) -> tuple[Owed, ...]:
    """The statements that stand outstanding in one case, of which this is what there is."""
    capacities = {one.body.person: one.body.capacity for one in parties}
    met = [
        Met(
            contact=ContactId(one.id),
            person=person,
            capacity=capacities.get(person, "other"),
            medium=one.body.medium,
            at=one.body.happened,
        )
        for one in contacts
        for person in one.body.persons
    ]
    return owed(desk.pack, met, statements_told(statements))


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


K = TypeVar("K", Party, Contact, Statement, Finding)


def _by_case(kept: Iterable[Kept[K]]) -> dict[str, list[Kept[K]]]:
    found: dict[str, list[Kept[K]]] = defaultdict(list)
    for one in kept:
        found[one.body.case].append(one)
    return found
