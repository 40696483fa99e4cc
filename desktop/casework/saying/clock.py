"""What time it is, and what time somebody means.

- The record is in UTC; people read and type the time in England (Europe/London).
- A time that is typed without an offset is English time. Where the clocks go back and it happened
  twice, the earlier one is meant; where they go forward and it never was, the watch had not been
  set yet, and it is the hour after.
- Nothing can have happened in the future.
"""

import re
from datetime import UTC, date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

from db.errors import BadInput, InTheFuture
from desktop.casework.saying.dates import read_date

LONDON = ZoneInfo("Europe/London")

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_EXPECTED = "a time as 14:05, or a date and time as 9 March 2026 14:05 or 2026-03-09T14:05"
_EARLIEST = 1900  # an older year is a slip of the finger


class Clock(Protocol):
    """Tells the time; handed in wherever time matters."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


def london(moment: datetime) -> datetime:
    """An aware moment as the clock on an English wall shows it."""
    return moment.astimezone(LONDON)


def read_when(text: str, now: datetime, on: date | None = None) -> datetime:
    """The moment that `text` means, in UTC.

    `text` is ISO 8601 (English time where it has no offset), a day as people write it and HH:MM, or
    HH:MM alone, on the day `on`, or today in England. Raises `BadInput` for nonsense,
    `InTheFuture` for what has not happened yet.
    """
    typed = text.strip()
    try:
        today = on or london(now).date()
        local = _clock_time(typed, today) or _written(typed) or datetime.fromisoformat(typed)
        aware = local if local.tzinfo is not None else local.replace(tzinfo=LONDON)
        meant = aware.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInput(what="time", given=text, expected=_EXPECTED) from None
    if meant.year < _EARLIEST:
        raise BadInput(what="time", given=text, expected=_EXPECTED)
    if meant > now:
        raise InTheFuture(given=text)
    return meant


def _clock_time(typed: str, on: date) -> datetime | None:
    """HH:MM on a day, or None where it is not that. ValueError: 25:00."""
    found = _CLOCK.fullmatch(typed)
    return datetime.combine(on, time(int(found[1]), int(found[2]))) if found else None


def _written(typed: str) -> datetime | None:
    """ "9 March 2026 14:05", or None where it is not that. ValueError: 9 March 2026 25:00."""
    day, _, at = typed.rpartition(" ")
    if _CLOCK.fullmatch(at) is None:
        return None
    try:
        on = read_date(day.rstrip(" ,"))
    except BadInput:
        return None
    return _clock_time(at, on)
