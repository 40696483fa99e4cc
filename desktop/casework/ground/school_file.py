"""How the list of schools lies on disk.

    header   magic, format, the length of each part, SHA-256 of all parts
    about    UTF-8 text: the edition, then the licence
    rows     UTF-8, packed: a line a school, rising by URN, its fields with tabs between
    keys     ASCII, packed: the words that find each (`school_words.key`), a line a school
    links    packed columns, rising by the older number: uint32 older, uint32 newer, uint32 days
             since 1 January 1800 (0: unknown), uint8 kind (its place in `school_chains.KINDS`)

Little-endian throughout. So that opening is no more than unpacking: nothing is folded, and no row
read before it is shown.
"""

import hashlib
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from db.names import Urn
from db.service import School
from desktop.casework.ground.school_chains import Link, Links
from desktop.casework.ground.school_words import key

_MAGIC = b"EVHSCHLS"
_FORMAT = 2
_PARTS = 4
_HEADER = struct.Struct("<8sI4I32s")  # magic, format, the lengths, SHA-256
CLOSED, OPEN = b"closed", b"open"


class SchoolsDamaged(ValueError):
    """The list of schools cannot be trusted; the text says what to do."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The list of schools is damaged ({what}). Set the program up again, or put a fresh"
            " copy of the file in its place."
        )


class Unpacked(NamedTuple):
    """What stands in a file. The links are unpacked when they are first asked for."""

    edition: str
    rows: list[bytes]
    keys: list[str]
    links: bytes  # packed


def write(path: Path, schools: Iterable[School], edition: str, links: Iterable[Link] = ()) -> None:
    """Writes a list. The same schools and links make the same bytes with the same zlib."""
    ordered = sorted(schools, key=lambda school: int(school.urn))
    parts = (
        edition.encode(),
        zlib.compress(b"\n".join(map(line, ordered)), 9),
        zlib.compress("\n".join(map(key, ordered)).encode("ascii"), 9),
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
    about, ours, theirs, links = (body[ends[at] : ends[at + 1]] for at in range(_PARTS))
    rows, keys = zlib.decompress(ours), zlib.decompress(theirs).decode("ascii")
    return Unpacked(
        bytes(about).decode(),
        rows.split(b"\n") if rows else [],
        keys.split("\n") if keys else [],
        bytes(links),
    )


def line(school: School) -> bytes:
    """A school as a row of the list."""
    fields = (school.name, school.phase, school.town, school.authority, school.postcode)
    plain = (" ".join(field.split()) for field in fields)  # no tab or line end survives
    return "\t".join((school.urn, *plain, "")).encode() + (OPEN if school.open else CLOSED)


def school_of(row: bytes) -> School:
    """The reverse of `line`."""
    urn, name, phase, town, authority, postcode, status = row.decode().split("\t")
    return School(
        urn=Urn(urn),
        name=name,
        phase=phase,
        town=town,
        authority=authority,
        postcode=postcode,
        open=status == OPEN.decode(),
    )


def number_of(row: bytes) -> int:
    """The URN of a row, as a number: rows rise by it."""
    return int(row[: row.index(b"\t")])


def _pack_links(links: Links) -> bytes:
    columns = (links.old, links.new, links.day, links.kind)
    return zlib.compress(b"".join(_little(column).tobytes() for column in columns), 9)


def links_of(packed: bytes) -> Links:
    """The links of a list."""
    body = memoryview(zlib.decompress(packed))
    count = len(body) // 13
    old, new, day = array("I"), array("I"), array("I")
    for at, column in enumerate((old, new, day)):
        column.frombytes(body[4 * count * at : 4 * count * (at + 1)])
    return Links.of(_little(old), _little(new), array("B", body[12 * count :]), _little(day))


def _little(column: "array[int]") -> "array[int]":
    if sys.byteorder == "big" and column.itemsize > 1:
        column = array(column.typecode, column)
        column.byteswap()
    return column
