"""When somebody is past compulsory school age, and so decides in their own right.

- Compulsory school age ends on the school leaving date, the last Friday in June, of the school
  year (September to August) in which somebody becomes 16 (Education Act 1996, section 8, and the
  Education (School Leaving Date) Order 1997).
- From the day after it they are a young person: rights under Part 3 of the Children and Families
  Act 2014 are theirs and no longer their parents' (section 83).
"""

from calendar import FRIDAY, monthrange
from datetime import date

_SIXTEEN = 16
_SEPTEMBER, _JUNE = 9, 6


def last_school_day(born: date) -> date:
    """The last day of compulsory school age of somebody who was born on this day."""
    becomes = born.year + _SIXTEEN
    year = becomes + 1 if born.month >= _SEPTEMBER else becomes
    last = date(year, _JUNE, monthrange(year, _JUNE)[1])
    return last.replace(day=last.day - (last.weekday() - FRIDAY) % 7)


def past_school_age(born: date | None, on: date) -> bool:
    """Whether somebody is past compulsory school age; where nobody knows the birthday, not."""
    return born is not None and on > last_school_day(born)
