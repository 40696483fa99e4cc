"""Finding a case and telling what stands in it. Lists of cases are in `case_list`."""

from dataclasses import dataclass
from datetime import datetime

from db.errors import AmbiguousCase, CaseClosed, CaseNotTaken, NoSuchCase
from db.names import Capacity, CaseId, ContactId, MeetingId
from db.records import (
    Case,
    Check,
    Contact,
    Enquiry,
    Finding,
    Meeting,
    Party,
    Person,
    Referral,
    Role,
    Statement,
)
from db.store.reading import Kept
from desktop.casework.closeness.people_names import fold
from desktop.casework.desk import Desk
from desktop.casework.promise.statement import Owed, Told, waits_still
from desktop.casework.record.at_once import Rows
from desktop.casework.record.case_list import CaseRow as CaseRow
from desktop.casework.record.case_list import all_told, owed_among, row_of
from desktop.casework.record.case_list import list_cases as list_cases
from desktop.casework.record.erased import refuse_erased
from desktop.casework.record.gone import refuse_gone
from desktop.casework.record.holding import standing_here


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
    enquiries: tuple[Kept[Enquiry], ...] = ()  # what was asked before it was a case


def find_case(desk: Desk, reference: str) -> Kept[Case]:
    """The case of a printed reference or an unambiguous beginning of one, in any case of letters.

    Raises `NoSuchCase`, `AmbiguousCase`.
    """
    wanted = reference.strip().upper()
    found = [one for one in desk.store.find(Case) if one.body.reference.startswith(wanted)]
    exact = [one for one in found if one.body.reference == wanted]
    if not wanted or not found:
        refuse_erased(desk, wanted)
        refuse_gone(desk, wanted)
        raise NoSuchCase(case=reference)
    if len(exact) == 1:
        return exact[0]
    if len(found) > 1:
        raise AmbiguousCase(
            case=reference, choices=", ".join(sorted(one.body.reference for one in found)[:8])
        )
    return found[0]


def has_open_case(desk: Desk) -> bool:
    """Whether there is a case that can be written to."""
    here = standing_here(desk) if desk.kind == "volunteer" else {}
    return any(
        state == "open" and here.get(case, "mine") == "mine"
        for case, state in desk.store.fields(Case, "id", "state")
    )


def open_case_named(desk: Desk, reference: str) -> Kept[Case]:
    """The same, of a case that can still be written to. Raises `CaseClosed` too, and `CaseNotTaken`
    for one that was given to this laptop and has no answer yet."""
    found = find_case(desk, reference)
    if found.body.state != "open":
        raise CaseClosed(case=found.body.reference, state=found.body.state)
    if desk.kind == "volunteer" and standing_here(desk).get(CaseId(found.id)) == "offered":
        raise CaseNotTaken(case=found.body.reference)
    return found


def folded(name: str) -> tuple[str, ...]:
    """A name as it is compared: without case, accents, titles, hyphens, order."""
    return tuple(word.text for word in fold(name).words)


def person_name(desk: Desk, person: str) -> str:
    """A person's name; empty where the record no longer has it."""
    found = desk.store.get(Person, person)
    return found.body.name if found is not None else ""


def people_of(
    desk: Desk, case: str, rows: Rows | None = None
) -> tuple[tuple[Kept[Person], Capacity], ...]:
    """Who is part of a case, and in what capacity. `rows`: of what was read before."""
    read = rows or desk.store
    parties = ((read.get(Person, one.body.person), one) for one in read.find(Party, case=case))
    return tuple((person, one.body.capacity) for person, one in parties if person is not None)


def told(desk: Desk, case: str) -> tuple[Told, ...]:
    """What became of the statement, person by person and contact by contact."""
    statements = desk.store.find(Statement, order="at", case=case)
    return all_told(statements, desk.store.find(Enquiry, case=case))


def owed_in(desk: Desk, case: str) -> tuple[Owed, ...]:
    """The statements that stand outstanding in a case."""
    return owed_among(
        desk,
        desk.store.find(Party, case=case),
        desk.store.find(Contact, order="happened", case=case),
        desk.store.find(Statement, order="at", case=case),
        desk.store.find(Enquiry, case=case),
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
        row=row_of(desk, case),
        case=case,
        people=people_of(desk, case.id),
        findings=tuple(desk.store.find(Finding, case=case.id)),
        contacts=contacts,
        meetings=tuple(
            (one, roles.get(MeetingId(one.id)))
            for one in desk.store.find(Meeting, order="happened", case=case.id)
        ),
        owed=waits_still(owed_in(desk, case.id), closed=case.body.state == "closed"),
        history=tuple(_history(desk, case.id)),
        enquiries=tuple(desk.store.find(Enquiry, order="happened", case=case.id)),
    )


_PARTS = (Case, Check, Referral, Finding, Party, Contact, Enquiry, Statement, Meeting, Role)


def _history(desk: Desk, case: str) -> list[Event]:
    events = [
        Event(row.at, row.kind, desk.name_of(row.actor)) for row in desk.store.history(case, _PARTS)
    ]
    return sorted(events, key=lambda one: one.at)


def references(desk: Desk) -> dict[str, str]:
    """The printed reference of every case, by its id."""
    return {one.id: one.body.reference for one in desk.store.find(Case)}
