"""What waits for the volunteer, read from the record each time."""

from datetime import date, timedelta

from db.names import CaseId
from db.records import Action
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import (
    declare_child_school,
    declare_person,
    declare_position,
)
from desktop.casework.actions.contacts.agreed import mark_done
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.contacts.settle_statement import settle_statement
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan, plan_meeting, state_role
from desktop.casework.actions.policy.acknowledge import acknowledge
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.actions.today.waits import COMING, ONLY_HERE, Waits
from desktop.casework.desk import Desk
from desktop.casework.record.cases import show_case
from desktop.casework.saying.clock import LONDON
from tests.builders import FAMILY, NOW, UPPERBY, House, case_draft
from tests.desktop.casework.actions.kit import MAUD, ROLE, contact, meeting, opened


def waiting(desk: Desk, kind: str) -> list[Waits]:
    return [one for one in whats_waiting(desk) if one.kind == kind]


def test_a_new_laptop_waits_for_the_policy_to_be_read(house: House) -> None:
    with house.open("morag") as morag:
        assert len(waiting(morag, "policy")) == 1
        acknowledge(morag)
        assert waiting(morag, "policy") == []


def test_the_morning_opens_no_list_of_schools_however_much_was_declared(house: House) -> None:
    """It takes a quarter of a second, and 9 MB for the rest of the day."""
    with house.open("morag") as morag:
        declare_position(morag, UPPERBY, "governor")
        declare_child_school(morag, UPPERBY)
        assert "schools" in vars(morag)
    with house.open("morag") as morag:
        whats_waiting(morag)
        assert "schools" not in vars(morag)


def test_a_statement_is_owed_to_a_person_by_name_until_it_is_read(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        done = record_contact(morag, reference, contact())
        (one,) = waiting(morag, "statement")
        assert (one.case, one.person, str(one.record)) == (reference, MAUD, done.contact)
        assert (one.clause, one.at) == ("standard/first-contact", NOW - timedelta(hours=1))
        record_contact(morag, reference, contact(statement="read"))
        assert waiting(morag, "statement") == []


def test_a_meeting_is_coming_until_it_begins_and_then_its_role_is_owed(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        at = NOW + timedelta(hours=2)
        planned = plan_meeting(morag, reference, MeetingPlan("mediation", FAMILY, at, ROLE))
        far = NOW + timedelta(days=COMING, minutes=1)
        plan_meeting(morag, reference, MeetingPlan("panel", FAMILY, far, ROLE))
        assert [(str(one.record), one.at) for one in waiting(morag, "meeting")] == [(planned, at)]
        assert waiting(morag, "role") == []
        house.clock.on(hours=2)
        assert [str(one.record) for one in waiting(morag, "role")] == [planned]
        assert planned not in [str(one.record) for one in waiting(morag, "meeting")]
        state_role(morag, planned, ROLE, why_not="It had begun already.")
        assert waiting(morag, "role") == []


def test_a_meeting_whose_role_was_left_open_stands_until_it_is_answered(
    house: House,
) -> None:
    with house.open("morag") as morag:
        hold_meeting(morag, opened(morag), meeting(stated_at=None))
        assert [one.what for one in waiting(morag, "role")] == ["annual-review"]


def test_what_was_agreed_stands_with_its_day_and_is_urgent_when_it_is_here(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        days = (date(2026, 3, 10), date(2026, 3, 20), None)
        agreed = tuple((f"Ring, {day}", MAUD, day) for day in days)
        record_contact(morag, reference, contact(actions=agreed))
        found = waiting(morag, "action")
        assert [one.urgent for one in found] == [True, False, False]
        assert [one.at.astimezone(LONDON).date() for one in found if one.at] == [
            date(2026, 3, 10),
            date(2026, 3, 20),
            date(2026, 3, 10),  # no day was named: since when it is agreed
        ]
        for one in found:
            mark_done(morag, str(one.record))
        assert waiting(morag, "action") == []
        mark_done(morag, str(found[0].record), done=False)
        assert len(waiting(morag, "action")) == 1


def test_a_family_goes_quiet_after_a_fortnight_and_longest_comes_first(house: House) -> None:
    with house.open("morag") as morag:
        first, second = opened(morag), opened(morag, child="Idris Quillfeather")
        record_contact(morag, first, contact(statement="read"))
        house.clock.on(days=13)
        assert waiting(morag, "quiet") == []
        house.clock.on(days=1)
        found = waiting(morag, "quiet")
        assert [(one.case, one.count) for one in found] == [(first, 14), (second, 14)]
        record_contact(morag, second, contact(happened=house.clock.time))
        house.clock.on(days=16)
        assert [(one.case, one.urgent) for one in waiting(morag, "quiet")] == [
            (first, True),
            (second, False),
        ]


def test_a_finding_and_a_referral_wait(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        declare_person(morag, "Gideon Brackenridge", "family")
        record_contact(morag, reference, contact(who=("Gideon Brackenridge",)))
        (finding,) = waiting(morag, "finding")
        assert (finding.case, finding.what) == (reference, "known-person")
        declare_position(morag, UPPERBY, "governor")
        referred = open_case(morag, case_draft(child="Wren Larkmoor")).reference
        assert [(one.case, one.person, one.what) for one in waiting(morag, "referral")] == [
            (referred, "Wren Larkmoor", ONLY_HERE)
        ]
        device = morag.device
    house.carry("morag", "office")
    house.carry("office", "morag", to=device)
    with house.open("morag") as morag:  # received, and not confirmed by the manager yet
        assert [(one.case, one.what) for one in waiting(morag, "referral")] == [(referred, "")]


def test_a_closed_case_waits_for_a_statement_owed_what_its_family_thinks_and_nothing_else(
    house: House,
) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        done = record_contact(morag, reference, contact(actions=(("Ring", MAUD, None),)))
        with morag.write() as writing:
            case = CaseId(show_case(morag, reference).case.id)
            writing.add(Action(case=case, what="Write", who=MAUD))
        close_case(morag, reference, "Done.")
        house.clock.on(days=40)
        (owed,) = show_case(morag, reference).owed
        assert [(one.case, one.what) for one in waiting(morag, "statement")] == [
            (reference, "closed")
        ]
        settle_statement(morag, done.contact, owed.person, "not said", "The line was bad.")
        left = {one.kind for one in whats_waiting(morag)}
        assert "evaluation" in left
        assert left <= {"policy", "unsent", "carry", "training", "evaluation", "interests"}


def test_what_the_office_has_not_confirmed_is_counted(house: House) -> None:
    with house.open("morag") as morag:
        opened(morag)
        (before,) = waiting(morag, "unsent")
        assert before.count > 0
    house.carry("morag", "office")
    house.carry("office", "morag")
    with house.open("morag") as morag:
        assert waiting(morag, "unsent") == []
