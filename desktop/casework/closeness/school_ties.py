"""Whether a school of the family is one that the volunteer declared, and how sure that is.

The rules (policies.md, 4; sps/practical-position for trusts).

- By number: the school's own, or any that it had before or has since. That is `sure`.
- By the academy trust or the federation: whoever holds a position there holds one at each school
  of it. That is `sure` too, and it is a rule for positions, not for schools of one's own children.
- By name, only where one of the two was typed by hand and so has no number: never more than
  `perhaps`, because names repeat (56 schools are called St Joseph's Catholic Primary School).
"""

import re
from typing import Literal

from msgspec import Struct

from db.names import Certainty
from desktop.casework.closeness.findings import Declared, PupilAt
from desktop.casework.closeness.people_names import folded_words

How = Literal["number", "trust", "federation", "name"]

ALIKE = 84
"""Two names of schools, without the words that many schools share, are alike from this likeness
on: the share of letters in common, 0 to 100, whatever the order of the words."""

_SHARED = """
a academy aided all and at boys c catholic ce church cofe college community controlled e
education england federation for form foundation free girls grammar group high infant infants
junior learning limited ltd mat multi nursery of pre prep preparatory primary rc roman school
schools secondary sixth special the through trust voluntary
"""
_COMMON = frozenset(_SHARED.split())
_SAINTS = re.compile(r"\b(saint|st)\b\.?")


class Tie(Struct, frozen=True, kw_only=True):
    """How a school of the family is one that was declared."""

    how: How
    certainty: Certainty


def tie(declared: Declared, pupil: PupilAt) -> Tie | None:
    """How the school of a child is the one declared; None where it is not."""
    interest = declared.interest
    if interest.urn is not None and pupil.urn and interest.urn in (pupil.urn, *pupil.also):
        return Tie(how="number", certainty="sure")
    if interest.trust and interest.kind != "child-school":
        if interest.trust == pupil.trust:
            return Tie(how="trust", certainty="sure")
        if interest.trust == pupil.federation:
            return Tie(how="federation", certainty="sure")
    if _by_name(declared, pupil):
        return Tie(how="name", certainty="perhaps")
    return None


def _by_name(declared: Declared, pupil: PupilAt) -> bool:
    """A name counts only where the other side, too, has nothing better."""
    interest = declared.interest
    if interest.urn is not None:
        return not pupil.urn and schools_alike(declared.school or interest.name, pupil.school)
    if interest.trust:
        return False
    bodies = (pupil.school, pupil.trust_name, pupil.federation_name)
    mine = bodies if interest.kind != "child-school" else bodies[:1]
    return any(schools_alike(interest.name, one) for one in mine)


def schools_alike(one: str, other: str) -> bool:
    """Whether two names of schools, trusts or federations could mean the same.

    "St Oswin's C of E Primary" and "Saint Oswins Primary School" could; "Beck Row Infant School"
    and "Cotter Vale Infant School" could not. Never of a name that has no word of its own.
    """
    a, b = _own_words(one), _own_words(other)
    if not a or not b:
        return False
    if a <= b or b <= a:  # "Oswin's" for the whole name
        return True
    from rapidfuzz import fuzz  # noqa: PLC0415 - late: heavy, and seldom needed

    return fuzz.token_sort_ratio(" ".join(sorted(a)), " ".join(sorted(b))) >= ALIKE


def _own_words(name: str) -> frozenset[str]:
    """The words that tell a school from others; a saint's name without the saint."""
    plain = _SAINTS.sub(" ", folded_words(name.replace("&", " and ")))
    return frozenset(word for word in plain.split() if word not in _COMMON and len(word) > 1)
