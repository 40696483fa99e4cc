"""Academy trusts and federations, found through one of their schools."""

from collections import Counter
from dataclasses import dataclass, replace

from db.errors import BadInput
from db.names import Urn
from desktop.casework.desk import Desk
from desktop.casework.ground.school_words import fold
from desktop.casework.ground.schools import SchoolList

_LETTERS = 3


@dataclass(frozen=True)
class Trust:
    """A group of schools under one board: its number (GIAS group UID) and its name."""

    number: str
    name: str
    federation: bool = False
    schools: int = 0  # how many open ones it has, where that was counted


def trusts_of(desk: Desk, urn: str) -> tuple[Trust, ...]:
    """The trust and the federation that a school is in; none for one that stands by itself."""
    school = desk.schools.by_urn(Urn(urn.strip())) if urn.strip() else None
    if school is None:
        return ()
    both = (
        Trust(school.trust, school.trust_name),
        Trust(school.federation, school.federation_name, federation=True),
    )
    return tuple(one for one in both if one.number)


def trust_named(desk: Desk, number: str) -> Trust:
    """The trust or federation of a number, its own or that of one of its schools.

    Raises `BadInput` where the list of schools has none.
    """
    wanted = number.strip()
    of_school = trusts_of(desk, wanted)
    if of_school:
        return of_school[0]
    for school in desk.schools:
        if wanted == school.trust:
            return Trust(school.trust, school.trust_name)
        if wanted == school.federation:
            return Trust(school.federation, school.federation_name, federation=True)
    raise BadInput(
        what="trust",
        given=number,
        expected="the number (UID) of an academy trust or federation, or of a school in it",
    )


def find_trusts(desk: Desk, words: str, limit: int = 3) -> tuple[Trust, ...]:
    """Trusts and federations whose name has a word that begins with each one typed, those with the
    most schools first. None for fewer than three letters, nor where the list knows of none."""
    wanted = fold(words).split()
    if len("".join(wanted)) < _LETTERS or not desk.schools.knows_groups:
        return ()
    kept = desk.readied.get("trusts")
    if not isinstance(kept, _Named) or kept.of is not desk.schools:
        kept = _Named(desk.schools)
        desk.readied["trusts"] = kept
    found = (
        (one, name)
        for one, name in kept.trusts
        if all(any(word.startswith(typed) for word in name) for typed in wanted)
    )
    best = sorted(found, key=lambda pair: (-pair[0].schools, pair[0].name))
    return tuple(one for one, _ in best[:limit])


class _Named:
    """The trusts of a list with the words of their names, gathered once."""

    def __init__(self, schools: SchoolList) -> None:
        self.of = schools
        counted = Counter[Trust]()
        for school in schools:
            if school.trust:
                counted[Trust(school.trust, school.trust_name)] += school.open
            if school.federation:
                counted[Trust(school.federation, school.federation_name, True)] += school.open
        self.trusts = [
            (replace(one, schools=many), fold(one.name).split())
            for one, many in counted.items()
            if many
        ]
