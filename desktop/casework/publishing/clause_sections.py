"""A policy's clauses by their numbers: what one number asks in several parts is one section.

"5.1.1-position" and "5.1.1-own-child" are two parts of 5.1.1, which a reader meets once. A clause
that has a name and no number is a section of its own.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Generic, NamedTuple, Protocol, TypeVar

from desktop.casework.saying.said import short_clause, whole_clause


class Named(Protocol):
    """Anything that is a clause of a policy, by its whole id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Named)


class Section(NamedTuple, Generic[T]):
    """What stands under one number, in the order of the policy; never empty."""

    number: str  # "5.1.1", or the name of a clause that has no number
    clauses: tuple[T, ...]


def sections(clauses: Iterable[T]) -> tuple[Section[T], ...]:
    """The clauses in their order. A number that comes again later is another section."""
    return tuple(
        Section(number, tuple(same))
        for number, same in groupby(clauses, lambda one: short_clause(one.id))
    )


def part_of(clause: str) -> str:
    """What a clause is called within its section: "own child"; empty where it is all of it."""
    return whole_clause(clause).removeprefix(short_clause(clause)).strip()
