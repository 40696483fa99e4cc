"""A school as somebody gave it: one of the list by its number, or a name typed by hand.

A setting that is on no list (a tutor, a school abroad, one that opened last week) must stop nobody:
its name is kept as it was typed, has no number, and is said to be unverified wherever it stands.
"""

from typing import NamedTuple

from db.errors import BadInput
from db.names import Urn
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.record.mine import school_name, school_named

_BY_HAND = "typed:"  # no number begins so


class Given(NamedTuple):
    """`urn` is empty where the name was typed by hand."""

    urn: Urn
    name: str


def by_hand(name: str) -> str:
    """A school that is not on the list, as forms and drafts hold it in place of a number."""
    return f"{_BY_HAND}{' '.join(name.split())}"


def typed_by_hand(given: str) -> str:
    """The name in what `by_hand` made; empty for a number and for nothing."""
    return given.removeprefix(_BY_HAND) if given.startswith(_BY_HAND) else ""


def school_given(desk: Desk, given: str) -> Given:
    """The school that is meant. Raises `UnknownSchool`, `BadInput`, `TooLong`."""
    if not given.startswith(_BY_HAND):
        urn = school_named(desk, given)
        return Given(urn, school_name(desk, urn))
    name = typed_by_hand(given)
    if not any(letter.isalpha() for letter in name):
        raise BadInput(what="school", given=name, expected="its name, in letters")
    return Given(Urn(""), typed.line(name, "school"))
