"""Reads the rows of lists of postcodes as they are published.

Code-Point Open (Ordnance Survey): CSV without a header, or with either of OS's own; codes with one
space or in seven characters (`S1  2HH`, `AB101AB`). Quality 90 and grid reference 0,0 both mean
that no position is known: taken for a point, it would be hundreds of km from everywhere.

The ONS Postcode Directory: CSV whose header names the columns (their names changed in 2025; both
are known). Ended postcodes stand in it with the month in which they ended. Northern Ireland is left
out: its references are on the Irish grid, and read as ours Belfast would lie in Ellesmere Port. So
are the islands, which have none, and the codes that fit no shape that is written today.

A line that is none of these is refused with its number: a list is taken whole or not at all.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from db.names import Postcode

_CODE = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?) {0,2}([0-9][A-Z]{2})")
_NO_POSITION = 90
_COARSE = 20  # Code-Point's quality 10 is a measured unit, 20 to 60 ever coarser stand-ins
_HEADERS = frozenset({"postcode", "pc"})  # OS's long and short header lines begin so
_EASTERNMOST, _NORTHERNMOST = 700_000, 1_300_000  # metres: the grid ends there
# ONS's columns: what they are called, the newest name first.
_ONS = {
    "code": ("pcds", "pcd8", "pcd7", "pcd"),
    "ended": ("doterm",),
    "easting": ("east1m", "oseast1m"),
    "northing": ("north1m", "osnrth1m"),
    "quality": ("gridind", "osgrdind"),
}
_ONS_COARSE = frozenset({"5", "6", "8"})  # imputed, a sector's mean, or from before the grid link
_ONS_NOWHERE = "9"
_NOT_ON_THE_GRID = re.compile("(?:BT|GY|JE|IM)[0-9]|GIR|NPT")
_MONTH = re.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])")


class NotCodePoint(ValueError):
    """The file is no list of postcodes as published; the text names the line."""


class Published(NamedTuple):
    """A postcode as a list has it: canonical code, whole metres or None, and whether coarse.

    `ended` is the month ("1994-05") in which it ended; empty while it is live.
    """

    code: Postcode
    point: tuple[int, int] | None
    coarse: bool = False
    ended: str = ""


def read_codepoint(lines: Iterable[str]) -> Iterator[Published]:
    """The rows of one file of Code-Point Open, in its own order. Raises `NotCodePoint`."""
    wide = 0  # columns of the first row
    for number, row in enumerate(csv.reader(lines), start=1):
        if not row or (number <= 2 and row[0].strip().lower() in _HEADERS):
            continue
        wide = wide or len(row)
        if len(row) < wide:
            raise NotCodePoint(f"line {number} ends early: it may have been cut short on its way")
        try:
            yield published(row[0], int(row[1]), int(row[2]), int(row[3]))
        except (ValueError, IndexError):
            raise NotCodePoint(f"line {number} is not a row of Code-Point Open") from None


def published(code: str, quality: int, easting: int, northing: int) -> Published:
    """One row from its parts, nothing guessed. Raises `ValueError` for what is no postcode."""
    canonical = _canonical(code)
    if quality == _NO_POSITION or (easting, northing) == (0, 0):
        return Published(canonical, None)
    return Published(canonical, _on_the_grid(easting, northing), quality >= _COARSE)


def is_directory(first: str) -> bool:
    """Whether a first line is the header of the ONS Postcode Directory."""
    named = {word.strip().strip('"').lower() for word in first.split(",")}
    return all(named.intersection(_ONS[needed]) for needed in ("code", "easting", "northing"))


def read_directory(lines: Iterable[str]) -> Iterator[Published]:
    """The rows of one file of the directory, in its own order. Raises `NotCodePoint`."""
    rows = csv.reader(lines)
    columns = _columns(next(rows, []))
    for row in rows:
        if not row:
            continue
        try:
            found = _listed(row, *columns)
        except (ValueError, IndexError):
            number = rows.line_num
            raise NotCodePoint(f"line {number} is not a row of the postcode directory") from None
        if found is not None:
            yield found


def _columns(header: Sequence[str]) -> tuple[int, int, int, int, int]:
    """Where code, month of ending, easting, northing and quality stand."""
    places = {name.strip().lower(): at for at, name in enumerate(header)}
    found = []
    for ours, names in _ONS.items():
        at = next((places[name] for name in names if name in places), None)
        if at is None:
            raise NotCodePoint(f"there is no column {names[-1]} ({ours})")
        found.append(at)
    code, ended, easting, northing, quality = found
    return code, ended, easting, northing, quality


def _listed(
    row: Sequence[str], code: int, ended: int, east: int, north: int, quality: int
) -> Published | None:
    """One row of the directory; None for what has no place on the British grid."""
    typed = row[code].strip()
    if _NOT_ON_THE_GRID.match(typed):
        return None
    month = row[ended].strip()
    if month and not _MONTH.fullmatch(month):
        raise ValueError("no month")
    until = f"{month[:4]}-{month[4:]}" if month else ""
    easting, northing, grade = row[east].strip(), row[north].strip(), row[quality].strip()
    if not easting or not northing or grade == _ONS_NOWHERE:
        return Published(_canonical(typed), None, ended=until)
    point = _on_the_grid(int(easting), int(northing))
    return Published(_canonical(typed), point, grade in _ONS_COARSE, until)


def _canonical(code: str) -> Postcode:
    shaped = _CODE.fullmatch(code)
    if shaped is None:
        raise ValueError("not a postcode")
    return Postcode(f"{shaped[1]} {shaped[2]}")


def _on_the_grid(easting: int, northing: int) -> tuple[int, int]:
    if not (0 < easting < _EASTERNMOST and 0 < northing < _NORTHERNMOST):
        raise ValueError("not on the grid")
    return easting, northing
