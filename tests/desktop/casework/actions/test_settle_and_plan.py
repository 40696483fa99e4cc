"""What is settled after a contact, and what is planned before a meeting."""

from datetime import timedelta

import pytest

from db.errors import BadInput, NoSuchRecord, ReasonNeeded, RoleNeeded, TooLong
from db.records import Meeting, Role, Statement
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.contacts.settle_statement import settle_statement
from desktop.casework.actions.meetings.plan_meeting import (
    MeetingPlan,
    note_meeting,
    plan_meeting,
    state_role,
)
from desktop.casework.record.cases import show_case
from tests.builders import FAMILY, NOW, House
from tests.desktop.casework.actions.kit import ROLE, contact, opened

TOMORROW = NOW + timedelta(days=1)


def test_a_statement_read_later_is_owed_no_more(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        done = record_contact(morag, reference, contact())
        person = done.heard[0].person
        settle_statement(morag, done.contact, person, "read")
        assert show_case(morag, reference).owed == ()
        settle_statement(morag, done.contact, person, "not said", "a slip: it was not read")
        (said,) = morag.store.find(Statement)  # amended, not doubled
        assert said.body.state == "not said"


def test_what_is_not_there_or_has_no_reason_settles_nothing(house: House) -> None:
    with house.open("morag") as morag:
        done = record_contact(morag, opened(morag), contact())
        person = done.heard[0].person
        with pytest.raises(NoSuchRecord):
            settle_statement(morag, "ab" * 16, person, "read")
        with pytest.raises(NoSuchRecord):
            settle_statement(morag, done.contact, "ab" * 16, "read")
        with pytest.raises(ReasonNeeded):
            settle_statement(morag, done.contact, person, "not said", " ")
        with pytest.raises(TooLong):
            settle_statement(morag, done.contact, person, "not said", "w" * 50_001)
        assert morag.store.find(Statement) == []


def test_a_planned_meeting_has_its_role_and_questions_and_the_role_is_stated_there(
    house: House,
) -> None:
    with house.open("morag") as morag:
        plan = MeetingPlan("annual-review", FAMILY, TOMORROW, ROLE, questions=("Why?", " "))
        planned = plan_meeting(morag, opened(morag), plan)
        (kept,) = morag.store.find(Meeting)
        assert [one.text for one in kept.body.questions] == ["Why?"]
        house.clock.on(days=1)
        assert state_role(morag, planned, ROLE, at=TOMORROW).stated == "stated"
        (role,) = morag.store.find(Role)  # the planned one, amended
        assert role.body.stated_at == TOMORROW
        noted = note_meeting(morag, planned, note="The plan was read.")
        assert [one.text for one in noted.body.questions] == ["Why?"]
        before = morag.store.row_count()
        note_meeting(morag, planned, note="The plan was read.")
        assert morag.store.row_count() == before


def test_what_cannot_be_planned_keeps_nothing(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        before = morag.store.row_count()
        for plan, refusal in (
            (MeetingPlan("annual-review", FAMILY, TOMORROW), RoleNeeded),
            (MeetingPlan("annual-review", "the hall", TOMORROW, ROLE), BadInput),
            (MeetingPlan("panel", FAMILY, TOMORROW, ROLE, body="b" * 401), TooLong),
            (MeetingPlan("panel", FAMILY, TOMORROW, ROLE, questions=("q" * 50_001,)), TooLong),
        ):
            with pytest.raises(refusal):
                plan_meeting(morag, reference, plan)
        assert morag.store.row_count() == before
        with pytest.raises(NoSuchRecord):
            note_meeting(morag, "ab" * 16, note="x")
