"""School terms and years; when something declared counts, is over, or was taken off."""

from datetime import date

import pytest

from db.own import Home
from desktop.casework.closeness.lasting import over, removed, stands
from desktop.casework.closeness.terms import moved_on, school_year_ends, term_of, to_look_over


@pytest.mark.parametrize(
    ("day", "name", "begins"),
    [
        (date(2026, 1, 1), "spring", date(2026, 1, 1)),
        (date(2026, 3, 31), "spring", date(2026, 1, 1)),
        (date(2026, 4, 1), "summer", date(2026, 4, 1)),
        (date(2026, 8, 31), "summer", date(2026, 4, 1)),
        (date(2026, 9, 1), "autumn", date(2026, 9, 1)),
        (date(2026, 12, 31), "autumn", date(2026, 9, 1)),
    ],
)
def test_three_terms_begin_after_the_days_of_the_law(day: date, name: str, begins: date) -> None:
    assert term_of(day) == (name, begins)
    assert not to_look_over(begins, day)
    assert to_look_over(date(2025, 8, 31), day)
    assert to_look_over(None, day)


def test_a_school_year_ends_on_31_august_and_a_child_who_left_then_has_moved_on() -> None:
    assert school_year_ends(date(2026, 8, 31)) == date(2026, 8, 31)
    assert school_year_ends(date(2026, 9, 1)) == date(2027, 8, 31)
    for until, day, asked in (
        (date(2026, 8, 31), date(2026, 8, 31), False),
        (date(2026, 8, 31), date(2026, 9, 1), True),
        (date(2026, 7, 22), date(2026, 12, 24), True),
        (date(2026, 3, 1), date(2026, 9, 1), False),
        (date(2025, 8, 31), date(2026, 9, 1), False),
        (None, date(2026, 9, 1), False),
    ):
        assert moved_on(until, day) is asked


def test_the_last_day_counts_and_what_was_taken_off_has_no_day() -> None:
    day = date(2026, 3, 10)
    home = Home(postcode="CA8 1RW", until=day)
    assert stands(home, day)
    assert over(home, date(2026, 3, 11))
    gone = Home(postcode="CA8 1RW", since=day, until=date(2026, 3, 9))
    assert removed(gone)
    assert not stands(gone, date(2020, 1, 1))
    assert not over(gone, date(2030, 1, 1))
    assert stands(Home(postcode="CA8 1RW", since=date(2027, 1, 1)), day)
