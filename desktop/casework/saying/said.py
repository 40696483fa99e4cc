"""How numbers, names in a row, clauses and moments are said, on every screen and in every letter.

- Numbers are words up to twelve, then figures with a comma at the thousands.
- A moment is told by the clock on an English wall, and by its day as one says it today.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache

import resources
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import narrow, told, written

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_SECTION = re.compile(r"[0-9][0-9A-Za-z.]*")
_NEAR = 7  # days within which the time of day still matters


def number(count: int) -> str:
    """In words up to twelve."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """ "one bundle", "seven bundles"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def in_figures(count: int, one: str, many: str = "") -> str:
    """ "1 change", "12 changes": for narrow lines."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def capital(words: str) -> str:
    """With a capital letter, the rest as it is."""
    return words[:1].upper() + words[1:]


def together(names: Sequence[str]) -> str:
    """ "Morag", "Morag and Idris", "Morag, Idris and Wren"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def one_line(text: str, most: int) -> str:
    """A long text in one line of at most so many characters, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return flat[:most].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def day_of(at: datetime, now: datetime) -> str:
    """The day of a moment as one says it: "today", "last Tuesday", "9 March", "9 March 2015"."""
    return told(london(at).date(), london(now).date())


def on_day(at: datetime, now: datetime) -> str:
    """The same where "on" belongs before a date: "today", "last Tuesday", "on 9 March"."""
    said = day_of(at, now)
    return f"on {said}" if said[0].isupper() or said[0].isdigit() else said


def moment_of(at: datetime, now: datetime) -> str:
    """The day with the time: "Tuesday 10:20", "9 March 08:51"."""
    return f"{day_of(at, now)} {london(at):%H:%M}"


def when(at: datetime, now: datetime) -> str:
    """With the time while that matters: "today 08:51", "9 March"."""
    away = abs((london(now).date() - london(at).date()).days)
    return moment_of(at, now) if away < _NEAR else day_of(at, now)


def short_clause(clause: str) -> str:
    """A clause as it stands beside things: "cumbria-pps-2009/5.1.1-position" is "5.1.1"."""
    section = _SECTION.match(clause.rpartition("/")[2])
    return section[0].rstrip(".") if section else whole_clause(clause)


def whole_clause(clause: str) -> str:
    """A clause where others of its section stand beside it: "5.1.1 position", "first contact"."""
    own = clause.rpartition("/")[2]
    return _called().get(own) or own.replace("-", " ")


@cache
def _called() -> Mapping[str, str]:
    """What clauses without a number are called, by the part of their id after the stroke."""
    return tomllib.loads(resources.text("words/clauses.toml"))


def policy_clause(clause: str) -> str:
    """The same for whoever does not know it: "Policy 5.1.1", "Policy: first contact"."""
    named = short_clause(clause)
    return f"Policy {named}" if _SECTION.match(named) else f"Policy: {named}"


def short(at: datetime, now: datetime) -> str:
    """For a narrow column: "9 Mar 10:20", "9 Mar 2025"."""
    local, today = london(at), london(now).date()
    day = narrow(local.date(), today)
    return f"{day} {local:%H:%M}" if local.year == today.year else day


def between(first: datetime, last: datetime) -> str:
    """ "9 March 2026", "2 to 10 March 2026"."""
    one, other = written(london(first).date()), written(london(last).date())
    if one == other:
        return one
    a, b = one.split(), other.split()
    while len(a) > 1 and a[-1] == b[len(a) - 1]:
        a.pop()
    return f"{' '.join(a)} to {other}"
