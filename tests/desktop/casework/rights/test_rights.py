"""Whose rights: the day on which they pass, who decides, who may be told, what one may read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from db.case import Attendee, Option
from db.names import CaseId, PersonId
from db.promise import Passage
from db.records import Ability, Consent, Contact, Meeting, Responsibility
from desktop.casework.rights.passages import for_reader
from desktop.casework.rights.rights import (
    SOON,
    asked_anew,
    day_of_passing,
    decides,
    holder,
    may_be_told,
    may_read,
    met_in_own_right,
    readable,
    what_to_do,
)

CASE = CaseId("0" * 32)
OTTILIE, MAUD, IDRIS = (PersonId(one * 32) for one in "abc")
BORN = date(2010, 3, 9)  # 16 in March 2026; the last Friday in June is the 26th
DAY = date(2026, 6, 27)
AT = datetime(2026, 3, 10, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("born", "day"),
    [
        (BORN, DAY),
        (date(2010, 8, 31), DAY),  # 16 after the leaving date and before the school year ends
        (date(2010, 9, 1), date(2027, 6, 26)),  # 16 on the first day of the next school year
        (date(2009, 9, 1), DAY),
    ],
)
def test_rights_pass_on_the_day_after_the_last_friday_in_june(born: date, day: date) -> None:
    assert day_of_passing(born) == day
    before, after = holder(born, "child", day - timedelta(1)), holder(born, "child", day)
    assert (before.of, before.soon, after.of, after.day) == ("parents", True, "young-person", day)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(-4000, 4000))
def test_they_pass_once_and_it_is_said_sixty_days_before(born: date, days: int) -> None:
    day = day_of_passing(born)
    whose = holder(born, "child", day + timedelta(days))
    assert (whose.of == "young-person") == (days >= 0)
    assert whose.soon == (-SOON <= days < 0)


def test_without_a_birthday_nobody_knows_and_a_young_person_has_them() -> None:
    assert holder(None, "child", DAY).of == "not known"
    assert holder(None, "young-person", DAY).of == "young-person"
    assert "born" in what_to_do(holder(None, "child", DAY), "Ottilie", reached=False)


def test_what_is_to_do_follows_the_day_and_whether_they_were_met() -> None:
    soon = holder(BORN, "child", DAY - timedelta(10))
    assert "27 June 2026" in what_to_do(soon, "Ottilie", reached=False)
    assert what_to_do(holder(BORN, "child", DAY - timedelta(90)), "Ottilie", reached=False) == ""
    passed = holder(BORN, "child", DAY)
    assert "Meet Ottilie" in what_to_do(passed, "Ottilie", reached=False)
    assert "Meet" not in what_to_do(passed, "Ottilie", reached=True)
    assert met_in_own_right(DAY, [DAY - timedelta(1), DAY])
    assert not met_in_own_right(DAY, [DAY - timedelta(1)])


def note(**changed: object) -> Ability:
    made = {"case": CASE, "person": OTTILIE, "decision": "which school to ask for", "able": "no"}
    return Ability(**{**made, **changed})  # type: ignore[arg-type]


def test_capacity_is_presumed_and_whoever_acts_is_named_for_one_decision() -> None:
    own = holder(BORN, "child", DAY)
    assert decides(own, OTTILIE, None).person == OTTILIE
    for able in ("yes", "with support", "not known"):
        assert decides(own, OTTILIE, note(able=able)).person == OTTILIE
    assert decides(own, OTTILIE, note(acts=MAUD)).person == MAUD
    assert "reg 64" in decides(own, OTTILIE, note()).why
    assert decides(holder(BORN, "child", date(2026, 3, 1)), OTTILIE, None).person is None


def tie(adult: PersonId, **changed: object) -> Responsibility:
    return Responsibility(child=OTTILIE, adult=adult, **changed)  # type: ignore[arg-type]


def test_the_strictest_tie_in_force_says_what_somebody_may_be_told() -> None:
    on = date(2026, 3, 10)
    ties = [
        tie(MAUD, may_be_told="everything"),
        tie(IDRIS, may_be_told="some things"),
        tie(IDRIS, may_be_told="nothing", since=date(2026, 1, 1), until=date(2026, 3, 10)),
    ]
    assert [may_be_told(ties, one, on) for one in (MAUD, IDRIS, OTTILIE)] == [
        "everything",
        "nothing",
        "not known",
    ]
    assert may_be_told(ties, IDRIS, on + timedelta(1)) == "some things"
    own = holder(BORN, "child", DAY)
    assert asked_anew(own, DAY - timedelta(1), DAY)
    assert not asked_anew(own, DAY, DAY)
    assert not asked_anew(holder(BORN, "child", on), on, on)


THEIRS = Passage(whose="person", person=MAUD, text="I have moved; he must not know where.")
HIS = Passage(whose="person", person=IDRIS, text="I want to come to the review.")
BOTH = Contact(
    case=CASE,
    medium="video",
    persons=(MAUD, IDRIS),
    happened=AT,
    note="Both want the review.",
    professional_views="The school thinks that a year more is needed.",
    options=(Option(what="Wait"),),
    passages=(THEIRS, HIS),
)


def test_a_paper_for_one_parent_never_carries_the_others_words() -> None:
    for may in ("everything", "some things", "not known", "nothing"):
        seen = readable(BOTH, IDRIS, may)
        assert seen.passages == (HIS,)
        assert seen.withheld
    assert readable(BOTH, IDRIS, "everything") == for_reader(BOTH, IDRIS)
    nothing = readable(BOTH, IDRIS, "nothing")
    assert (nothing.note, nothing.professional_views, nothing.options) == ("", "", ())
    hers = structs.replace(BOTH, persons=(MAUD,), passages=(THEIRS,))
    assert not may_read(IDRIS, hers, "everything")
    assert may_read(IDRIS, BOTH, "nothing")  # what he said himself is his


def test_of_other_things_one_reads_ones_own() -> None:
    hers = Consent(
        case=CASE, person=MAUD, relay="her view", to="the school", form="spoken", given=AT
    )
    assert (may_read(MAUD, hers, "nothing"), may_read(IDRIS, hers, "everything")) == (True, False)
    assert not may_read(IDRIS, tie(MAUD), "everything")
    assert may_read(IDRIS, tie(IDRIS), "nothing")
    there = (Attendee(name="Idris", capacity="father", person=IDRIS),)
    review = Meeting(case=CASE, kind="annual-review", happened=AT, attended=there)
    assert may_read(IDRIS, review, "some things")
    assert not may_read(MAUD, review, "everything")
    assert not may_read(IDRIS, review, "nothing")
