"""The list of schools, and finding one by a few letters of anything that is known of it.

Rules:
- Every word typed must begin some word of the name, town, authority, postcode or URN.
- Best first: open before closed, then by how many words are in the name and whether the first one
  is, then how many are whole words, then the shorter name. Names repeat (56 are called St Joseph's
  Catholic Primary School): what is shown has town and postcode beside it, what is kept is the URN.
- One slip of the fingers in one word of four letters or more is forgiven, but only where nothing
  is found without.

On disk: a header with a digest, a text about the edition, then two packed columns: the rows (seven
fields with tabs between, rising by URN) and the words that find each (`school_words.key`). So that
opening is no more than unpacking: nothing is folded, and no row read before it is shown.
"""

import hashlib
import re
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from string import ascii_lowercase, digits
from typing import Self

from db.names import Urn
from db.service import School
from desktop.casework.ground.school_words import NAME_ENDS, key, typed_words

_MAGIC = b"EVHSCHLS"
_FORMAT = 1
_HEADER = struct.Struct("<8s4I32s")  # little-endian: magic, format, three lengths, SHA-256
_CLOSED, _OPEN = b"closed", b"open"
_LONG_ENOUGH = 4  # letters; in fewer a slip makes any word of any other
_TOO_LONG = 40  # letters; the slips of a pasted page would fill the memory


class SchoolsDamaged(ValueError):
    """The list of schools cannot be trusted; the text says what to do."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The list of schools is damaged ({what}). Set the program up again, or put a fresh"
            " copy of the file in its place."
        )


class SchoolList:
    """The schools of a list, with any that are newer than it in their places."""

    def __init__(self, rows: list[bytes], keys: list[str], edition: str = "") -> None:
        self._rows, self._keys, self.edition = rows, keys, edition

    @classmethod
    def open(cls, path: Path, overrides: Iterable[School] = ()) -> Self:
        """The list in this file; `overrides` are newer. Raises `SchoolsDamaged`."""
        rows, keys, edition = _unpacked(path.read_bytes())
        schools = cls(rows, keys, edition)
        schools.take(overrides)
        return schools

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[School]:
        return map(_school, self._rows)

    def take(self, newer: Iterable[School]) -> None:
        """Puts newer schools in their places: those known are replaced, others added."""
        self.__dict__.pop("_vocabulary", None)
        for school in newer:
            row = self._row(school.urn)
            same = row < len(self._rows) and _urn(self._rows[row]) == int(school.urn)
            self._rows[row : row + same] = [_line(school)]
            self._keys[row : row + same] = [key(school)]

    def by_urn(self, urn: Urn) -> School | None:
        """The school with this number, open or closed; None where the list lacks it."""
        if not (urn.isascii() and urn.isdigit()):  # as typed: no number is no school's
            return None
        row = self._row(urn)
        if row < len(self._rows) and _urn(self._rows[row]) == int(urn):
            return _school(self._rows[row])
        return None

    def find(self, words: str, limit: int = 10) -> list[School]:
        """The schools that what was typed may mean, best first; none for nothing typed."""
        wanted = typed_words(words)
        if not wanted or limit < 1:
            return []
        rows = self._having(wanted)
        ranked = [(self._rank(row, wanted), row) for row in rows]
        if not rows:
            ranked = [(self._rank(row, mended), row) for row, mended in self._mended(wanted)]
        return [_school(self._rows[row]) for _, row in sorted(ranked)[:limit]]

    def _row(self, urn: Urn) -> int:
        return bisect_left(self._rows, int(urn), key=_urn)

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
        closed = self._rows[row].endswith(_CLOSED)
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


def write(path: Path, schools: Iterable[School], edition: str) -> None:
    """Writes a list. The same schools make the same bytes with the same zlib."""
    ordered = sorted(schools, key=lambda school: int(school.urn))
    about = edition.encode()
    rows = zlib.compress(b"\n".join(map(_line, ordered)), 9)
    keys = zlib.compress("\n".join(map(key, ordered)).encode("ascii"), 9)
    body = about + rows + keys
    lengths = len(about), len(rows), len(keys)
    digest = hashlib.sha256(body).digest()
    path.write_bytes(_HEADER.pack(_MAGIC, _FORMAT, *lengths, digest) + body)


def _unpacked(packed: bytes) -> tuple[list[bytes], list[str], str]:
    if len(packed) < _HEADER.size:
        raise SchoolsDamaged("cut short")
    magic, form, about, rows, keys, digest = _HEADER.unpack_from(packed)
    if magic != _MAGIC or form != _FORMAT:
        raise SchoolsDamaged("not a list of schools, or made for another version of the program")
    body = memoryview(packed)[_HEADER.size :]
    if len(body) != about + rows + keys or hashlib.sha256(body).digest() != digest:
        raise SchoolsDamaged("cut short or altered")
    columns = (body[about : about + rows], body[about + rows :])
    ours, theirs = (zlib.decompress(column) for column in columns)
    lines = ours.split(b"\n") if ours else []
    found_by = theirs.decode("ascii").split("\n") if theirs else []
    return lines, found_by, bytes(body[:about]).decode()


def _line(school: School) -> bytes:
    fields = (school.name, school.phase, school.town, school.authority, school.postcode)
    plain = (" ".join(field.split()) for field in fields)  # no tab or line end survives
    return "\t".join((school.urn, *plain, "")).encode() + (_OPEN if school.open else _CLOSED)


def _school(line: bytes) -> School:
    urn, name, phase, town, authority, postcode, status = line.decode().split("\t")
    return School(
        urn=Urn(urn),
        name=name,
        phase=phase,
        town=town,
        authority=authority,
        postcode=postcode,
        open=status == _OPEN.decode(),
    )


def _urn(line: bytes) -> int:
    return int(line[: line.index(b"\t")])


def _slips(word: str) -> set[str]:
    """Every word one slip away: a letter left out, too many, another, or two changed about."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = ascii_lowercase + digits
    fewer = {a + b[1:] for a, b in cuts if b}
    about = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in letters}
    more = {a + letter + b for a, b in cuts for letter in letters}
    return fewer | about | other | more
