"""What never leaves the desk that wrote it: home, posts, people known, and what rests on them.

Every kind here is in the stream `own`, and no bundle carries that stream.
"""

from datetime import date
from typing import Literal

from db.names import (
    Band,
    Body,
    Count,
    FindingKey,
    Id,
    InterestKey,
    InterestKind,
    Line,
    PersonKey,
    SchoolUrn,
    Sha256,
    Text,
)


class Home(Body, frozen=True, kw_only=True):
    """Where the actor lives."""

    postcode: Line
    since: date | None = None
    until: date | None = None


class Interest(Body, frozen=True, kw_only=True):
    """What could make a case too close to the actor: a post, a child's school, a person known."""

    kind: InterestKind
    urn: SchoolUrn | None = None
    name: Line = ""  # of the person, of an organisation, or of a school that no list has
    held_as: Line = ""  # "governor", or one of `KnownAs`
    born: date | None = None
    postcode: Line = ""
    since: date | None = None
    until: date | None = None
    trust: Line = ""  # number of an academy trust or federation: the post is at each of its schools
    note: Text = ""


class Declaration(Body, frozen=True, kw_only=True):
    """The actor has looked over what she declared; `empty`: there is nothing to declare."""

    on: date
    empty: bool
    note: Text = ""


class SamePerson(Body, frozen=True, kw_only=True):
    """The actor's answer to "is this the person you declared?"."""

    interest: InterestKey
    person: PersonKey
    same: bool


class FindingDetail(Body, frozen=True, kw_only=True):
    """What a finding rests on. Never travels."""

    finding: FindingKey
    interest: InterestKey | None = None
    person: PersonKey | None = None  # of the case, who could be the person declared
    reason: Text
    occasion: Line = ""  # what it was found at: the opening, a new interest, a new school list …


class Measure(Body, frozen=True, kw_only=True):
    """How far from home a case or a meeting is. Never travels."""

    about: Id
    band: Band
    metres: Count | None = None
    reason: Text = ""


class Arrival(Body, frozen=True, kw_only=True):
    """A bundle came in, and what became of it."""

    file_hash: Sha256
    sender: Line  # device, or the fingerprint of an unknown key
    number: Count | None
    result: Literal["applied", "held", "quarantined"]
    reason: Line
    records: Count
