"""Which of the people whom the volunteer declared a name could be: `interests match`.

Nothing is decided here and nothing is kept: it shows what the conflict check would see. The
declared are prepared once, so that thousands of names can be looked through.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from db.names import Certainty, InterestId
from desktop.casework.closeness.interests import Declared, counts
from desktop.casework.closeness.names import Named, Prepared, compare_prepared, prepare

_RANK: dict[Certainty, int] = {"sure": 0, "likely": 1, "perhaps": 2}


class Match(Struct, frozen=True, kw_only=True):
    """A declared person whom a name could be."""

    interest: InterestId
    certainty: Certainty
    why: str


class KnownPerson(Struct, frozen=True, kw_only=True):
    """A declared person, ready for comparing."""

    interest: InterestId
    prepared: Prepared


def known_people(declared: Sequence[Declared], today: date) -> tuple[KnownPerson, ...]:
    """The people declared, as far as they are known today."""
    return tuple(
        KnownPerson(
            interest=each.id,
            prepared=prepare(
                Named(
                    name=each.interest.name,
                    born=each.interest.born,
                    postcode=each.interest.postcode,
                )
            ),
        )
        for each in declared
        if each.interest.kind == "known-person" and counts(each.interest, today)
    )


def matches(known: Sequence[KnownPerson], named: Named) -> tuple[Match, ...]:
    """Whom a name could be, the surest first. Raises nothing."""
    prepared = prepare(named)
    found = [
        Match(interest=each.interest, certainty=likeness.certainty, why=likeness.why)
        for each in known
        if (likeness := compare_prepared(each.prepared, prepared)) is not None
    ]
    return tuple(sorted(found, key=lambda match: (_RANK[match.certainty], match.interest)))
