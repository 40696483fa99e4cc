"""Families by the hundred, written straight into the record: what a busy laptop holds."""

from collections.abc import Iterable
from datetime import date, datetime

from db.names import CaseId, ContactId, HouseholdId, PersonId
from db.records import Case, Contact, Household, Party, Person, Statement
from db.store.store import Writing
from desktop.casework.desk import Desk
from tests.builders import FAMILY, NOW


def family(
    desk: Desk,
    writing: Writing,
    number: int,
    contacts: Iterable[tuple[datetime, str]],
    *,
    told: bool = True,
) -> CaseId:
    """An open case of one child and one parent, with these contacts: when, and the note.

    `told`: whether the statement was read to the parent at the last of them.
    """
    child = PersonId(writing.add(Person(name=f"Child {number}", capacity="child")))
    parent = PersonId(writing.add(Person(name=f"Parent {number}", capacity="parent-carer")))
    body = Case(
        reference=f"{desk.letters}-{number:04d}",
        household=HouseholdId(writing.add(Household(postcode=FAMILY))),
        child=child,
        state="open",
        opened=date(2024, 1, 5),
    )
    case = CaseId(writing.add(body))
    writing.add(Party(case=case, person=child, capacity="child"))
    writing.add(Party(case=case, person=parent, capacity="parent-carer"))
    for happened, note in contacts:
        met = Contact(case=case, medium="phone", persons=(parent,), happened=happened, note=note)
        contact = ContactId(writing.add(met))
    if told:
        said = Statement(
            case=case,
            contact=contact,
            person=parent,
            state="read",
            medium="phone",
            at=NOW,
            pack=desk.pack.name,
            version=desk.pack.version,
            text_hash=desk.pack.text_hash,
            clause=desk.pack.statement.clause,
        )
        writing.add(said)
    return case
