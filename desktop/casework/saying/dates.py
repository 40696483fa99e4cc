"""A day as people type it, and as it is written out.

- `2015-03-09`, `9/3/2015` and `9 March 2015` are the same day: in England the day comes first.
- A year has four figures, because nobody can say what `9/3/15` means of a grandparent.
- The months are English whatever language the machine speaks: a window sets the machine's own.
"""

import re
from calendar import monthrange
from datetime import date

from db.errors import BadInput

_EXPECTED = "a date such as 2015-03-09 or 9 March 2015"
_EARLIEST = 1900  # an older year is a slip of the finger
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBER = {word.lower(): at for at, month in enumerate(MONTHS, 1) for word in (month, month[:3])}
_NUMBER["sept"] = 9

_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}

_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_FIGURES = re.compile(r"(?P<day>[0-9]{1,2})([/.-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})")
_WORDS = re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]+),? (?P<year>[0-9]{4})")


def read_date(text: str, what: str = "date") -> date:
    """The day that `text` means. Raises `BadInput`."""
    typed = " ".join(text.casefold().split())
    for shape in (_ISO, _FIGURES, _WORDS):
        found = shape.fullmatch(typed)
        if found is None:
            continue
        month = _NUMBER.get(found["month"]) or (found["month"].isdigit() and int(found["month"]))
        try:
            day = date(int(found["year"]), int(month), int(found["day"]))
        except ValueError:  # 30 February
            break
        if day.year >= _EARLIEST:
            return day
    raise BadInput(what=what, given=text, expected=_EXPECTED)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def written(day: date) -> str:
    """A day written out: 9 March 2015."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def told(day: date, today: date) -> str:
    """A day as one says it today: today, yesterday, a weekday within a week, else written out.

    "Thursday" is to come, "last Thursday" is past. Without its year where that is this one's.
    """
    away = (day - today).days
    if away in _NEAR:
        return _NEAR[away]
    if -7 < away < 7:
        weekday = _WEEKDAYS[day.weekday()]
        return weekday if away > 0 else f"last {weekday}"
    return written(day).removesuffix(f" {today.year}")


def narrow(day: date, today: date) -> str:
    """A day for a narrow column: 12 Mar, and 12 Mar 2025 where that is not this year."""
    short = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return short if day.year == today.year else f"{short} {day.year}"
