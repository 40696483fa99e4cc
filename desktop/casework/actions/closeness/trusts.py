"""Academy trusts and federations, found through one of their schools."""

from dataclasses import dataclass

from db.errors import BadInput
from db.names import Urn
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class Trust:
    """A group of schools under one board: its number (GIAS group UID) and its name."""

    number: str
    name: str
    federation: bool = False


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
