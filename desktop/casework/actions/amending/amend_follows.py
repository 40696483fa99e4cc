"""What follows when a record is amended: the conflict check again, another distance.

A part in the case that changes is the person's own too. Whoever turns out not to have taken part in
a contact was not read the statement there either: that is written down, so that it is owed again.
What turns out to have been a letter and no call was sent there, and not read out.
"""

from msgspec import structs

from db.names import Body, CaseId, Medium, MeetingId, PersonId, Postcode
from db.records import (
    Case,
    Contact,
    Household,
    Measure,
    Meeting,
    Party,
    Person,
    Pupil,
    Statement,
)
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions.closeness.check_case import Finds, Occasion
from desktop.casework.actions.closeness.recheck import recheck
from desktop.casework.actions.meetings.hold_meeting import area_of, keep_measure
from desktop.casework.desk import Desk
from desktop.casework.promise.statement import as_said
from desktop.casework.record.begun import pack_of

NOT_THERE = "Did not take part in this contact after all."
"""Why the statement counts as not said to somebody who was taken out of a contact."""


def follow(desk: Desk, writing: Writing, kept: Kept[Body], body: Body) -> Finds:
    """Do what follows from a new version. Inside a `write`, after it was written."""
    before = kept.body
    match body, before:
        case Meeting(), Meeting() if body.place not in ("", before.place):
            pack = pack_of(desk, kept.id, body.happened)
            area = area_of(desk, Postcode(body.place), pack)
            measured = desk.store.find(Measure, about=kept.id)
            keep_measure(writing, MeetingId(kept.id), area, measured[0].id if measured else None)
        case Person(), Person() if (body.name, body.born) != (before.name, before.born):
            parties = desk.store.find(Party, person=kept.id)
            return _look_again(desk, writing, [one.body.case for one in parties], "person")
        case Household(), Household() if body.postcode != before.postcode:
            cases = [CaseId(one.id) for one in desk.store.find(Case, household=kept.id)]
            return _look_again(desk, writing, cases, "address")
        case Pupil(), Pupil():
            return schools_anew(desk, writing, body.person)
        case Party(), Party() if body.capacity != before.capacity:
            person = desk.store.get(Person, body.person)
            if person is not None and person.device in desk.devices:
                writing.add(structs.replace(person.body, capacity=body.capacity), record=person.id)
            return _look_again(desk, writing, [body.case], "person")
        case Contact(), Contact():
            _not_there(desk, writing, kept.id, set(before.persons) - set(body.persons))
            if body.medium != before.medium:
                _said_by(desk, writing, kept.id, body.medium)
            _there_again(
                desk, writing, kept.id, body.medium, set(body.persons) - set(before.persons)
            )
    return Finds()


def schools_anew(desk: Desk, writing: Writing, person: str) -> Finds:
    """The conflict check of a child's cases after its school was written. Inside a `write`."""
    cases = [one.body.case for one in desk.store.find(Party, person=person)]
    return _look_again(desk, writing, cases, "school")


def _not_there(desk: Desk, writing: Writing, contact: str, gone: set[PersonId]) -> None:
    for one in desk.store.find(Statement, contact=contact):
        if one.body.person in gone and one.body.state != "not said" and one.device in desk.devices:
            said = structs.replace(one.body, state="not said", why=NOT_THERE)
            writing.add(said, record=one.id)


def _said_by(desk: Desk, writing: Writing, contact: str, medium: Medium) -> None:
    """It was a letter and no call: nothing can have been read out in it. Where it is a call again,
    what was said of the statement at the call stands again."""
    for one in desk.store.find(Statement, contact=contact):
        if one.device in desk.devices:
            versions = [each.body for each in desk.store.versions(Statement, one.id)]
            then = [body.state for body in versions if body is not None and body.medium == medium]
            state = one.body.state
            if state != "not said":
                state = then[-1] if then else as_said(state, medium)
            writing.add(structs.replace(one.body, medium=medium, state=state), record=one.id)


def _there_again(
    desk: Desk, writing: Writing, contact: str, medium: Medium, come: set[PersonId]
) -> None:
    """What was taken out is put back: what was said of the statement before stands again."""
    for one in desk.store.find(Statement, contact=contact):
        if one.body.person in come and one.body.why == NOT_THERE and one.device in desk.devices:
            versions = [each.body for each in desk.store.versions(Statement, one.id)]
            said = [body for body in versions if body is not None and body.why != NOT_THERE]
            if said:
                state = as_said(said[-1].state, medium)
                again = structs.replace(said[-1], medium=medium, state=state)
                writing.add(again, record=one.id)


def _look_again(desk: Desk, writing: Writing, cases: list[CaseId], occasion: Occasion) -> Finds:
    """The conflict check of each case that is being worked on, once more."""
    found = Finds()
    for case in dict.fromkeys(cases):
        kept = desk.store.get(Case, case)
        if kept is not None and kept.body.state == "open":
            found += recheck(desk, writing, kept, occasion)
    return found
