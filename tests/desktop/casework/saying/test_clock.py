"""What time somebody means, in England."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import BadInput, InTheFuture, Refusal
from desktop.casework.saying.clock import Clock, SystemClock, london, read_when

WINTER = datetime(2026, 1, 20, 14, 30, 15, tzinfo=UTC)
SUMMER = datetime(2026, 7, 20, 14, 30, 15, tzinfo=UTC)
LATER = datetime(2026, 12, 31, tzinfo=UTC)


def utc(*parts: int) -> datetime:
    year, month, day, hour, minute = parts
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def test_the_machine_s_clock_is_aware_and_in_utc() -> None:
    clock: Clock = SystemClock()
    assert clock.now().tzinfo is UTC


def test_london_is_an_hour_ahead_in_summer_alone() -> None:
    assert london(SUMMER).hour == 15
    assert london(WINTER).hour == 14


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-07-19T10:05", utc(2026, 7, 19, 9, 5)),
        ("2026-07-19 10:05", utc(2026, 7, 19, 9, 5)),
        ("2026-01-19T10:05", utc(2026, 1, 19, 10, 5)),
        ("2026-07-19T10:05Z", utc(2026, 7, 19, 10, 5)),
        ("2026-07-19T10:05+02:00", utc(2026, 7, 19, 8, 5)),
        ("2026-07-19", utc(2026, 7, 18, 23, 0)),
        ("19 July 2026 10:05", utc(2026, 7, 19, 9, 5)),
        ("19/7/2026, 9:05", utc(2026, 7, 19, 8, 5)),
        ("10:05", utc(2026, 7, 20, 9, 5)),
        (" 9:05 ", utc(2026, 7, 20, 8, 5)),
        ("15:30", utc(2026, 7, 20, 14, 30)),
    ],
)
def test_a_time_without_an_offset_is_english_time(text: str, meant: datetime) -> None:
    found = read_when(text, SUMMER)
    assert found == meant
    assert found.tzinfo is UTC


def test_a_clock_time_can_be_on_another_day() -> None:
    assert read_when("10:05", SUMMER, on=date(2026, 1, 3)) == utc(2026, 1, 3, 10, 5)


def test_today_is_the_english_day() -> None:
    just_after_midnight = utc(2026, 7, 19, 23, 30)
    assert read_when("00:15", just_after_midnight) == utc(2026, 7, 19, 23, 15)


def test_the_hour_that_never_was_is_the_hour_after() -> None:
    found = read_when("2026-03-29T01:30", LATER)
    assert (found, london(found).hour) == (utc(2026, 3, 29, 1, 30), 2)


def test_the_hour_that_was_twice_is_the_earlier() -> None:
    assert read_when("2026-10-25T01:30", LATER) == utc(2026, 10, 25, 0, 30)


def test_this_very_moment_has_happened() -> None:
    assert read_when(SUMMER.isoformat(), SUMMER) == SUMMER


@pytest.mark.parametrize("text", ["15:31", "23:59", "2026-07-21T00:00", "2027-01-01", "9999-12-31"])
def test_nothing_happened_in_the_future(text: str) -> None:
    with pytest.raises(InTheFuture) as caught:
        read_when(text, SUMMER)
    assert caught.value.facts == {"given": text}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "25:00",
        "10:60",
        "10:5",
        "2026-02-30T10:00",
        "2026-13-01",
        "20.3.2026",
        "٠٩:٠٥",
        "0206-03-09T10:00",
        "0001-01-01T00:00+14:00",
        "9999-12-31T23:59-14:00",
    ],
)
def test_nonsense_is_refused_with_what_to_type(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_when(text, SUMMER)
    assert caught.value.facts["given"] == text
    assert "14:05" in str(caught.value.facts["expected"])


@given(st.text(max_size=40))
def test_no_text_does_anything_but_be_read_or_refused(text: str) -> None:
    try:
        assert read_when(text, SUMMER) <= SUMMER
    except Refusal as refused:
        assert refused.facts  # noqa: PT017


@given(st.datetimes(datetime(1971, 1, 1), datetime(2026, 1, 1)))  # noqa: DTZ001
def test_what_was_written_with_its_offset_is_read_back(when: datetime) -> None:
    moment = when.replace(tzinfo=UTC)
    assert read_when(moment.isoformat(), SUMMER) == moment
    assert read_when(london(moment).isoformat(), SUMMER) == moment
