"""How the table of places lies on disk. Little-endian throughout, on every machine.

    header      magic, format, four counts, two digests (SHA-256): of what precedes the rows and
                of the rows
    about       UTF-8 lines: the edition, then a source each; padded with NULs to 4 bytes
    names       the outcodes, rising, ASCII with a space between; padded with NULs to 4 bytes
    first       uint32 an outcode and one more: its first row; the last is the number of rows
    east        uint32 an outcode: its most westerly easting in tens of metres
    north       uint32 an outcode: its most southerly northing in tens of metres
    inward      uint16 a row: figure and two letters as one number, rising within an outcode; padded
    offset      uint32 a row: 15 bits east and 15 bits north of the outcode's own corner in units
                of 10 m, then 2 bits of quality; all ones where no position is known

Eastings in tens of metres reach 65,544, so two of them do not fit 16 bits each; offsets from the
outcode's corner do, even where one wrong point stretches an outcode to 188 km (15 bits: 327 km).
"""

import hashlib
import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

MAGIC = b"EVHPLACE"
FORMAT = 1
HEADER = struct.Struct("<8sIIIII32s32s")  # magic, format, the counts, digests
INWARD_BYTES, OFFSET_BYTES = 2, 4
NOWHERE = 0xFFFFFFFF
UNIT = 10  # metres
EXACT, APPROXIMATE, DIRECTORY, DOUBTFUL = range(4)  # the two bits of quality
_WIDEST = (1 << 15) - 2  # the last value is left out: with quality 3 it would read as NOWHERE


class Row(NamedTuple):
    """One postcode of an outcode: `inward` as a number, the point in whole metres or None."""

    inward: int
    point: tuple[int, int] | None
    quality: int


class Counts(NamedTuple):
    """What the header counts, and where the parts begin: all in bytes from the file's first."""

    outcodes: int
    rows: int
    about: int  # bytes of text, without padding
    names: int

    @property
    def names_at(self) -> int:
        """Where the outcodes' names begin."""
        return HEADER.size + padded(self.about)

    @property
    def first_at(self) -> int:
        """Where the directory's numbers begin."""
        return self.names_at + padded(self.names)

    @property
    def rows_at(self) -> int:
        """Where the rows begin."""
        return self.first_at + 4 * (3 * self.outcodes + 1)

    @property
    def offset_at(self) -> int:
        """Where the second column of the rows begins."""
        return self.rows_at + padded(self.rows * INWARD_BYTES)

    @property
    def size(self) -> int:
        """How long the whole file must be."""
        return self.offset_at + self.rows * OFFSET_BYTES


def inward_number(inward: str) -> int:
    """`1AA` as a number that sorts as the text does. Expects a figure and two capitals."""
    figure, one, two = inward.encode("ascii")
    return ((figure - 48) * 26 + one - 65) * 26 + two - 65


def inward_text(number: int) -> str:
    """The reverse of `inward_number`."""
    rest, two = divmod(number, 26)
    figure, one = divmod(rest, 26)
    return f"{figure}{chr(65 + one)}{chr(65 + two)}"


def pack_offset(east: int, north: int, quality: int) -> int:
    """Tens of metres from the outcode's corner, and quality, in one number."""
    if not (0 <= east <= _WIDEST and 0 <= north <= _WIDEST):
        raise ValueError("an outcode wider than 327 km does not fit the table")
    return (east << 17) | (north << 2) | quality


def tens(metres: int) -> int:
    """Metres to tens of metres, to the nearest."""
    return (metres + UNIT // 2) // UNIT


def padded(size: int) -> int:
    """`size` rounded up to four bytes."""
    return (size + 3) & ~3


def head_digest(counts: Counts, before_rows: bytes) -> bytes:
    """SHA-256 of the format, the counts and all that stands between header and rows."""
    return hashlib.sha256(struct.pack("<5I", FORMAT, *counts) + before_rows).digest()


def write(
    path: Path,
    outcodes: Iterable[tuple[str, Sequence[Row]]],
    edition: str,
    sources: Sequence[str],
) -> None:
    """Writes a table. Outcodes rise as text, rows by `inward`; the same input, the same bytes."""
    names: list[str] = []
    first, east, north = array("I"), array("I"), array("I")
    inward, offset = array("H"), array("I")
    for outcode, rows in outcodes:
        if (names and not names[-1] < outcode) or not _rising(rows):
            raise ValueError(f"out of order at {outcode}")
        points = [(tens(row.point[0]), tens(row.point[1])) for row in rows if row.point]
        names.append(outcode)
        first.append(len(inward))
        east.append(min((e for e, _ in points), default=0))
        north.append(min((n for _, n in points), default=0))
        inward.extend(row.inward for row in rows)
        offset.extend(_offset(row, east[-1], north[-1]) for row in rows)
    first.append(len(inward))
    about, called = "\n".join([edition, *sources]).encode(), " ".join(names).encode("ascii")
    before = _filled(about) + _filled(called) + b"".join(_little(a) for a in (first, east, north))
    body = _filled(_little(inward)) + _little(offset)
    counts = Counts(len(names), len(inward), len(about), len(called))
    digests = head_digest(counts, before), hashlib.sha256(body).digest()
    path.write_bytes(HEADER.pack(MAGIC, FORMAT, *counts, *digests) + before + body)


def _filled(part: bytes) -> bytes:
    return part.ljust(padded(len(part)), b"\0")


def _little(numbers: "array[int]") -> bytes:
    """The numbers as they lie in the file, whatever order this machine keeps them in."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _rising(rows: Sequence[Row]) -> bool:
    return all(a.inward < b.inward for a, b in pairwise(rows))


def _offset(row: Row, east: int, north: int) -> int:
    if row.point is None:
        return NOWHERE
    return pack_offset(tens(row.point[0]) - east, tens(row.point[1]) - north, row.quality)
