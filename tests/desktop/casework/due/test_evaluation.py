"""Who is asked what they think of our help, and since when, is read from the pack."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from db.names import Capacity, PersonId
from desktop.casework.due.evaluation import ASKED_FOR, Course, Due, Met, due
from desktop.casework.packs.policy import Pack
from desktop.casework.rights.consent import Client
from tests.desktop.casework.kit import STANDARD, shipped

OPENED, LAST, CLOSED = date(2026, 1, 5), date(2026, 2, 20), date(2026, 3, 2)
TODAY = date(2026, 3, 10)
TALKS = (date(2026, 1, 6), LAST)


def client(capacity: Capacity = "parent-carer", born: date | None = None) -> Client:
    return Client(person=PersonId("ab" * 16), name="Maud", capacity=capacity, born=born)


def asked(
    pack: Pack,
    *,
    closed: date | None = CLOSED,
    talks: Sequence[date] = TALKS,
    given: Sequence[date] = (),
    back: Sequence[date] = (),
    who: Client | None = None,
    today: date = TODAY,
) -> Due | None:
    course = Course(opened=OPENED, closed=closed, contacts=talks)
    met = Met(client=who or client(), contacts=talks, given=given, back=back)
    found = due(pack, course, [met], today)
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("name", "whom", "clause"),
    [
        ("standard", {"parent-carer", "young-person", "professional"}, "standard/evaluation"),
        ("cumbria-pps-2009", {"parent-carer", "professional"}, "cumbria-pps-2009/11.1"),
        ("cumbria-sendias", {"parent-carer", "young-person"}, "cumbria-sendias/9.1"),
        ("coventry-iass", {"parent-carer", "young-person"}, "coventry-iass/monitor-survey"),
        ("sps", {"parent-carer", "young-person"}, "sps/feedback"),
        ("rotherham-sendiass", set(), ""),
    ],
)
def test_at_the_end_each_policy_asks_those_whom_it_names(
    name: str, whom: set[str], clause: str
) -> None:
    pack = shipped(name)
    everybody: tuple[Capacity, ...] = ("parent-carer", "young-person", "professional", "child")
    found = {one: asked(pack, who=client(one)) for one in (*everybody, "other")}
    assert {one for one, due in found.items() if due is not None} == whom
    parent = found["parent-carer"]
    if parent is not None:
        assert (parent.clause, parent.why, parent.since) == (clause, "end", CLOSED)


def test_professionals_are_asked_by_the_clause_that_asks_them() -> None:
    found = asked(STANDARD, who=client("professional"))
    assert found is not None
    assert found.clause == "standard/professionals-asked"


def test_a_child_past_school_age_is_asked_in_their_own_right() -> None:
    assert asked(STANDARD, who=client("child", date(2015, 3, 9))) is None
    found = asked(STANDARD, who=client("child", date(2008, 3, 9)))
    assert found is not None
    assert found.whom == "young-person"


def test_whoever_was_never_met_is_not_asked() -> None:
    assert asked(STANDARD, talks=()) is None


@pytest.mark.parametrize(
    ("given", "is_due"),
    [(LAST - timedelta(days=1), True), (LAST, False), (CLOSED, False), (TODAY, False)],
)
def test_a_form_given_at_the_last_contact_or_after_it_settles_the_end(
    given: date, is_due: bool
) -> None:
    assert (asked(STANDARD, given=[given]) is not None) == is_due


def test_after_some_weeks_nobody_is_asked_about_a_closed_case_any_more() -> None:
    still, gone = (
        asked(STANDARD, today=CLOSED + ASKED_FOR),
        asked(STANDARD, today=CLOSED + ASKED_FOR + timedelta(days=1)),
    )
    assert still is not None
    assert gone is not None
    assert (still.missed, gone.missed) == (False, True)


def test_a_long_case_is_asked_about_by_its_weeks_or_contacts_and_again_after_as_many() -> None:
    weeks = OPENED + timedelta(weeks=26)

    def midway(pack: Pack = STANDARD, **changed: object) -> date | None:
        found = asked(pack, closed=None, **changed)  # type: ignore[arg-type]
        assert found is None or found.why == "midway"
        return found.since if found is not None else None

    assert midway(today=weeks - timedelta(days=1)) is None
    assert midway(today=weeks) == weeks
    many = [OPENED + timedelta(days=one) for one in range(20)]
    assert midway(talks=many) == many[-1]
    assert midway(talks=many[:-1]) is None
    assert midway(shipped("sps"), talks=many) is None  # it counts weeks alone
    assert midway(shipped("coventry-iass"), today=weeks) is None  # asked at the end alone
    again = [*many, weeks + timedelta(days=5)]
    assert midway(talks=again, given=[weeks], today=weeks + timedelta(weeks=25)) is None
    later = weeks + timedelta(weeks=26)
    assert midway(talks=again, given=[weeks], today=later) == later
    assert midway(talks=many, given=[weeks], today=later) is None  # nobody spoke with them since


def test_a_form_that_came_back_answers_the_one_that_was_given_or_counts_as_given() -> None:
    assert asked(STANDARD, back=[TODAY]) is None  # nobody noted that it was given
    midway = date(2026, 2, 1)
    late = asked(STANDARD, given=[midway], back=[TODAY])
    assert late is not None  # it is the one from midway: nobody was asked at the end
    assert asked(STANDARD, given=[midway, CLOSED], back=[TODAY]) is None
    assert asked(STANDARD, given=[midway], back=[midway, TODAY]) is None
