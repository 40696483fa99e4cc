"""The list of schools: one by its number, those that a few letters may mean, what became of each.

Rules of finding:
- Every word typed must begin some word of the name, town, authority, postcode or URN.
- Best first: open before closed, then by how many words are in the name and whether the first one
  is, then how many are whole words, then the shorter name. Names repeat (56 are called St Joseph's
  Catholic Primary School): what is shown has town and postcode beside it, what is kept is the URN.
- One slip of the fingers in one word of four letters or more is forgiven, but only where nothing
  is found without.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from string import ascii_lowercase, digits
from typing import NamedTuple, Self

from db.names import Urn
from db.service import School
from desktop.casework.ground import school_chains
from desktop.casework.ground.school_chains import Links
from desktop.casework.ground.school_file import (
    CLOSED,
    SchoolsDamaged,
    line,
    links_of,
    number_of,
    school_of,
    unpacked,
    write,
)
from desktop.casework.ground.school_words import NAME_ENDS, key, typed_words

__all__ = ["Kin", "SchoolList", "SchoolsDamaged", "write"]

_LONG_ENOUGH = 4  # letters; in fewer a slip makes any word of any other
_TOO_LONG = 40  # letters; the slips of a pasted page would fill the memory


class Kin(NamedTuple):
    """What counts as the same school to a governor or a parent (`school_chains`)."""

    numbers: tuple[Urn, ...]  # every other number that it had or has, rising
    today: tuple[School, ...]  # the school or schools that it is now; empty where none is listed


class SchoolList:
    """The schools of a list, with any that are newer than it in their places."""

    def __init__(
        self, rows: list[bytes], keys: list[str], edition: str = "", links: bytes = b""
    ) -> None:
        self._rows, self._keys, self.edition, self._packed = rows, keys, edition, links

    @classmethod
    def open(cls, path: Path, overrides: Iterable[School] = ()) -> Self:
        """The list in this file; `overrides` are newer. Raises `SchoolsDamaged`."""
        held = unpacked(path.read_bytes())
        schools = cls(held.rows, held.keys, held.edition, held.links)
        schools.take(overrides)
        return schools

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[School]:
        return map(school_of, self._rows)

    @cached_property
    def links(self) -> Links:
        """What became of which school. Unpacked when it is first asked for."""
        return links_of(self._packed) if self._packed else Links()

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

    def take(self, newer: Iterable[School]) -> None:
        """Puts newer schools in their places: those known are replaced, others added."""
        self.__dict__.pop("_vocabulary", None)
        for school in newer:
            row = self._row(int(school.urn))
            same = row < len(self._rows) and number_of(self._rows[row]) == int(school.urn)
            self._rows[row : row + same] = [line(school)]
            self._keys[row : row + same] = [key(school)]

    def by_urn(self, urn: Urn) -> School | None:
        """The school with this number, open or closed; None where the list lacks it."""
        row = self._listed(int(urn)) if _is_number(urn) else None
        return school_of(row) if row is not None else None

    def _is_open(self, number: int) -> bool | None:
        row = self._listed(number)
        return None if row is None else not row.endswith(CLOSED)

    def _listed(self, number: int) -> bytes | None:
        at = self._row(number)
        found = at < len(self._rows) and number_of(self._rows[at]) == number
        return self._rows[at] if found else None

    def find(self, words: str, limit: int = 10) -> list[School]:
        """The schools that what was typed may mean, best first; none for nothing typed."""
        wanted = typed_words(words)
        if not wanted or limit < 1:
            return []
        rows = self._having(wanted)
        ranked = [(self._rank(row, wanted), row) for row in rows]
        if not rows:
            ranked = [(self._rank(row, mended), row) for row, mended in self._mended(wanted)]
        return [school_of(self._rows[row]) for _, row in sorted(ranked)[:limit]]

    def _row(self, number: int) -> int:
        return bisect_left(self._rows, number, key=number_of)

    def _having(self, words: Sequence[str]) -> list[int]:
        """The rows where every word begins some word, rarest (longest) word first."""
        first, *others = sorted((f" {word}" for word in words), key=len, reverse=True)
        found = [row for row, line in enumerate(self._keys) if first in line]
        for word in others:
            found = [row for row in found if word in self._keys[row]]
        return found

    def _rank(self, row: int, words: Sequence[str]) -> tuple[bool, int, bool, int, int]:
        name, _, rest = self._keys[row].partition(NAME_ENDS)
        named = [f" {word}" in name for word in words]
        whole = sum(f" {word} " in f"{name} {rest} " for word in words)
        closed = self._rows[row].endswith(CLOSED)
        return closed, -sum(named), not named[0], -whole, len(name)

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(set(" ".join(self._keys).split()))

    def _mended(self, words: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
        """Rows that fit when one word is changed by one slip, with the words that fit them."""
        seen: set[int] = set()
        for place, word in enumerate(words):
            if not _LONG_ENOUGH <= len(word) <= _TOO_LONG:
                continue
            near = [near for near in _slips(word) if self._begins(near)]
            if not near:
                continue
            others = [*words[:place], *words[place + 1 :]]
            meant = re.compile(f" ({'|'.join(sorted(near))})")
            for row in self._having(others) if others else range(len(self._keys)):
                if row not in seen and (found := meant.search(self._keys[row])):
                    seen.add(row)
                    yield row, [*words[:place], found[1], *words[place + 1 :]]

    def _begins(self, word: str) -> bool:
        at = bisect_left(self._vocabulary, word)
        return at < len(self._vocabulary) and self._vocabulary[at].startswith(word)


def _is_number(urn: str) -> bool:
    return urn.isascii() and urn.isdigit()  # as typed: no number is no school's


def _slips(word: str) -> set[str]:
    """Every word one slip away: a letter left out, too many, another, or two changed about."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = ascii_lowercase + digits
    fewer = {a + b[1:] for a, b in cuts if b}
    about = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in letters}
    more = {a + letter + b for a, b in cuts for letter in letters}
    return fewer | about | other | more
