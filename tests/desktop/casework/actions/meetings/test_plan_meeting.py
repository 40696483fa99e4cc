"""A meeting is planned, moved, prepared; the role is stated there; what came of it is kept."""

from datetime import date, timedelta
from typing import Any

import pytest

from db.case import Attendee, Question
from db.errors import (
    BadInput,
    CaseClosed,
    InTheFuture,
    NoSuchRecord,
    NotYetTheDay,
    ReasonNeeded,
    RoleNeeded,
    TooLong,
    UnknownWord,
    WrongDesk,
)
from db.records import Action, Measure, Meeting, Role
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.meetings.attendance import MOST
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.meetings.plan_meeting import (
    MeetingPlan,
    change_plan,
    note_meeting,
    plan_meeting,
    state_role,
)
from tests.builders import FAMILY, HOME, NOW, House
from tests.desktop.casework.actions.kit import ROLE, meeting, opened, payloads

TOMORROW = NOW + timedelta(days=1)
OTHER = "strategic discussion"


def plan(**changed: Any) -> MeetingPlan:
    given: dict[str, Any] = {"kind": "annual-review", "place": FAMILY, "at": TOMORROW, "role": ROLE}
    return MeetingPlan(**{**given, **changed})


def test_a_meeting_by_video_has_no_place_and_no_distance(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        before = len(morag.store.find(Measure))
        plan_meeting(morag, reference, plan(place=" "))
        held = hold_meeting(morag, reference, meeting(place=""))
        assert held.area.metres is None
        assert [one.body.place for one in morag.store.find(Meeting)] == ["", ""]
        assert len(morag.store.find(Measure)) == before


def test_one_that_was_keeps_who_met_and_the_questions_too(house: House) -> None:
    with house.open("morag") as morag:
        draft = meeting(body=" Cotter  Vale School ", questions=("Why?", " "))
        hold_meeting(morag, opened(morag), draft)
        (kept,) = morag.store.find(Meeting)
        assert kept.body.body == "Cotter Vale School"
        assert [one.text for one in kept.body.questions] == ["Why?"]


def test_its_distance_stays_on_the_laptop(house: House) -> None:
    with house.open("morag") as morag:
        planned = plan_meeting(morag, opened(morag), plan(place=HOME))
        bands = [one.body.band for one in morag.store.find(Measure, about=planned)]
        assert bands == ["too-near"]
        assert not any(b"too-near" in one for one in payloads(morag, morag.device, "up"))


def test_it_is_moved_and_nothing_that_was_written_is_lost(house: House) -> None:
    later = TOMORROW + timedelta(days=7)
    with house.open("morag") as morag:
        planned = plan_meeting(morag, opened(morag), plan(questions=("Why?",)))
        note_meeting(morag, planned, note="She is afraid of the head.")
        change_plan(morag, planned, plan(kind="mediation", place=HOME, at=later, body="The hub"))
        (kept,) = morag.store.find(Meeting)
        body = kept.body
        assert (body.kind, body.happened, body.place) == ("mediation", later, HOME)
        assert (body.body, body.note) == ("The hub", "She is afraid of the head.")
        assert [one.text for one in body.questions] == ["Why?"]
        measured = morag.store.find(Measure, about=planned)
        assert [one.body.band for one in measured] == ["too-near"]  # instead of the one before
        before = morag.store.row_count()
        change_plan(morag, planned, plan(kind="mediation", place=HOME, at=later, body="The hub"))
        assert morag.store.row_count() == before


def test_another_role_is_still_to_be_stated_and_the_same_one_stays_stated(house: House) -> None:
    with house.open("morag") as morag:
        planned = plan_meeting(morag, opened(morag), plan(at=NOW - timedelta(hours=1)))
        state_role(morag, planned, ROLE, at=NOW)
        change_plan(morag, planned, plan())
        assert [one.body.stated_at for one in morag.store.find(Role)] == [NOW]
        change_plan(morag, planned, plan(kind="strategic", role=OTHER))
        (role,) = morag.store.find(Role)
        assert (role.body.role, role.body.stated_at) == (OTHER, None)
        assert not morag.store.find(Meeting)[0].body.decides


def test_nothing_is_moved_in_a_closed_case(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        planned = plan_meeting(morag, reference, plan())
        close_case(morag, reference, "Done.")
        with pytest.raises(CaseClosed):
            change_plan(morag, planned, plan())
        with pytest.raises(CaseClosed):
            plan_meeting(morag, reference, plan())


def test_the_role_is_stated_or_not_and_why_and_the_last_word_counts(house: House) -> None:
    with house.open("morag") as morag:
        planned = plan_meeting(morag, opened(morag), plan(at=NOW + timedelta(hours=3)))
        (role,) = morag.store.find(Role)
        assert (role.body.role, role.body.stated_at, role.body.why_not) == (ROLE, None, "")
        assert state_role(morag, planned, ROLE, why_not=" It had begun. ").stated == "not stated"
        assert state_role(morag, planned, ROLE, at=NOW).stated == "stated"
        (role,) = morag.store.find(Role)
        assert (role.body.stated_at, role.body.why_not) == (NOW, "")
        before = morag.store.row_count()
        state_role(morag, planned, ROLE, at=NOW)  # once more is nothing new
        assert morag.store.row_count() == before


@pytest.mark.parametrize("given", [{"at": NOW}, {"why_not": "It had begun."}])
def test_before_the_day_of_a_meeting_no_role_is_stated_at_it(
    house: House, given: dict[str, Any]
) -> None:
    midnight = NOW.replace(hour=0, minute=0) + timedelta(days=1)
    with house.open("morag") as morag:
        planned = plan_meeting(morag, opened(morag), plan(at=midnight))
        house.clock.on(hours=8)  # half an hour before midnight
        with pytest.raises(NotYetTheDay) as refused:
            state_role(morag, planned, ROLE, **given)
        assert refused.value.facts["day"] == "11 March 2026"
        (role,) = morag.store.find(Role)
        assert (role.body.stated_at, role.body.why_not) == (None, "")
        assert state_role(morag, planned, OTHER).stated == "outstanding"  # it can be prepared
        house.clock.on(hours=1)
        with pytest.raises(NotYetTheDay):
            state_role(morag, planned, OTHER, at=NOW)  # nor can it be said of the day before
        assert state_role(morag, planned, OTHER, at=house.clock.now()).stated == "stated"


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"at": NOW + timedelta(minutes=1)}, InTheFuture),
        ({"why_not": " "}, ReasonNeeded),
        ({"why_not": "w" * 50_001}, TooLong),
        ({"at": NOW, "why_not": "and not"}, BadInput),
        ({"role": "friend of the family", "at": NOW}, UnknownWord),
        ({"role": "", "at": NOW}, RoleNeeded),
    ],
)
def test_what_cannot_be_stated_changes_nothing(
    house: House, given: dict[str, Any], refusal: type[Exception]
) -> None:
    with house.open("morag") as morag:
        planned = plan_meeting(morag, opened(morag), plan())
        before = morag.store.row_count()
        with pytest.raises(refusal):
            state_role(morag, planned, **{"role": ROLE, **given})
        assert morag.store.row_count() == before


