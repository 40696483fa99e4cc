"""When something declared counts, is over, or was taken off the list. Pure functions of its days.

- The first and the last day both count; without a first day it has always been so.
- What was taken off the list has no day at all: it ended before it began. So it is told from what
  was true once, and no clock that is wrong makes it count.
"""

from datetime import date
from typing import Protocol


class Lasts(Protocol):
    """An interest, or a home."""

    @property
    def since(self) -> date | None: ...
    @property
    def until(self) -> date | None: ...


def removed(one: Lasts) -> bool:
    """Taken off the list."""
    return one.since is not None and one.until is not None and one.until < one.since


def over(one: Lasts, today: date) -> bool:
    """Its last day was before this one."""
    return not removed(one) and one.until is not None and one.until < today


def stands(one: Lasts, today: date) -> bool:
    """On the list: it counts, or will."""
    return not removed(one) and not over(one, today)
