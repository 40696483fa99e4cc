"""What the conflict check looks at, and what it finds, as typed structs.

The rules are in `interests`; what the findings come to together is in `verdict`.
"""

from datetime import date

from msgspec import Struct

from db.names import (
    Capacity,
    Certainty,
    FindingKind,
    InterestId,
    PersonId,
    Postcode,
    Strength,
    Urn,
)
from db.own import Interest


class Declared(Struct, frozen=True, kw_only=True):
    """Something that the volunteer declared."""

    id: InterestId
    interest: Interest
    school: str = ""  # what the list calls the school of `interest.urn`
    given: str = ""  # the reason that was given once for a stake with every family


class PupilAt(Struct, frozen=True, kw_only=True):
    """A child of the household goes to a school."""

    name: str
    urn: Urn  # empty: typed by hand, `school` is all that is known; or no school at all
    school: str  # its name, for the words
    is_case_child: bool
    also: tuple[Urn, ...] = ()  # every other number that this school had or has (`Schools.kin`)
    trust: str = ""  # the UID of the academy trust that runs it
    trust_name: str = ""
    federation: str = ""  # the UID of the federation that it is in
    federation_name: str = ""
    person: PersonId | None = None
    answered: tuple[tuple[InterestId, bool], ...] = ()  # said of this school before: same or not


class InCase(Struct, frozen=True, kw_only=True):
    """Somebody in the case, or a child of its household."""

    name: str
    capacity: Capacity
    born: date | None = None
    postcode: Postcode | str = ""
    person: PersonId | None = None
    answered: tuple[tuple[InterestId, bool], ...] = ()  # said of this person before: same or not


class Situation(Struct, frozen=True, kw_only=True):
    """What the check looks at."""

    pupils: tuple[PupilAt, ...] = ()
    people: tuple[InCase, ...] = ()


class Found(Struct, frozen=True, kw_only=True):
    """One thing that the check found."""

    kind: FindingKind
    strength: Strength  # never "off"
    certainty: Certainty
    clause: str
    reason: str  # to the volunteer, who can repeat it aloud; stays on the laptop
    say: str  # offered in her mouth to the family
    then: str  # what follows from it
    interest: InterestId | None = None  # None: the area
    person: PersonId | None = None  # who of the case could be known, or whose school it is
    asks: bool = False  # same person or school, or another? Nothing is decided before that
    stops: bool = False
    someone_else: bool = False  # answered: another person or school, so it stands no more
    given: str = ""  # a reason given before that holds here too: none is asked for
