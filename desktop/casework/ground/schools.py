"""The list of schools: one by its number, those that a few letters may mean, what became of each.

What ships is never changed: a newer list is another one, which shares what ships and has its own
schools and links in their places (`with_newer`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple, Self

from db.names import Urn
from db.service import School
from desktop.casework.ground import school_chains
from desktop.casework.ground.school_chains import Link, Links
from desktop.casework.ground.school_file import (
    CLOSED,
    SchoolsDamaged,
    has_group,
    links_of,
    school_of,
    unpacked,
    words_of,
    write,
)
from desktop.casework.ground.school_search import Segment
from desktop.casework.ground.school_words import typed_words

__all__ = ["Kin", "SchoolList", "SchoolsDamaged", "write"]


class Kin(NamedTuple):
    """What counts as the same school to a governor or a parent (`school_chains`)."""

    numbers: tuple[Urn, ...]  # every other number that it had or has, rising
    today: tuple[School, ...]  # the school or schools that it is now; empty where none is listed


class SchoolList:
    """The schools of a list, with any that are newer than it in their places."""

    def __init__(
        self,
        shipped: Segment,
        edition: str = "",
        day: date | None = None,
        links: bytes = b"",
        newer: Segment | None = None,
    ) -> None:
        """`edition`: what is said of the list that ships; `day`: of which the newest part is."""
        self._shipped, self.edition, self.day, self._packed = shipped, edition, day, links
        self._newer = newer
        replaced = map(shipped.row, newer.numbers) if newer is not None else ()
        self._hidden = frozenset(row for row in replaced if row is not None)
        self._changed_links: Mapping[int, Sequence[Link]] = {}

    @classmethod
    def open(cls, path: Path) -> Self:
        """The list in this file. Raises `SchoolsDamaged`."""
        held = unpacked(path.read_bytes())
        names, places = partial(words_of, held.names), partial(words_of, held.places)
        return cls(Segment(held.rows, names, places), held.edition, held.day, held.links)

    def with_newer(
        self, newer: Iterable[School], links: Mapping[int, Sequence[Link]], day: date | None
    ) -> "SchoolList":
        """This list with newer schools in their places, and all links anew of each number given."""
        last = day or self.day
        schools = SchoolList(self._shipped, self.edition, last, self._packed, Segment.of(newer))
        schools._changed_links = links
        return schools

    @property
    def changed(self) -> int:
        """How many schools are others than those that ship."""
        return len(self._newer.rows) if self._newer is not None else 0

    @property
    def open_now(self) -> int:
        """How many of its schools are open."""
        return sum(not row.endswith(CLOSED) for rows in self._segments() for row in rows)

    @cached_property
    def knows_groups(self) -> bool:
        """Whether any school has a trust or a federation: extracts have no such columns."""
        return any(has_group(row) for rows in self._segments() for row in rows)

    def __len__(self) -> int:
        newer = len(self._newer.rows) if self._newer is not None else 0
        return len(self._shipped.rows) - len(self._hidden) + newer

    def after(self, number: int) -> int:
        """How many of its schools have a higher number."""
        newer = self._newer.numbers if self._newer is not None else ()
        shipped = enumerate(self._shipped.numbers)
        return sum(one > number for one in newer) + sum(
            one > number and at not in self._hidden for at, one in shipped
        )

    def __iter__(self) -> Iterator[School]:
        return (school_of(row) for rows in self._segments() for row in rows)

    @cached_property
    def links(self) -> Links:
        """What became of which school. Unpacked when it is first asked for."""
        shipped = links_of(self._packed) if self._packed else Links()
        changed = self._changed_links
        if not changed:
            return shipped
        kept = (one for one in shipped if one.old not in changed)
        return Links([*kept, *(link for links in changed.values() for link in links)])

    def kin(self, urn: Urn) -> Kin:
        """Every other number of this school, and what it is today. Empty for no number."""
        if not _is_number(urn):
            return Kin((), ())
        number = int(urn)
        numbers = school_chains.kin(self.links, self._is_open, number) - {number}
        today = school_chains.schools_of_today(self.links, self._is_open, number)
        listed = (self.by_urn(Urn(str(one))) for one in sorted(today))
        return Kin(
            tuple(Urn(str(one)) for one in sorted(numbers)),
            tuple(one for one in listed if one is not None),
        )

    def by_urn(self, urn: Urn) -> School | None:
        """The school with this number, open or closed; None where the list lacks it."""
        row = self._row(int(urn)) if _is_number(urn) else None
        return school_of(row) if row is not None else None

    def row(self, urn: Urn) -> bytes | None:
        """The same as it is kept, to compare."""
        return self._row(int(urn)) if _is_number(urn) else None

    def of_group(self, uid: str) -> tuple[School, ...]:
        """The open schools of a trust or a federation, by its number, in the order of names."""
        if not _is_number(uid):
            return ()
        mark = f"\t{uid}\t".encode()
        rows = (row for segment in self._segments() for row in segment if mark in row)
        found = (one for one in map(school_of, rows) if uid in (one.trust, one.federation))
        return tuple(sorted((one for one in found if one.open), key=lambda one: one.name))

    def find(self, words: str, limit: int = 10) -> list[School]:
        """The schools that what was typed may mean, best first (`school_search`); none for nothing
        typed.
        """
        wanted = typed_words(words)
        if not wanted or limit < 1:
            return []
        found = [
            (rank, self._shipped.rows[row])
            for rank, row in self._shipped.find(wanted, limit, self._hidden)
        ]
        if self._newer is not None:
            rows = self._newer.rows
            found += ((rank, rows[row]) for rank, row in self._newer.find(wanted, limit))
        return [school_of(row) for _, row in sorted(found)[:limit]]

    def _segments(self) -> Iterator[Iterable[bytes]]:
        yield (row for at, row in enumerate(self._shipped.rows) if at not in self._hidden)
        if self._newer is not None:
            yield self._newer.rows

    def _row(self, number: int) -> bytes | None:
        for segment in (self._newer, self._shipped):
            at = segment.row(number) if segment is not None else None
            if segment is not None and at is not None:
                return segment.rows[at]
        return None

    def _is_open(self, number: int) -> bool | None:
        row = self._row(number)
        return None if row is None else not row.endswith(CLOSED)


def _is_number(urn: str) -> bool:
    # As typed: no number is no school's, and more figures than a number has are none.
    return urn.isascii() and urn.isdigit() and len(urn) <= 9
