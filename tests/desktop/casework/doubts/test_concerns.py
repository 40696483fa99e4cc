"""What has become of a concern is read from its steps, and what a policy asks for is said."""

from datetime import date, datetime, timedelta
from typing import Any

from msgspec import structs

from db.names import RecordId
from db.promise import Concern, ConcernStep
from desktop.casework.doubts.concerns import (
    Step,
    StepKind,
    asked,
    follow_up_on,
    missing,
    offer_passed_over,
    standing,
)
from tests.builders import NOW
from tests.desktop.casework.kit import CUMBRIA, STANDARD, shipped

SPS = shipped("sps")
ID = RecordId("ab" * 16)
DOUBT = Concern(kind="impartiality", said="You took the school's side.", source="parent-carer")


def step(kind: StepKind, minutes: int = 0, **more: Any) -> Step:
    at: datetime = NOW + timedelta(minutes=minutes)
    body = ConcernStep(concern=ID, kind=kind, text=kind, happened=at, **more)
    return Step(RecordId(f"{minutes:032}"), body, at)


def test_it_is_open_until_it_is_closed_and_again_when_it_came_back() -> None:
    steps = [step("taken", 1, by="Perpetua"), step("coached", 2, due=date(2026, 5, 5))]
    now = standing(DOUBT, steps)
    assert (now.open, now.waits, now.due) == (True, False, date(2026, 5, 5))
    steps.append(step("closed", 3))
    now = standing(DOUBT, steps)
    assert (now.open, now.outcome) == (False, "closed")
    assert now.due == date(2026, 5, 5)  # to close it ends no promise to look back
    steps.append(step("followed-up", 4, recurred="yes"))
    now = standing(DOUBT, steps)
    assert (now.open, now.due, now.recurred, now.outcome) == (True, None, "yes", "")
    steps += [step("closed", 5), step("followed-up", 6, recurred="no")]
    now = standing(DOUBT, steps)
    assert (now.open, now.recurred) == (False, "no")


def test_steps_count_as_they_happened_not_as_they_came() -> None:
    late = [step("closed", 9), step("followed-up", 5, recurred="yes")]
    assert not standing(DOUBT, late).open


def test_a_pack_asks_for_its_own_steps() -> None:
    assert asked(SPS, DOUBT) == ("explained", "tested", "changed", "chair-offered")
    weeks = ("discussed", "coached", "followed-up")
    assert asked(CUMBRIA, DOUBT) == ("explained", "tested", "changed", *weeks)
    hers = structs.replace(DOUBT, source="volunteer")
    assert asked(CUMBRIA, hers) == weeks
    assert asked(CUMBRIA, structs.replace(DOUBT, kind="risk")) == ()
    assert missing(CUMBRIA, hers, [step("discussed")]) == ("coached", "followed-up")
    assert follow_up_on(CUMBRIA, NOW) == date(2026, 5, 5)  # eight weeks
    assert follow_up_on(SPS, NOW) is None


def test_a_complaint_without_the_offer_before_it_is_flagged_where_a_pack_asks() -> None:
    complaint, offer = step("complaint", 5), step("chair-offered", 1)
    late = step("chair-offered", 9)
    assert not offer_passed_over(SPS, DOUBT, [])
    assert not offer_passed_over(SPS, DOUBT, [offer, complaint])
    assert offer_passed_over(SPS, DOUBT, [complaint])
    assert offer_passed_over(SPS, DOUBT, [complaint, late])
    assert not offer_passed_over(CUMBRIA, DOUBT, [complaint])
    assert offer_passed_over(SPS, structs.replace(DOUBT, kind="complaint"), [])
    assert not offer_passed_over(SPS, structs.replace(DOUBT, kind="practice"), [complaint])


def test_standard_offers_somebody_and_coaches() -> None:
    assert "chair-offered" in asked(STANDARD, DOUBT)
    assert "coached" in asked(STANDARD, DOUBT)
