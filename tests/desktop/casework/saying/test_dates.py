"""A day as it is typed in England, and as it is written out."""

import locale
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import BadInput
from desktop.casework.saying.dates import narrow, read_date, told, written

DAY = date(2015, 3, 9)


@pytest.mark.parametrize(
    "typed",
    [
        "2015-03-09",
        " 9/3/2015 ",
        "09/03/2015",
        "9.3.2015",
        "09-03-2015",
        "9 March 2015",
        "9  mar  2015",
        "9th MARCH 2015",
        "09 March, 2015",
    ],
)
def test_one_day_in_the_ways_that_it_is_typed(typed: str) -> None:
    assert read_date(typed) == DAY


def test_the_day_comes_first() -> None:
    assert read_date("3/9/2015") == date(2015, 9, 3)
    assert read_date("12 Sept 1980") == date(1980, 9, 12)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "yesterday", "9/3/15", "15-03-09", "31/2/2015", "2015-02-30", "0/3/2015"),
        *("9/13/2015", "9 Marsh 2015", "9/3-2015", "20150309", "2015-W11-1", "9 March 0015"),
        *("9/3/2015 10:00", "٩/٣/٢٠١٥", "9 ma 2015", "today", "March 2015", "1815-03-09"),
    ],
)
def test_what_could_mean_another_day_or_none_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_date(typed, "date of birth")
    assert refused.value.facts["what"] == "date of birth"
    assert refused.value.facts["given"] == typed


def test_a_day_for_a_narrow_column_has_its_year_only_where_that_is_another() -> None:
    assert narrow(DAY, date(2015, 12, 31)) == "9 Mar"
    assert narrow(DAY, date(2016, 1, 1)) == "9 Mar 2015"


def test_a_day_written_out() -> None:
    assert written(DAY) == "9 March 2015"
    assert written(date(1980, 12, 31)) == "31 December 1980"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2015, 3, 9), "today"),
        (date(2015, 3, 10), "yesterday"),
        (date(2015, 3, 8), "tomorrow"),
        (date(2015, 3, 12), "last Monday"),
        (date(2015, 3, 15), "last Monday"),
        (date(2015, 3, 3), "Monday"),
        (date(2015, 3, 16), "9 March"),
        (date(2016, 3, 9), "9 March 2015"),
    ],
)
def test_a_day_as_one_says_it(today: date, words: str) -> None:
    assert told(DAY, today) == words


@given(st.dates(min_value=date(1900, 1, 1)))
def test_what_is_written_out_can_be_read(day: date) -> None:
    assert read_date(written(day)) == day
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day


@given(st.text(max_size=30))
def test_no_text_ends_in_anything_but_a_day_or_a_refusal(text: str) -> None:
    with suppress(BadInput):
        assert isinstance(read_date(text), date)


def test_the_months_are_english_whatever_the_machine_speaks() -> None:
    before = locale.setlocale(locale.LC_TIME)
    for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "cy_GB.UTF-8", "pl_PL.UTF-8"):
        try:
            locale.setlocale(locale.LC_TIME, name)
        except locale.Error:
            continue  # this machine does not speak it
        try:
            assert written(DAY) == "9 March 2015"
            assert told(DAY, date(2015, 3, 3)) == "Monday"
            assert told(DAY, date(2015, 9, 12)) == "9 March"
            assert read_date("9 March 2015") == DAY
        finally:
            locale.setlocale(locale.LC_TIME, before)
