"""Finding a case and telling what stands in it: for lists, for one case, for search."""

from dataclasses import dataclass
from datetime import datetime

from db.errors import AmbiguousCase, CaseClosed, NoSuchCase
from db.ledger import moment
from db.names import Capacity, CaseId, ContactId, MeetingId, PersonId, RecordId
from db.records import (
    Case,
    Check,
    Contact,
    Finding,
    Meeting,
    Party,
    Person,
    Referral,
    Role,
    Statement,
)
from db.store.reading import Kept
from desktop.casework.desk import Desk
from desktop.casework.people_names import fold
from desktop.casework.statement import Met, Owed, Told, owed


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


@dataclass(frozen=True)
class ContactRow:
    """A contact with what came of its statement, by person."""

    kept: Kept[Contact]
    statements: tuple[Kept[Statement], ...]
    persons: tuple[str, ...]


@dataclass(frozen=True)
class Event:
    """One row of the ledger that belongs to a case."""

    at: datetime
    what: str  # the kind of record
    actor: str  # a name where this desk knows one


@dataclass(frozen=True)
class CaseView:
    """One case, whole."""

    row: CaseRow
    case: Kept[Case]
    people: tuple[tuple[Kept[Person], Capacity], ...]  # and in what capacity
    findings: tuple[Kept[Finding], ...]
    contacts: tuple[ContactRow, ...]
    meetings: tuple[tuple[Kept[Meeting], Kept[Role] | None], ...]
    owed: tuple[Owed, ...]
    history: tuple[Event, ...]


def find_case(desk: Desk, reference: str) -> Kept[Case]:
    """The case of a printed reference or an unambiguous beginning of one, in any case of letters.

    Raises `NoSuchCase`, `AmbiguousCase`.
    """
    wanted = reference.strip().upper()
    found = [one for one in desk.store.find(Case) if one.body.reference.startswith(wanted)]
    exact = [one for one in found if one.body.reference == wanted]
    if not wanted or not found:
        raise NoSuchCase(case=reference)
    if len(exact) == 1:
        return exact[0]
    if len(found) > 1:
        raise AmbiguousCase(
            case=reference, choices=", ".join(sorted(one.body.reference for one in found)[:8])
        )
    return found[0]


def open_case_named(desk: Desk, reference: str) -> Kept[Case]:
    """The same, of a case that can still be written to. Raises `CaseClosed` too."""
    found = find_case(desk, reference)
    if found.body.state != "open":
        raise CaseClosed(case=found.body.reference, state=found.body.state)
    return found


def folded(name: str) -> tuple[str, ...]:
    """A name as it is compared: without case, accents, titles, hyphens, order."""
    return tuple(word.text for word in fold(name).words)


def person_name(desk: Desk, person: str) -> str:
    """A person's name; empty where the record no longer has it."""
    found = desk.store.get(Person, person)
    return found.body.name if found is not None else ""


def people_of(desk: Desk, case: str) -> tuple[tuple[Kept[Person], Capacity], ...]:
    """Who is part of a case, and in what capacity."""
    parties = (
        (desk.store.get(Person, one.body.person), one) for one in desk.store.find(Party, case=case)
    )
    return tuple((person, one.body.capacity) for person, one in parties if person is not None)


def met(desk: Desk, case: str) -> tuple[Met, ...]:
    """Who was met at which contact of a case, oldest first: what the statement gate looks at."""
    capacities = {person.id: capacity for person, capacity in people_of(desk, case)}
    return tuple(
        Met(
            contact=ContactId(one.id),
            person=PersonId(person),
            capacity=capacities.get(RecordId(person), "other"),
            medium=one.body.medium,
            at=one.body.happened,
        )
        for one in desk.store.find(Contact, order="happened", case=case)
        for person in one.body.persons
    )


def told(desk: Desk, case: str) -> tuple[Told, ...]:
    """What became of the statement, person by person and contact by contact."""
    return tuple(
        Told(
            person=one.body.person,
            contact=one.body.contact,
            state=one.body.state,
            medium=one.body.medium,
            at=one.body.at,
        )
        for one in desk.store.find(Statement, order="at", case=case)
    )


def owed_in(desk: Desk, case: str) -> tuple[Owed, ...]:
    """The statements that stand outstanding in a case."""
    return owed(desk.pack, met(desk, case), told(desk, case))


def list_cases(desk: Desk) -> tuple[CaseRow, ...]:
    """Every case, the one with the newest contact first."""
    times = desk.store.last_contacts()
    rows = [_row(desk, one, times.get(one.id)) for one in desk.store.find(Case)]
    rows.sort(key=lambda row: (row.last_contact is not None, row.last_contact), reverse=True)
    return tuple(rows)


def _row(desk: Desk, case: Kept[Case], last: str | None) -> CaseRow:
    outstanding = owed_in(desk, case.id)
    statements = desk.store.find(Statement, case=case.id)
    standing = [
        one
        for one in desk.store.find(Finding, case=case.id)
        if one.body.state not in ("someone-else", "past")
    ]
    return CaseRow(
        id=CaseId(case.id),
        reference=case.body.reference,
        child=person_name(desk, case.body.child),
        state=case.body.state,
        statement="outstanding" if outstanding else ("settled" if statements else "none yet"),
        findings=len(standing),
        last_contact=None if last is None else moment(last),
    )


def show_case(desk: Desk, reference: str) -> CaseView:
    """One case with everything in it."""
    case = find_case(desk, reference)
    statements = desk.store.find(Statement, order="at", case=case.id)
    roles = {one.body.meeting: one for one in desk.store.find(Role, case=case.id)}
    contacts = tuple(
        ContactRow(
            kept=one,
            statements=tuple(said for said in statements if said.body.contact == ContactId(one.id)),
            persons=tuple(person_name(desk, person) for person in one.body.persons),
        )
        for one in desk.store.find(Contact, order="happened", case=case.id)
    )
    return CaseView(
        row=_row(desk, case, desk.store.last_contacts().get(case.id)),
        case=case,
        people=people_of(desk, case.id),
        findings=tuple(desk.store.find(Finding, case=case.id)),
        contacts=contacts,
        meetings=tuple(
            (one, roles.get(MeetingId(one.id)))
            for one in desk.store.find(Meeting, order="happened", case=case.id)
        ),
        owed=owed_in(desk, case.id),
        history=tuple(_history(desk, case.id)),
    )


_PARTS = (Case, Check, Referral, Finding, Party, Contact, Statement, Meeting, Role)


def _history(desk: Desk, case: str) -> list[Event]:
    events = [
        Event(row.at, row.kind, desk.name_of(row.actor)) for row in desk.store.history(case, _PARTS)
    ]
    return sorted(events, key=lambda one: one.at)


def references(desk: Desk) -> dict[str, str]:
    """The printed reference of every case, by its id."""
    return {one.id: one.body.reference for one in desk.store.find(Case)}
