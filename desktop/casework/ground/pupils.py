"""Which school a child goes to, of all that the record knows of. Pure functions of `Pupil` rows.

- The first and the last day at a school both count.
- A move that is to come counts at both schools: a conflict at the new one is looked at before the
  child is there.
"""

from collections.abc import Iterable
from datetime import date

from db.records import Pupil

UNVERIFIED = "unverified"
"""Said beside the name of a school that is not on the list and was typed by hand."""


def goes_or_will(pupil: Pupil, today: date) -> bool:
    """Whether a child goes to this school, or is to go there."""
    return pupil.until is None or today <= pupil.until


def of_today(pupils: Iterable[Pupil], today: date) -> Pupil | None:
    """The school that one child goes to today; else the one that comes next; None for none."""
    there = [one for one in pupils if goes_or_will(one, today)]
    begun = [one for one in there if one.since is None or one.since <= today]
    coming = [(one.since, one) for one in there if one.since is not None and one.since > today]
    if begun:  # an older row without its last day stands behind the one that has a first day
        return max(begun, key=lambda one: one.since or date.min)
    return min(coming, key=lambda pair: pair[0])[1] if coming else None


def schools_by_child(pupils: Iterable[Pupil], today: date) -> dict[str, str]:
    """The name of each child's school today, by person; nobody who goes to none."""
    of_child: dict[str, list[Pupil]] = {}
    for one in pupils:
        of_child.setdefault(one.person, []).append(one)
    found = {child: of_today(own, today) for child, own in of_child.items()}
    return {child: called(one) for child, one in found.items() if one is not None}


def called(pupil: Pupil) -> str:
    """A child's school as it is shown: one that was typed by hand is said to be so."""
    return pupil.school if pupil.urn else f"{pupil.school} ({UNVERIFIED})"
