"""How numbers, names in a row and moments are said."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.casework.saying.said import (
    between,
    capital,
    counted,
    in_figures,
    moment_of,
    number,
    on_day,
    one_line,
    short,
    together,
    when,
)

NOW = datetime(2026, 7, 14, 23, 30, tzinfo=UTC)  # Wednesday already, in England


def test_numbers_are_words_up_to_twelve_and_then_figures() -> None:
    assert [number(one) for one in (0, 1, 12, 13, 1200)] == ["no", "one", "twelve", "13", "1,200"]


def test_one_of_a_thing_and_many_of_it() -> None:
    assert counted(1, "bundle") == "one bundle"
    assert counted(7, "bundle") == "seven bundles"
    assert counted(2, "thing is", "things are") == "two things are"
    assert in_figures(1, "change") == "1 change"
    assert in_figures(1200, "change") == "1,200 changes"


def test_a_capital_at_the_beginning_leaves_the_rest() -> None:
    assert capital("the NHS") == "The NHS"
    assert capital("") == ""


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Morag",), "Morag"),
        (("Morag", "Idris"), "Morag and Idris"),
        (("Morag", "Idris", "Wren"), "Morag, Idris and Wren"),
    ],
)
def test_names_in_a_row(names: tuple[str, ...], said: str) -> None:
    assert together(names) == said


def test_a_long_text_is_cut_between_words() -> None:
    assert one_line("The  letter\ncame.", 40) == "The letter came."
    assert one_line("The letter came, and then", 18) == "The letter came…"


def test_a_moment_is_told_by_the_english_day() -> None:
    assert moment_of(NOW, NOW) == "today 00:30"
    assert when(NOW - timedelta(hours=2), NOW) == "yesterday 22:30"
    assert on_day(NOW - timedelta(hours=2), NOW) == "yesterday"
    assert on_day(NOW - timedelta(days=3), NOW) == "last Sunday"
    assert on_day(NOW + timedelta(days=3), NOW) == "on Saturday"
    assert on_day(NOW - timedelta(days=30), NOW) == "on 15 June"


def test_the_time_of_day_is_told_while_it_matters() -> None:
    assert when(NOW - timedelta(days=6), NOW) == "last Thursday 00:30"
    assert when(NOW - timedelta(days=7), NOW) == "8 July"


def test_a_narrow_column_has_the_time_this_year_and_the_year_before() -> None:
    assert short(NOW - timedelta(days=100), NOW) == "6 Apr 00:30"
    assert short(NOW - timedelta(days=300), NOW) == "18 Sep 2025"


def test_what_two_days_share_is_said_once() -> None:
    assert between(NOW, NOW) == "15 July 2026"
    assert between(NOW - timedelta(days=2), NOW) == "13 to 15 July 2026"
    assert between(NOW - timedelta(days=20), NOW) == "25 June to 15 July 2026"
