"""A meeting has a role, stated or not and why; how far it was from home stays at the desk."""

from datetime import timedelta

import pytest

from db.errors import (
    BadInput,
    CaseClosed,
    InTheFuture,
    ReasonNeeded,
    RoleNeeded,
    TooLong,
    UnknownWord,
    WrongDesk,
)
from db.records import Measure, Meeting, Role
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from tests.builders import HOME, NOW, House
from tests.desktop.casework.actions.kit import ROLE, meeting, opened, payloads


def test_a_meeting_is_kept_with_the_role_and_when_it_was_stated(house: House) -> None:
    with house.open("morag") as morag:
        held = hold_meeting(morag, opened(morag), meeting())
        assert (held.role.stated, held.role.role) == ("stated", ROLE)
        (kept,) = morag.store.find(Meeting)
        assert str(kept.id) == held.meeting
        assert kept.body.decides
        (role,) = morag.store.find(Role)
        assert (role.body.meeting, role.body.role) == (held.meeting, ROLE)
        assert (role.body.stated_at, role.body.why_not) == (NOW - timedelta(hours=1), "")
        assert role.body.clause == "standard/role-stated"


@pytest.mark.parametrize("role", [None, "", "  "])
def test_without_a_role_nothing_is_kept_and_the_roles_are_told(
    house: House, role: str | None
) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        before = morag.store.row_count()
        with pytest.raises(RoleNeeded) as refused:
            hold_meeting(morag, reference, meeting(role=role))
        assert ROLE in str(refused.value.facts["known"])
        assert morag.store.row_count() == before


@pytest.mark.parametrize("typed", [ROLE.upper(), f"  {ROLE.title()} ", ROLE.replace(" ", "  ")])
def test_a_role_is_known_in_any_case_of_letters_and_kept_in_the_policys_own(
    house: House, typed: str
) -> None:
    with house.open("morag") as morag:
        hold_meeting(morag, opened(morag), meeting(role=typed))
        assert [one.body.role for one in morag.store.find(Role)] == [ROLE]


def test_not_stated_needs_its_reason_and_keeps_it(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        with pytest.raises(ReasonNeeded):
            hold_meeting(morag, reference, meeting(stated_at=None, why_not=" "))
        draft = meeting(stated_at=None, why_not=" The chair had begun. ")
        assert hold_meeting(morag, reference, draft).role.stated == "not stated"
        (role,) = morag.store.find(Role)
        assert (role.body.stated_at, role.body.why_not) == (None, "The chair had begun.")


def test_unanswered_it_stands_outstanding(house: House) -> None:
    with house.open("morag") as morag:
        held = hold_meeting(morag, opened(morag), meeting(stated_at=None))
        assert held.role.stated == "outstanding"
        (role,) = morag.store.find(Role)
        assert (role.body.role, role.body.stated_at, role.body.why_not) == (ROLE, None, "")


def test_a_strategic_meeting_decides_nothing(house: House) -> None:
    with house.open("morag") as morag:
        hold_meeting(morag, opened(morag), meeting(kind="strategic", role="strategic discussion"))
        assert [one.body.decides for one in morag.store.find(Meeting)] == [False]


def test_where_possible_a_reason_stands_for_the_role(cumbria: House) -> None:
    with cumbria.open("morag") as morag:
        reference = opened(morag)
        with pytest.raises(RoleNeeded):
            hold_meeting(morag, reference, meeting(role=None, stated_at=None))
        draft = meeting(role=None, stated_at=None, why_not="There was no opening round.")
        assert hold_meeting(morag, reference, draft).role.role == ""


def test_its_distance_from_home_never_travels(house: House) -> None:
    with house.open("morag") as morag:
        held = hold_meeting(morag, opened(morag), meeting(place="ca8 1rw"))
        assert (held.area.band, held.area.metres) == ("too-near", 0)
        (measure,) = [
            one for one in morag.store.find(Measure) if str(one.body.about) == held.meeting
        ]
        assert measure.body.band == "too-near"
        assert (morag.store.find(Meeting)[0].body.place) == HOME
        assert not any(b"too-near" in one for one in payloads(morag, morag.device, "up"))
    house.carry("morag", "office")
    with house.open("office") as office:
        assert len(office.store.find(Meeting)) == 1
        assert office.store.find(Measure) == []


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"role": "friend of the family"}, UnknownWord),
        ({"why_not": "and not stated"}, BadInput),
        ({"place": "the school hall"}, BadInput),
        ({"happened": NOW + timedelta(minutes=1)}, InTheFuture),
        ({"stated_at": NOW + timedelta(minutes=1)}, InTheFuture),
        ({"note": "n" * 50_001}, TooLong),
    ],
)
def test_what_cannot_be_kept_keeps_nothing(
    house: House, changed: dict[str, object], refusal: type[Exception]
) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        before = morag.store.row_count()
        with pytest.raises(refusal):
            hold_meeting(morag, reference, meeting(**changed))
        assert morag.store.row_count() == before


def test_not_to_a_closed_case_and_not_at_the_office(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        close_case(morag, reference, "Done.")
        with pytest.raises(CaseClosed):
            hold_meeting(morag, reference, meeting())
    with house.open("office") as office, pytest.raises(WrongDesk):
        hold_meeting(office, reference, meeting())
