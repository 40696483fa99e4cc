"""What training is due is read from the pack and from what is recorded."""

from datetime import date
from typing import Any

import pytest

from db.names import ActorId
from db.promise import Training
from desktop.casework.due.training import Due, due, induction_came, next_due
from desktop.casework.saying.dates import months_after
from tests.desktop.casework.kit import STANDARD, shipped

TODAY, SINCE = date(2026, 3, 10), date(2025, 1, 15)
COURSE = "Impartiality and confidentiality"
SPS = shipped("sps")


def learnt(title: str, on: date, **more: Any) -> Training:
    more = {"kind": "course", **more}
    return Training(actor=ActorId("ab" * 16), title=title, on=on, **more)


def of(found: tuple[Due, ...], what: str) -> Due:
    (one,) = (each for each in found if each.what == what)
    return one


def test_what_nobody_has_learnt_yet_is_due_from_the_first_day() -> None:
    found = due(STANDARD, "volunteers", SINCE, (), TODAY)
    assert of(found, "Induction").state == "due"
    assert (of(found, COURSE).state, of(found, COURSE).by) == ("due", SINCE)
    assert of(found, "Case discussion").state == "due"
    assert all(one.what != "Chairing meetings" for one in found)  # for staff
    assert "Chairing meetings" in {one.what for one in due(STANDARD, "staff", None, (), TODAY)}


@pytest.mark.parametrize(
    ("on", "again", "state"),
    [
        (date(2025, 9, 1), None, "in-date"),
        (date(2024, 4, 1), None, "soon"),
        (date(2024, 3, 9), None, "overdue"),
        (date(2024, 3, 9), date(2027, 1, 1), "in-date"),
    ],
)
def test_a_course_is_due_again_after_its_months_or_when_its_record_says(
    on: date, again: date | None, state: str
) -> None:
    record = learnt(" impartiality  AND confidentiality", on, next_due=again)
    found = due(STANDARD, "volunteers", SINCE, (record,), TODAY)
    assert of(found, COURSE).state == state
    assert sum(one.what.casefold() == COURSE.casefold() for one in found) == 1


def test_a_topic_counts_as_its_course_and_a_course_of_ones_own_is_due_when_it_says() -> None:
    day = learnt("Autumn training day", date(2026, 1, 5), topics=(COURSE,))
    first_aid = learnt("First aid", date(2023, 3, 1), next_due=date(2026, 3, 1))
    found = due(STANDARD, "volunteers", SINCE, (day, first_aid), TODAY)
    assert of(found, COURSE).state == "in-date"
    assert of(found, "First aid").state == "overdue"
    assert found[0].what == "First aid"


def test_induction_before_or_after_the_first_case() -> None:
    held = learnt("Welcome", date(2026, 2, 1), kind="induction")
    assert induction_came((held,), date(2026, 2, 1)) == "before"
    assert induction_came((held,), date(2026, 1, 31)) == "after"
    assert induction_came((), date(2026, 1, 31)) == "missing"
    assert induction_came((), None) == "no case"
    assert of(due(STANDARD, "volunteers", SINCE, (held,), TODAY), "Induction").state == "done"


def test_a_pack_that_asks_for_no_induction_shows_none() -> None:
    found = due(SPS, "volunteers", SINCE, (), TODAY)
    assert {one.kind for one in found} == {"course", "case-discussion"}
    rotherham = shipped("rotherham-sendiass")
    assert due(rotherham, "volunteers", SINCE, (), TODAY) == ()


def test_months_end_where_a_month_does() -> None:
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_after(date(2025, 12, 15), 13) == date(2027, 1, 15)
    assert next_due(STANDARD, COURSE.upper(), date(2026, 1, 31)) == date(2028, 1, 31)
    assert next_due(STANDARD, "First aid", date(2026, 1, 31)) is None