def test_what_came_of_it_is_kept_and_what_is_left_out_stays(house: House) -> None:
    with house.open("morag") as morag:
        planned = plan_meeting(morag, opened(morag), plan(questions=("Why?", "When?")))
        asked = (Question(text="Why?", asked=True, answered=True, answer="It was full."),)
        note_meeting(
            morag,
            planned,
            note="Read page by page.",
            outcome=" The plan stands. ",
            questions=(*asked, Question(text=" ")),
            attended=(Attendee(name=" Gideon  Larkmoor", capacity="SENCO"),),
            agreed=(("Send the plan", "Gideon Larkmoor", date(2026, 3, 20)),),
        )
        kept = note_meeting(morag, planned)
        assert (kept.body.note, kept.body.outcome) == ("Read page by page.", "The plan stands.")
        assert kept.body.questions == asked
        assert [one.name for one in kept.body.attended] == ["Gideon Larkmoor"]
        (action,) = morag.store.find(Action)
        assert (action.body.what, str(action.body.agreed_at)) == ("Send the plan", planned)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"note": "w" * 50_001}, TooLong),
        ({"outcome": "w" * 50_001}, TooLong),
        ({"questions": (Question(text="Why?", answer="w" * 50_001),)}, TooLong),
        ({"questions": tuple(Question(text=f"{n}") for n in range(MOST + 1))}, TooLong),
        ({"attended": (Attendee(name=" ", capacity=""),)}, BadInput),
        ({"attended": (Attendee(name="Gideon", capacity="w" * 401),)}, TooLong),
        ({"agreed": (("", "Gideon", None),)}, BadInput),
    ],
)
def test_what_cannot_be_noted_changes_nothing(
    house: House, given: dict[str, Any], refusal: type[Exception]
) -> None:
    with house.open("morag") as morag:
        planned = plan_meeting(morag, opened(morag), plan())
        before = morag.store.row_count()
        with pytest.raises(refusal):
            note_meeting(morag, planned, **given)
        assert morag.store.row_count() == before


def test_where_the_role_may_be_left_out_a_reason_stands_for_it(cumbria: House) -> None:
    with cumbria.open("morag") as morag:
        today = NOW + timedelta(hours=1)
        planned = plan_meeting(morag, opened(morag), plan(kind="strategic", role=None, at=today))
        assert morag.store.find(Role) == []
        assert state_role(morag, planned, "", why_not="No round.").stated == "not stated"
        assert [one.body.why_not for one in morag.store.find(Role)] == ["No round."]


def test_a_meeting_that_is_not_there_and_a_desk_that_is_not_hers(house: House) -> None:
    with house.open("morag") as morag:
        for work in (
            lambda: state_role(morag, "ab" * 16, ROLE),
            lambda: change_plan(morag, "ab" * 16, plan()),
        ):
            with pytest.raises(NoSuchRecord):
                work()
    with house.open("office") as office, pytest.raises(WrongDesk):
        plan_meeting(office, "MTQK-0001", plan())
