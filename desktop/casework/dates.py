"""A day as people type it, and as it is written out.

`2015-03-09`, `9/3/2015` and `9 March 2015` are the same day: in England the day comes first.
A year has four figures, because nobody can say what `9/3/15` means of a grandparent.
"""

import re
from datetime import date, datetime

from db.errors import BadInput

_EXPECTED = "a date such as 2015-03-09 or 9 March 2015"
_SHAPES = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")


def read_date(text: str, what: str = "date") -> date:
    """The day that `text` means. Raises `BadInput`."""
    typed = " ".join(text.split())
    try:
        return date.fromisoformat(typed)
    except ValueError:
        for shape in _SHAPES:
            try:
                found = datetime.strptime(typed, shape).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
            if re.search(r"\d{4}$", typed):
                return found
    raise BadInput(what=what, given=text, expected=_EXPECTED)


def written(day: date) -> str:
    """A day written out: 9 March 2015."""
    return f"{day.day} {day:%B %Y}"
