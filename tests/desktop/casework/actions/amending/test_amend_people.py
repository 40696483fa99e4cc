"""Who took part, in what capacity, what was asked, what became of a statement: amended too."""

from datetime import timedelta

import pytest

from db.case import Attendee, Question
from db.errors import BadInput, NoSuchRecord, ReasonNeeded, TooLong
from db.names import MeetingId, PersonId
from db.records import Attachment, Contact, Finding, Meeting, Party, Person, Pupil, Statement
from desktop.casework.actions.amending.amend import amend, amending
from desktop.casework.actions.amending.history import history
from desktop.casework.actions.amending.undo import undo
from desktop.casework.actions.closeness.declare import declare_child_school, declare_person
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attached import files_of, open_file
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, owed_in, people_of
from tests.builders import HOME, NOW, UPPERBY, House
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, meeting, opened


def ids(desk: Desk) -> dict[str, str]:
    return {one.body.name: one.id for one in desk.store.find(Person)}


def test_who_took_part_in_a_contact_is_amended_and_the_statement_follows(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk, siblings=(("Hesper Brackenridge", UPPERBY),))
        whole = find_case(desk, case).id
        call = str(record_contact(desk, case, contact(statement="read")).contact)
        who = ids(desk)
        assert owed_in(desk, whole) == ()
        told = amending(desk, "contact", call)
        assert dict(told.choices["persons"])[who[MAUD]] == MAUD
        made = amend(desk, "contact", call, {"persons": (who[OTTILIE],)})
        (kept,) = desk.store.find(Contact)
        assert kept.body.persons == (who[OTTILIE],)
        (change,) = history(desk, "contact", call).versions[0].changes
        assert (change.label, change.before, change.now) == ("With", MAUD, OTTILIE)
        # Her mother was not there, so nobody read her anything; Ottilie was, and is owed it.
        (said,) = desk.store.find(Statement)
        assert (said.body.state, said.body.why[:17]) == ("not said", "Did not take part")
        assert [one.person for one in owed_in(desk, whole)] == [who[OTTILIE]]
        assert made.hash is not None
        undo(desk, "contact", call, made.hash)
        (said,) = desk.store.find(Statement)
        assert (said.body.state, said.body.why) == ("read", "")
        assert owed_in(desk, whole) == ()
        for given in ((), ("ab" * 16,)):
            with pytest.raises(BadInput):
                amend(desk, "contact", call, {"persons": given})
        assert examine(desk).problems == ()


def test_what_was_a_letter_and_no_call_was_not_read_out(house: House) -> None:
    """A policy that asks for speech counts nothing as spoken that was written."""
    with house.open("morag") as desk:
        case = opened(desk)
        whole = find_case(desk, case).id
        call = str(record_contact(desk, case, contact(statement="read")).contact)
        made = amend(desk, "contact", call, {"medium": "letter"})
        (said,) = desk.store.find(Statement)
        assert (said.body.state, said.body.medium) == ("sent", "letter")
        assert owed_in(desk, whole) == ()  # that accounts for a letter
        rang = record_contact(desk, case, contact())
        assert rang.statement == "outstanding"  # and for no call
        assert [one.contact for one in owed_in(desk, whole)] == [rang.contact]
        assert made.hash is not None
        undo(desk, "contact", call, made.hash)
        (said,) = desk.store.find(Statement)
        assert (said.body.state, said.body.medium) == ("read", "phone")
        assert owed_in(desk, whole) == ()
        made = amend(desk, "contact", call, {"medium": "letter", "persons": (ids(desk)[OTTILIE],)})
        amend(desk, "contact", call, {"persons": (ids(desk)[MAUD],)})
        kept = {one.body.person: one.body for one in desk.store.find(Statement)}
        assert kept[PersonId(ids(desk)[MAUD])].state == "sent"


