"""School terms and years, as far as interests go by them. Pure functions of a date.

The rules.

- A list of interests is looked over once a term. The three terms begin here on the days after those
  that the law sets for the beginning of compulsory school age (Education (Start of Compulsory
  School Age) Order 1998: 31 August, 31 December, 31 March): 1 September, 1 January and 1 April.
  A local authority's own first day of term may differ by some days; nothing here is a gate.
- A school year ends on 31 August: a child who moves on is at the next school from 1 September.
"""

from datetime import date
from typing import NamedTuple

_BEGINS = ((9, "autumn"), (4, "summer"), (1, "spring"))


class Term(NamedTuple):
    """A school term: its name, and its first day by the rule above."""

    name: str
    begins: date


def term_of(day: date) -> Term:
    """The term in which a day lies; holidays belong to the term before them."""
    month, name = next(one for one in _BEGINS if day.month >= one[0])
    return Term(name, date(day.year, month, 1))


def to_look_over(last: date | None, today: date) -> bool:
    """Whether the list has not been looked over in this term. `last`: None for never."""
    return last is None or last < term_of(today).begins


def school_year_ends(day: date) -> date:
    """The last day of the school year in which a day lies."""
    return date(day.year + (day.month >= 9), 8, 31)


def moved_on(until: date | None, today: date) -> bool:
    """Whether somebody's time at a school ended with the last school year: in that summer, or on
    the last day of August, before the present one began."""
    ended = school_year_ends(today).replace(year=school_year_ends(today).year - 1)
    return until is not None and date(ended.year, 7, 1) <= until <= ended
