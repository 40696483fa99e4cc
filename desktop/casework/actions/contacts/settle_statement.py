"""Settling a statement that stands outstanding, after its contact was kept.

It is read out later (at the next call, at the door), or the reason is given why it was not said.
"""

from typing import Literal

from db.errors import NoSuchRecord, ReasonNeeded
from db.names import ContactId, PersonId
from db.records import Contact, Enquiry, Party, Statement
from desktop.casework.actions import typed
from desktop.casework.actions.enquiries.record_enquiry import settle_enquiry
from desktop.casework.actions.exchange.heard import heard_before, heard_in, statement_of
from desktop.casework.desk import Desk
from desktop.casework.promise.spoken_in import language_or_none
from desktop.casework.promise.statement import Gate, answer
from desktop.casework.record.begun import pack_of


def settle_statement(
    desk: Desk,
    contact: str,
    person: str,
    state: Literal["read", "sent", "not said"],
    why: str = "",
    *,
    language: str = "",
    interpreter: str = "",
) -> Gate:
    """Say what became of the statement for one person at one contact.

    `language` is empty where it was said in their own. Raises `NoSuchRecord`, `TooLong`,
    `BadInput` (no such language), and `ReasonNeeded` for a `not said` without a reason.
    """
    desk.need("volunteer")
    asked = desk.store.get(Enquiry, contact)
    if asked is not None and asked.body.person == person:
        return settle_enquiry(desk, contact, state, why, language=language, interpreter=interpreter)
    found = desk.store.get(Contact, contact)
    if found is None or PersonId(person) not in found.body.persons:
        raise NoSuchRecord(what="contact with this person", id=contact)
    if state == "not said" and not why.strip():
        raise ReasonNeeded(what="why the statement was not said")
    typed.text(why, "reason")
    by = typed.line(interpreter, "interpreter")
    heard = heard_in(desk, desk.pack, PersonId(person), language_or_none(language), by)
    body = found.body
    # In any case of hers: read once is read.
    before_it = heard_before(desk, (PersonId(person),))
    earlier = tuple(one for one in before_it if one.contact != contact)
    party = desk.store.find(Party, case=body.case, person=person)
    capacity = party[0].body.capacity if party else "other"
    began = pack_of(desk, contact, body.happened)
    gate = answer(began, PersonId(person), capacity, body.medium, earlier, state, why)
    before = desk.store.find(Statement, contact=contact, person=person)
    if gate.record is not None:
        at, who = desk.world.clock.now(), PersonId(person)
        of = ContactId(contact)
        what = (gate.record, gate.clause, body, of, who, at, why, heard, by)
        # What is read out now is what is in force now; a reason is given to what was owed then.
        said = statement_of(began if gate.record == "not said" else desk.pack, *what)
        with desk.write() as writing:
            writing.add(said, record=before[0].id if before else None)
    return gate
