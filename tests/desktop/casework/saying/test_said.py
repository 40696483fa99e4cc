"""How numbers, names in a row and moments are said."""

import tomllib
from datetime import UTC, datetime, timedelta

import pytest

import resources
from desktop.casework.saying.said import (
    between,
    capital,
    counted,
    in_figures,
    moment_of,
    number,
    on_day,
    one_line,
    policy_clause,
    short,
    together,
    when,
    whole_clause,
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


def test_a_clause_without_a_number_is_called_what_it_asks_and_no_two_of_a_policy_alike() -> None:
    assert policy_clause("coventry-iass/support-conflict") == "Policy: conflict of interest"
    assert policy_clause("conflict of interest") == "Policy: conflict of interest"
    assert policy_clause("cumbria-pps-2009/5.1.1-position") == "Policy 5.1.1"
    assert whole_clause("cumbria-pps-2009/5.1.1-own-child") == "5.1.1 own child"
    named = set(tomllib.loads(resources.text("words/clauses.toml")))
    for text in resources.packs().values():
        ids = [one["id"] for one in tomllib.loads(text)["clause"]]
        assert len({whole_clause(one) for one in ids}) == len(ids)
        named -= {one.partition("/")[2] for one in ids}
    assert named == set()  # a name that no shipped clause has is a slip
