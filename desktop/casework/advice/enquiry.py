"""Advice without a case: who asked, and where the statement stands with them.

The rules are those of the statement (`desktop.casework.promise.statement`); having no case, these
differ:

- It is somebody's first contact: nobody knows what they were told before.
- Who gave no name cannot be found again. So a reason why the statement was not said settles it, as
  it does in a case that is closed; nobody is waited for who may never ring again.
- Once it belongs to a case, what was told counts for the person whom it names, as at a contact.
"""

from collections.abc import Iterable

from db.enquiry import Enquiry
from db.names import ContactId, PersonId
from desktop.casework.packs.policy import Pack
from desktop.casework.promise.statement import (
    Gate,
    Met,
    Owed,
    Told,
    answer,
    as_said,
    owed,
    waits_still,
)

NOBODY = "somebody who gave no name"


def who_asked(body: Enquiry) -> str:
    """Their name, or that they gave none."""
    return body.name or NOBODY


def told_at(record: str, body: Enquiry) -> tuple[Told, ...]:
    """What became of the statement, as the rule looks at it."""
    return tuple(
        Told(
            person=_whoever(record, body),
            contact=ContactId(record),
            state=one.state,
            medium=one.medium,
            at=one.at,
        )
        for one in body.told
    )


def met_at(pack: Pack, record: str, body: Enquiry) -> Met:
    """That somebody asked, as the rule looks at it; `pack`: the policy that it was under."""
    return Met(
        contact=ContactId(record),
        person=_whoever(record, body),
        capacity=body.capacity,
        medium=body.medium,
        at=body.happened,
        rule=pack.statement,
    )


def still_owed(pack: Pack, began: Pack, record: str, body: Enquiry) -> tuple[Owed, ...]:
    """The statement that whoever asked is owed still, while there is no case.

    `pack` is the policy in force, `began` the one that the enquiry was under.
    """
    found = owed(pack, (met_at(began, record, body),), told_at(record, body))
    return waits_still(found, closed=True)


def stands(began: Pack, record: str, body: Enquiry) -> Gate:
    """Where the statement stands, under the policy that the enquiry was under."""
    who = _whoever(record, body)
    if not body.told:
        return answer(began, who, body.capacity, body.medium, (), None)
    last = body.told[-1]
    said = as_said(last.state, last.medium)
    # It may have been read out later, in another way than they had asked.
    medium = last.medium if said == "read" else body.medium
    return answer(began, who, body.capacity, medium, (), said, last.why or "No reason was given.")


def told_at_all(enquiries: Iterable[tuple[str, Enquiry]]) -> tuple[Told, ...]:
    """What became of the statement at several."""
    return tuple(told for record, body in enquiries for told in told_at(record, body))


def _whoever(record: str, body: Enquiry) -> PersonId:
    """Whom the record knows it by; while they are nobody's, the enquiry itself stands for them."""
    return PersonId(body.person or record)