def test_who_was_at_a_meeting_and_what_was_asked_are_amended(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        held = hold_meeting(desk, case, meeting(questions=("Who writes section F?",))).meeting
        there = (f"{MAUD.lower()}", "Mr J. Vane, Jr, SENCO", "  ")
        asked = (
            Question(text="Who writes section F?", asked=True, answered=True, answer="The panel."),
            Question(text="By when?"),
            Question(text=" "),
        )
        amend(desk, "meeting", held, {"attended": there, "questions": asked})
        kept = desk.store.get(Meeting, held)
        assert kept is not None
        assert kept.body.attended == (
            Attendee(name=MAUD.lower(), capacity="", person=ids(desk)[MAUD]),  # type: ignore[arg-type]
            Attendee(name="Mr J. Vane, Jr", capacity="SENCO"),
        )
        assert kept.body.questions == asked[:2]
        told = {one.name: value for one, _, value in amending(desk, "meeting", held).fields}
        assert told["attended"] == (MAUD.lower(), "Mr J. Vane, Jr, SENCO")
        labels = [one.label for one in history(desk, "meeting", held).versions[0].changes]
        assert labels == ["Who was there", "Questions"]
        amend(desk, "meeting", held, {"note": "Put better."})
        kept = desk.store.get(Meeting, MeetingId(held))
        assert kept is not None
        assert kept.body.attended[1].capacity == "SENCO"
        for values in (
            {"attended": ("12",)},
            {"attended": tuple(f"Guest {n}a" for n in range(61))},
        ):
            with pytest.raises((BadInput, TooLong)):
                amend(desk, "meeting", held, values)


def test_a_part_in_the_case_is_amended_the_person_with_it_and_looked_at_again(
    house: House,
) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        record_contact(desk, case, contact(who=("Hesper Oakenshaw",), capacity="professional"))
        declare_person(desk, "Hesper Oakenshaw", "friend")
        hesper = ids(desk)["Hesper Oakenshaw"]
        (party,) = desk.store.find(Party, person=hesper)
        found = amend(desk, "party", party.id, {"capacity": "parent-carer"}).finds.found
        assert [one.kind for one in found] == ["known-person"]  # a professional is not matched
        people = {one.body.name: as_ for one, as_ in people_of(desk, party.body.case)}
        assert people["Hesper Oakenshaw"] == "parent-carer"
        kept = desk.store.get(Person, hesper)
        assert kept is not None
        assert kept.body.capacity == "parent-carer"
        child = find_case(desk, case).body.child
        (theirs,) = desk.store.find(Party, person=child)
        with pytest.raises(BadInput):
            amend(desk, "party", theirs.id, {"capacity": "professional"})
        amend(desk, "party", theirs.id, {"capacity": "young-person"})
        with pytest.raises(BadInput):
            amend(desk, "party", theirs.id, {"capacity": "aunt"})


def test_what_became_of_a_statement_is_amended_and_then_owed_again(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        record_contact(desk, case, contact(statement="read"))
        (said,) = desk.store.find(Statement)
        with pytest.raises(ReasonNeeded):
            amend(desk, "statement", said.id, {"state": "not said"})
        amend(desk, "statement", said.id, {"state": "not said", "why": "She had to ring off."})
        assert [one.reason_given for one in owed_in(desk, said.body.case)] == [True]
        amend(desk, "statement", said.id, {"state": "read", "at": NOW - timedelta(minutes=5)})
        assert owed_in(desk, said.body.case) == ()
        (said,) = desk.store.find(Statement)
        assert (said.body.state, said.body.why) == ("read", "")


def test_the_reason_for_going_on_is_amended_and_nothing_else_of_a_finding(house: House) -> None:
    with house.open("morag") as desk:
        opened(desk, postcode=HOME, take_anyway="Nobody else is free.")
        (found,) = desk.store.find(Finding)
        assert history(desk, "finding", found.id).may_amend
        amend(desk, "finding", found.id, {"why": "Nobody else is free until May.", "state": "past"})
        (now,) = desk.store.find(Finding)
        assert (now.body.why, now.body.state) == ("Nobody else is free until May.", "taken-anyway")
        declare_child_school(desk, UPPERBY)
        (pupil,) = desk.store.find(Pupil)
        amend(desk, "pupil", pupil.id, {"since": NOW.date()})
        (standing,) = desk.store.find(Finding, why="")
        assert not history(desk, "finding", standing.id).may_amend
        with pytest.raises(NoSuchRecord):
            amending(desk, "finding", standing.id)


def test_a_file_is_called_otherwise_and_opens_at_both_desks(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        file = attach(desk, case, look_at("IMG 1.txt", b"The draft plan"))
        house_before = desk.store.get(Attachment, file)
        assert house_before is not None
    house.carry("morag", "office")
    with house.open("morag") as desk:
        amend(desk, "attachment", file, {"name": "draft/plan of May.txt"})
        assert [one.name for one in files_of(desk, case)] == ["plan of May.txt"]
    house.carry("morag", "office")
    with house.open("office") as desk:
        (one,) = files_of(desk, case)
        assert (one.name, open_file(desk, one.id).data) == ("plan of May.txt", b"The draft plan")
        assert examine(desk).problems == ()
