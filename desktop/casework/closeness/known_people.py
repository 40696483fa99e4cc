"""Which of the people whom the volunteer declared a name could be: `interests match`.

Nothing is decided here and nothing is kept: it shows what the conflict check would see. The
declared are prepared once, so that thousands of names can be looked through.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from db.names import Certainty, InterestId
from desktop.casework.closeness.findings import Declared
from desktop.casework.closeness.interests import counts
from desktop.casework.closeness.known_index import NameIndex
from desktop.casework.closeness.names import Named, prepare
from desktop.casework.closeness.readied import Readied

_RANK: dict[Certainty, int] = {"sure": 0, "likely": 1, "perhaps": 2}


class Match(Struct, frozen=True, kw_only=True):
    """A declared person whom a name could be."""

    interest: InterestId
    certainty: Certainty
    why: str


KnownPeople = NameIndex[InterestId]
"""The declared people, ready for comparing."""


def known_people(declared: Sequence[Declared], today: date) -> KnownPeople:
    """The people declared, as far as they are known today."""
    return Readied([each for each in declared if counts(each.interest, today)]).known


def matches(known: KnownPeople, named: Named) -> tuple[Match, ...]:
    """Whom a name could be, the surest first. Raises nothing."""
    found = [
        Match(interest=interest, certainty=likeness.certainty, why=likeness.why)
        for interest, likeness in known.find(prepare(named))
    ]
    return tuple(sorted(found, key=lambda match: (_RANK[match.certainty], match.interest)))
