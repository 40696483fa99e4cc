"""How the list of schools lies on disk.

    header   magic, format, the length of each part, SHA-256 of all parts
    about    UTF-8 text: the day of the newest part (2025-07-27, or nothing), the edition, the
             licence, each on a line
    rows     UTF-8, packed: a line a school, rising by URN, its fields with tabs between
    names    packed: which rows hold which word of a name (`school_index`)
    places   packed: the same of towns, authorities and postcodes
    links    packed columns, rising by the older number: uint32 older, uint32 newer, uint32 days
             since 1 January 1800 (0: unknown), uint8 kind (its place in `school_chains.KINDS`)

Little-endian throughout. So that opening is no more than unpacking: nothing is folded, and no row
read before it is shown. Words and links are unpacked when they are first asked for.
"""

import hashlib
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from db.names import Urn
from db.service import School
from desktop.casework.ground.school_chains import Link, Links
from desktop.casework.ground.school_index import WordIndex
from desktop.casework.ground.school_words import name_words, place_words

_MAGIC = b"EVHSCHLS"
_FORMAT = 2
_PARTS = 5
_HEADER = struct.Struct("<8sI5I32s")  # magic, format, the lengths, SHA-256
_LINK_BYTES = 13
_WORDS = struct.Struct("<II")  # of a word index: how many bytes of words, how many words
CLOSED = b"closed"  # how the row of a closed school ends
_TEXTS = (
    *("name", "phase", "town", "authority", "postcode", "kind"),
    *("trust", "trust_name", "federation", "federation_name"),
)
_texts_of = attrgetter(*_TEXTS)
_TRUST, _FEDERATION = 1 + _TEXTS.index("trust"), 1 + _TEXTS.index("federation")


class SchoolsDamaged(ValueError):
    """The list of schools cannot be trusted; the text says what to do."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The list of schools is damaged ({what}). Set the program up again, or put a fresh"
            " copy of the file in its place."
        )


class Unpacked(NamedTuple):
    """What stands in a file; the last three still packed."""

    edition: str
    day: date | None
    rows: list[bytes]
    names: bytes
    places: bytes
    links: bytes


def write(
    path: Path,
    schools: Iterable[School],
    edition: str,
    links: Iterable[Link] = (),
    day: date | None = None,
) -> None:
    """Writes a list. The same schools and links make the same bytes with the same zlib."""
    ordered = sorted(schools, key=lambda school: int(school.urn))
    parts = (
        f"{_iso(day)}\n{edition}".encode(),
        zlib.compress(b"\n".join(map(line, ordered)), 9),
        _pack_words(WordIndex.of(map(name_words, ordered))),
        _pack_words(WordIndex.of(map(place_words, ordered))),
        _pack_links(Links(links)),
    )
    body = b"".join(parts)
    lengths = (len(part) for part in parts)
    digest = hashlib.sha256(body).digest()
    path.write_bytes(_HEADER.pack(_MAGIC, _FORMAT, *lengths, digest) + body)


def unpacked(packed: bytes) -> Unpacked:
    """What a file holds. Raises `SchoolsDamaged`."""
    if len(packed) < _HEADER.size:
        raise SchoolsDamaged("cut short")
    magic, form, *lengths, digest = _HEADER.unpack_from(packed)
    if magic != _MAGIC or form != _FORMAT:
        raise SchoolsDamaged("not a list of schools, or made for another version of the program")
    body = memoryview(packed)[_HEADER.size :]
    if len(body) != sum(lengths) or hashlib.sha256(body).digest() != digest:
        raise SchoolsDamaged("cut short or altered")
    ends = [sum(lengths[:at]) for at in range(_PARTS + 1)]
    about, lines, *others = (body[ends[at] : ends[at + 1]] for at in range(_PARTS))
    rows = zlib.decompress(lines)
    names, places, links = map(bytes, others)
    day, _, edition = bytes(about).decode().partition("\n")
    of_day = date.fromisoformat(day) if day else None
    return Unpacked(edition, of_day, rows.split(b"\n") if rows else [], names, places, links)


def line(school: School) -> bytes:
    """A school as a row of the list."""
    texts = "\t".join(_texts_of(school))
    if texts.count("\t") != len(_TEXTS) - 1 or len(texts.splitlines()) > 1:
        texts = "\t".join(" ".join(text.split()) for text in _texts_of(school))
    status = "open" if school.open else "closed"
    days = f"{_iso(school.opened)}\t{_iso(school.closed)}"
    return f"{school.urn}\t{texts}\t{days}\t{status}".encode()


def school_of(row: bytes) -> School:
    """The reverse of `line`."""
    urn, *texts, opened, closed, status = row.decode().split("\t")
    return School(
        urn=Urn(urn),
        **dict(zip(_TEXTS, texts, strict=True)),
        open=status == "open",
        opened=date.fromisoformat(opened) if opened else None,
        closed=date.fromisoformat(closed) if closed else None,
    )


def has_group(row: bytes) -> bool:
    """Whether a row says in which trust or federation its school is."""
    fields = row.split(b"\t")
    return bool(fields[_TRUST] or fields[_FEDERATION])


def number_of(row: bytes) -> int:
    """The URN of a row, as a number: rows rise by it."""
    return int(row[: row.index(b"\t")])


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def words_of(packed: bytes) -> WordIndex:
    """Which rows hold which words."""
    body = memoryview(zlib.decompress(packed))
    letters, count = _WORDS.unpack_from(body)
    words = bytes(body[_WORDS.size : _WORDS.size + letters]).decode("ascii")
    starts, rows = array("I"), array("I")
    at = _WORDS.size + letters
    starts.frombytes(body[at : at + 4 * (count + 1)])
    rows.frombytes(body[at + 4 * (count + 1) :])
    return WordIndex(words.split("\n") if words else [], _little(starts), _little(rows))


def links_of(packed: bytes) -> Links:
    """The links of a list."""
    body = memoryview(zlib.decompress(packed))
    count = len(body) // _LINK_BYTES
    old, new, day = array("I"), array("I"), array("I")
    for at, column in enumerate((old, new, day)):
        column.frombytes(body[4 * count * at : 4 * count * (at + 1)])
    kind = array("B", bytes(body[12 * count :]))
    return Links.of(_little(old), _little(new), kind, _little(day))


def _pack_words(index: WordIndex) -> bytes:
    words = "\n".join(index.words).encode("ascii")
    columns = _little(index.starts).tobytes() + _little(index.rows).tobytes()
    return zlib.compress(_WORDS.pack(len(words), len(index.words)) + words + columns, 9)


def _pack_links(links: Links) -> bytes:
    columns = (links.old, links.new, links.day, links.kind)
    return zlib.compress(b"".join(_little(column).tobytes() for column in columns), 9)


def _little(column: "array[int]") -> "array[int]":
    if sys.byteorder == "big" and column.itemsize > 1:
        column = array(column.typecode, column)
        column.byteswap()
    return column
