"""Cumbria Parent Partnership keeps its word, clause by clause, as far as a program can."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from db.case import Question
from db.errors import RoleNeeded
from db.records import Acknowledgement, Check, ConcernStep, Contact, Meeting
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import (
    declare_child_school,
    declare_person,
    declare_position,
)
from desktop.casework.actions.concerns.look import look_at_concern
from desktop.casework.actions.concerns.steps import StepDraft, add_step, close, take
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan, note_meeting, plan_meeting
from desktop.casework.actions.policy.acknowledge import acknowledge
from desktop.casework.desk import Desk
from tests.desktop.casework.policies.kit import (
    BRAMPTON,
    FAMILY,
    HOME,
    LOCAL_POLICY,
    NOW,
    OPTIONS,
    PENRITH,
    Service,
    advised,
    agreed,
    case_of,
    doubted,
    is_flagged,
    is_referred,
    kept_steps,
    met,
    opened,
    passed_on,
    proves,
    role_at,
    spoke,
    stake_needs_a_reason,
    steps,
    trained,
)


@pytest.fixture(scope="module")
def pps(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return Service(tmp_path_factory.mktemp("pps"), "cumbria-pps-2009")


@pytest.fixture
def morag(pps: Service) -> Iterator[Desk]:
    with pps.morag() as desk:
        yield desk


@proves("cumbria-pps-2009/4.1-wishes")
def test_4_1_wishes_a_parents_own_words_are_kept_as_theirs(pps: Service, morag: Desk) -> None:
    reference, parent = opened(pps, morag)
    spoke(morag, reference, parent, own_words="I want them to listen to him.")
    (kept,) = morag.store.find(Contact, case=case_of(morag, reference))
    assert kept.body.own_words == "I want them to listen to him."


@proves("cumbria-pps-2009/4.1-interest")
def test_4_1_interest_every_case_was_checked(pps: Service, morag: Desk) -> None:
    reference, _ = opened(pps, morag)
    (check,) = morag.store.find(Check, case=case_of(morag, reference))
    assert (check.body.outcome, check.body.pack) == ("clear", "cumbria-pps-2009")
    stake_needs_a_reason(pps, morag, "4.1-interest")


@proves("cumbria-pps-2009/4.1-role")
def test_4_1_role_a_meeting_that_decides_needs_one_of_two(pps: Service, morag: Desk) -> None:
    reference, _ = opened(pps, morag)
    with pytest.raises(RoleNeeded) as refused:
        met(morag, reference, role=None, stated_at=None)
    assert refused.value.facts["clause"] == pps.clause("4.1-role")
    for role in ("support an individual", "strategic discussion"):
        assert role_at(morag, met(morag, reference, role=role)).role == role


@proves("cumbria-pps-2009/5.1.5")
def test_5_1_5_the_role_is_stated_where_possible_else_the_reason(pps: Service, morag: Desk) -> None:
    reference, _ = opened(pps, morag)
    stated = role_at(morag, met(morag, reference))
    assert stated.stated_at is not None
    assert stated.clause == pps.clause("5.1.5")
    left = met(morag, reference, role=None, stated_at=None, why_not="I was not let speak.")
    assert role_at(morag, left).why_not == "I was not let speak."


@proves("cumbria-pps-2009/5.1.1-position")
def test_5_1_1_position_any_post_at_the_school_stops(pps: Service, morag: Desk) -> None:
    declare_position(morag, BRAMPTON, "clerk to the governors")
    answer = open_case(morag, pps.family(school=BRAMPTON))
    is_referred(morag, answer, pps.clause("5.1.1-position"), "position")


@proves("cumbria-pps-2009/5.1.1-own-child")
def test_5_1_1_own_child_stops_a_volunteer_for_any_child_of_the_house(
    pps: Service, morag: Desk
) -> None:
    declare_child_school(morag, PENRITH)
    answer = open_case(morag, pps.family(siblings=(("Jory Fengate", PENRITH),)))
    is_referred(morag, answer, pps.clause("5.1.1-own-child"), "own-child")


@proves("cumbria-pps-2009/5.1.2")
def test_5_1_2_too_near_and_too_far_need_a_reason(pps: Service, morag: Desk) -> None:
    clause = pps.clause("5.1.2")
    for postcode in (HOME, "PE1 1AA"):
        is_flagged(pps, morag, pps.family(postcode=postcode), clause, "area")


@proves("cumbria-pps-2009/5.1.3")
def test_5_1_3_somebody_known_needs_a_reason(pps: Service, morag: Desk) -> None:
    draft = pps.family()
    declare_person(morag, draft.parents[0], "acquaintance", date(1979, 9, 9), FAMILY)
    is_flagged(pps, morag, draft, pps.clause("5.1.3"), "known-person")


@proves("cumbria-pps-2009/5.1.4")
def test_5_1_4_others_who_can_bear_us_out_are_shown(pps: Service, morag: Desk) -> None:
    assert pps.pack.asks_signpost
    reference, parent = opened(pps, morag)
    shown = tuple(one.name for one in pps.pack.agencies)
    spoke(morag, reference, parent, signposted=shown)
    (kept,) = morag.store.find(Contact, case=case_of(morag, reference))
    assert kept.body.signposted == shown != ()


@proves("cumbria-pps-2009/10.1")
def test_10_1_a_parents_questions_are_asked_and_answered_or_not(pps: Service, morag: Desk) -> None:
    reference, _ = opened(pps, morag)
    plan = MeetingPlan(
        kind="annual-review",
        place=FAMILY,
        at=NOW + timedelta(days=1),
        role="support an individual",
        questions=("Who will help him at lunch?", "When is the next review?"),
    )
    meeting = plan_meeting(morag, reference, plan)
    note_meeting(
        morag,
        meeting,
        questions=(
            Question(text="Who will help him at lunch?", asked=True, answered=True, answer="Ms Y."),
            Question(text="When is the next review?", asked=True),
        ),
    )
    (kept,) = morag.store.find(Meeting, case=case_of(morag, reference))
    asked = [(one.asked, one.answered, one.answer) for one in kept.body.questions]
    assert asked == [(True, True, "Ms Y."), (True, False, "")]


@proves("cumbria-pps-2009/1.1")
def test_1_1_options_have_a_source(pps: Service, morag: Desk) -> None:
    reference, parent = opened(pps, morag)
    kept = advised(morag, reference, parent)
    assert [one.source for one in kept.options] == [one.source for one in OPTIONS]
    assert len(kept.options) == 2


@proves("cumbria-pps-2009/7.1")
def test_7_1_both_sides_of_a_decision_with_local_policy(pps: Service, morag: Desk) -> None:
    assert not pps.pack.asks_likely_result
    reference, parent = opened(pps, morag)
    first = advised(morag, reference, parent).options[0]
    assert (first.pros, first.cons) == (OPTIONS[0].pros, OPTIONS[0].cons)
    assert first.sources == (LOCAL_POLICY,)


@proves("cumbria-pps-2009/10.2")
def test_10_2_what_is_exchanged_has_source_and_consent_or_a_reason(
    pps: Service, morag: Desk
) -> None:
    reference, parent = opened(pps, morag)
    told = {"kind": "information", "source": "the review's minutes"}
    what = "The review was not held."
    kept, answer = passed_on(morag, reference, parent, what, **told, why="The school asked.")
    assert (answer.flagged, answer.strength) == (True, "where_possible")
    assert (kept.source, kept.why) == ("the review's minutes", "The school asked.")
    consent = agreed(morag, reference, parent, "information")
    kept, answer = passed_on(morag, reference, parent, what, **told)
    assert (kept.consent, answer.clause) == (consent, pps.clause("10.2"))


@proves("cumbria-pps-2009/6.1-views")
def test_6_1_views_one_about_us_is_tested_and_ends_in_an_outcome(pps: Service) -> None:
    concern = doubted(pps, "Nobody rings back.")
    steps(pps, concern, ("tested", "Counted a week's calls."), ("changed", "A rota for calls."))
    with pps.office() as office:
        close(office, concern, "There is a rota.")
        kept = kept_steps(office, concern)
        assert (kept["tested"], kept["closed"]) == ("Counted a week's calls.", "There is a rota.")


@proves("cumbria-pps-2009/6.1-bias")
def test_6_1_bias_it_is_asked_for_the_same_steps_as_any_view(pps: Service) -> None:
    concern = doubted(pps, "You lean to the council.")
    with pps.office() as office:
        seen = look_at_concern(office, concern)
    assert seen.body.said == "You lean to the council."
    assert {"explained", "tested", "changed"} <= set(seen.missing)
    done = steps(pps, concern, ("explained", "What the council may do, and did."))
    assert "explained" not in done.missing


@proves("cumbria-pps-2009/8.1")
def test_8_1_volunteers_are_trained_and_have_read_that_they_take_no_side(pps: Service) -> None:
    kept, learner = trained(pps)
    assert kept.title == "Impartiality: not taking sides"
    (course,) = (one for one in learner.due if one.what == kept.title)
    assert (course.state, course.clause) == ("in-date", pps.clause("8.1"))
    with pps.morag() as morag:
        acknowledge(morag)
        (read,) = morag.store.find(Acknowledgement, row_actor=morag.actor)
        assert read.body.text_hash == pps.pack.hash


@proves("cumbria-pps-2009/8.2")
def test_8_2_a_doubt_is_talked_over_coached_and_looked_back_at(pps: Service) -> None:
    concern = doubted(pps, "I told her what I would do.", source="volunteer", raised_by="")
    with pps.office() as office:
        seen = look_at_concern(office, concern)
        assert seen.missing == ("discussed", "coached", "followed-up")
        take(office, concern)
        add_step(office, concern, StepDraft("discussed", "What she said, and what she could."))
        coached = add_step(office, concern, StepDraft("coached", "Options, never a wish."))
        step = office.store.get(ConcernStep, coached)
        assert step is not None
        assert step.body.due == date(2026, 5, 5)  # eight weeks later
        draft = StepDraft("followed-up", "Read three notes: no wishes.", recurred="no")
        add_step(office, concern, draft)
        done = look_at_concern(office, concern)
        assert (done.missing, done.standing.recurred) == ((), "no")
        assert kept_steps(office, concern)["coached"] == "Options, never a wish."
