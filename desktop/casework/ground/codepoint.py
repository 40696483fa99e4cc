"""Reads lists of postcodes as they are published.

Code-Point Open (Ordnance Survey): CSV without a header, or with either of OS's own; codes with one
space or in seven characters (`S1  2HH`, `AB101AB`). Quality 90 and grid reference 0,0 both mean
that no position is known: taken for a point, it would be hundreds of km from everywhere.

A line that is none of these is refused with its number: a list is taken whole or not at all.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from db.names import Postcode

_CODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?) {0,2}([0-9][A-Z]{2})")
_NO_POSITION = 90
_COARSE = 20  # Code-Point's quality 10 is a measured unit, 20 to 60 ever coarser stand-ins
_HEADERS = frozenset({"postcode", "pc"})  # OS's long and short header lines begin so


class NotCodePoint(ValueError):
    """The file is not Code-Point Open as published; the text names the line."""


class Published(NamedTuple):
    """A postcode as a list has it: canonical code, whole metres or None, and whether coarse."""

    code: Postcode
    point: tuple[int, int] | None
    coarse: bool = False


def read_codepoint(lines: Iterable[str]) -> Iterator[Published]:
    """The rows of one file of Code-Point Open, in its own order. Raises `NotCodePoint`."""
    for number, row in enumerate(csv.reader(lines), start=1):
        if not row or (number <= 2 and row[0].strip().lower() in _HEADERS):
            continue
        try:
            yield published(row[0], int(row[1]), int(row[2]), int(row[3]))
        except (ValueError, IndexError):
            raise NotCodePoint(f"line {number} is not a row of Code-Point Open") from None


def published(code: str, quality: int, easting: int, northing: int) -> Published:
    """One row from its parts, nothing guessed. Raises `ValueError` for what is no postcode."""
    shaped = _CODE.fullmatch(code)
    if shaped is None:
        raise ValueError("not a postcode")
    canonical = Postcode(f"{shaped[1]} {shaped[2]}")
    if quality == _NO_POSITION or (easting, northing) == (0, 0):
        return Published(canonical, None)
    return Published(canonical, (easting, northing), quality >= _COARSE)
