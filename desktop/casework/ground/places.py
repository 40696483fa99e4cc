"""Where a postcode lies: the table of Great Britain, mapped into memory and searched by halves.

Rules:
- A postcode without a position is never a point. Quality 90 and grid reference 0,0 of the published
  lists are no position; nor has Northern Ireland one (its grid is the Irish one: read as ours,
  Belfast would lie in Ellesmere Port), nor the islands, nor a forces address. Each says why.
- A position that may mislead says so in its reason: from the directory alone, or doubtful. One that
  is merely approximate has a note.
- Opening reads the directory only and checks it; `verify` checks every byte.

Positions are within 5 m east and north of what is published (the table keeps tens of metres).
"""

import hashlib
import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from msgspec import Struct

from db.names import GridPoint, Postcode
from desktop.casework.ground import layout
from desktop.casework.ground.layout import DIRECTORY, EXACT, NOWHERE, UNIT, inward_number

Quality = Literal["exact", "approximate", "directory", "doubtful", "ended"]

QUALITIES: tuple[Quality, ...] = ("exact", "approximate", "directory", "doubtful")
NOTES = ("", "the position is approximate: a wider area’s, or a delivery office’s", "", "")
REASONS = (
    "",
    "",
    "the position is from the national directory: the postcode has ended, or is newer than the"
    " list of live ones",
    "the position is doubtful: the published lists disagree by more than a kilometre, or it lies"
    " far from its neighbours",
)
# By postcode area, whatever a table holds.
_OUTSIDE = {
    "BT": "Northern Ireland is not on the British grid",
    "JE": "Jersey is not on the British grid",
    "GY": "Guernsey is not on the British grid",
    "IM": "the Isle of Man is not on the British grid",
    "BF": "a forces address (BFPO) has no place on the map",
}
_number = lru_cache(maxsize=6760)(inward_number)  # so many there are, each asked for very often
_GIRO = "a bank’s own postcode, which has no place on the map"
NO_COORDINATES = "no coordinates are published for this postcode"
_UNKNOWN = "not among the postcodes known here: it may be new, or mistyped"


class PlacesDamaged(ValueError):
    """The table of places cannot be trusted; the text says what to do."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The list of postcodes is damaged ({what}). Set the program up again, or put a fresh"
            " copy of the file in its place."
        )


class Located(Struct, frozen=True, gc=False):
    """A postcode with a position.

    `reason` says why the point may mislead, and is empty where it does not. `note` says what else
    is worth knowing: an approximate point stands for the area or the post office of many addresses.
    """

    point: GridPoint
    quality: Quality = "exact"
    reason: str = ""
    note: str = ""


class Unlocated(Struct, frozen=True, gc=False):
    """A postcode that cannot be measured, and why, as the end of a sentence."""

    reason: str


class Places:
    """The open table. Close it, or use it in a `with`; on Windows an open file cannot be replaced.

    What was learnt since it was made lies over it in `known.KnownPlaces`.
    """

    def __init__(self, view: mmap.mmap) -> None:
        self._map = view
        counts = _checked(view)
        text = view[layout.HEADER.size : layout.HEADER.size + counts.about].decode()
        self.edition, *sources = text.split("\n")
        self.sources = tuple(sources)
        self.rows = counts.rows
        names = view[counts.names_at : counts.names_at + counts.names].decode("ascii").split()
        self._outcodes = dict(zip(names, range(counts.outcodes), strict=True))
        whole, many = memoryview(view), counts.outcodes
        # The directory is small: as a list it is quicker to look into. The rows stay on disk.
        numbers = [*_numbers(whole[counts.first_at : counts.rows_at], "I")]
        self._first, self._east = numbers[: many + 1], numbers[many + 1 : 2 * many + 1]
        self._north = numbers[2 * many + 1 :]
        inward_end = counts.rows_at + counts.rows * layout.INWARD_BYTES
        self._inward = _numbers(whole[counts.rows_at : inward_end], "H")
        self._offset = _numbers(whole[counts.offset_at :], "I")

    @classmethod
    def open(cls, path: Path) -> Self:
        """The table in this file. Raises `PlacesDamaged` where it is short or altered."""
        with path.open("rb") as file:
            if path.stat().st_size < layout.HEADER.size:
                raise PlacesDamaged("cut short")
            view = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            return cls(view)
        except PlacesDamaged:
            view.close()
            raise

    def close(self) -> None:
        """Lets the file go."""
        # The map cannot be closed while views of it live.
        for view in (self._inward, self._offset):
            if isinstance(view, memoryview):
                view.release()
        self._inward = self._offset = ()
        self._map.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def find(self, code: Postcode) -> Located | Unlocated:
        """Where a postcode lies, or why that cannot be said. Never raises."""
        outcode = self._outcodes.get(code[:-4])
        if outcode is None:
            return Unlocated(_why_absent(code, outcode_known=False))
        wanted, end = _number(code[-3:]), self._first[outcode + 1]
        row = bisect_left(self._inward, wanted, self._first[outcode], end)
        if row == end or self._inward[row] != wanted:
            return Unlocated(_why_absent(code, outcode_known=True))
        return self._place(outcode, row)

    def row(self, code: Postcode) -> tuple[int, Located | Unlocated] | None:
        """In which row of the table a postcode stands, and where it lies; None: in none."""
        outcode = self._outcodes.get(code[:-4])
        if outcode is None:
            return None
        wanted, end = _number(code[-3:]), self._first[outcode + 1]
        row = bisect_left(self._inward, wanted, self._first[outcode], end)
        if row == end or self._inward[row] != wanted:
            return None
        return row, self._place(outcode, row)

    @property
    def outcodes(self) -> Sequence[str]:
        """Every outcode of the table, rising."""
        return tuple(self._outcodes)

    def live(self, name: str) -> Iterator[tuple[int, Postcode, GridPoint, Quality]]:
        """The postcodes of an outcode that the list of live ones has with a position, in order:
        row, code, point, quality. Of those that are doubtful some may have ended all the same: the
        table does not tell. None for an outcode that the table lacks.
        """
        outcode = self._outcodes.get(name)
        if outcode is None:
            return
        for row in range(self._first[outcode], self._first[outcode + 1]):
            offset = self._offset[row]
            if offset != NOWHERE and offset & 3 != DIRECTORY:
                code = Postcode(f"{name} {layout.inward_text(self._inward[row])}")
                yield row, code, self._point(outcode, offset), QUALITIES[offset & 3]

    def exact(
        self, name: str, every: int = 1, *, samples: int = 0
    ) -> Iterator[tuple[int, int, int]]:
        """The exact addresses of an outcode: the figure of the sector, easting, northing (metres).

        Every so many of its rows are looked at, or about `samples` of them in all.
        """
        outcode = self._outcodes[name]
        begin, end = self._first[outcode], self._first[outcode + 1]
        step = max(1, (end - begin) // samples) if samples else every
        east, north = self._east[outcode], self._north[outcode]
        for row in range(begin, end, step):
            offset = self._offset[row]
            if offset != NOWHERE and offset & 3 == EXACT:
                figure = self._inward[row] // (26 * 26)
                yield (
                    figure,
                    (east + (offset >> 17)) * UNIT,
                    (north + (offset >> 2 & 0x7FFF)) * UNIT,
                )

    def all(self) -> Iterator[tuple[Postcode, Located | Unlocated]]:
        """Every row of the table itself, in order: for comparing editions and for checks."""
        for name, outcode in self._outcodes.items():
            for row in range(self._first[outcode], self._first[outcode + 1]):
                code = Postcode(f"{name} {layout.inward_text(self._inward[row])}")
                yield code, self._place(outcode, row)

    def verify(self) -> None:
        """Reads every byte against the digest (some 25 ms). Raises `PlacesDamaged`."""
        head = layout.HEADER.unpack_from(self._map)
        rows_at = layout.Counts(*head[2:6]).rows_at
        if hashlib.sha256(self._map[rows_at:]).digest() != head[-1]:
            raise PlacesDamaged("altered")

    def _place(self, outcode: int, row: int) -> Located | Unlocated:
        offset = self._offset[row]
        if offset == NOWHERE:
            return Unlocated(NO_COORDINATES)
        point = self._point(outcode, offset)
        quality = offset & 3
        if quality == EXACT:  # two in three: nothing to say
            return Located(point)
        return Located(point, QUALITIES[quality], REASONS[quality], NOTES[quality])

    def _point(self, outcode: int, offset: int) -> GridPoint:
        return GridPoint(
            (self._east[outcode] + (offset >> 17)) * UNIT,
            (self._north[outcode] + (offset >> 2 & 0x7FFF)) * UNIT,
        )


def _checked(view: mmap.mmap) -> layout.Counts:
    """The counts of a table that is whole up to its rows. Raises `PlacesDamaged`."""
    magic, form, *numbers, head, _ = layout.HEADER.unpack_from(view)
    counts = layout.Counts(*numbers)
    if magic != layout.MAGIC:
        raise PlacesDamaged("not a list of postcodes")
    if form != layout.FORMAT:
        raise PlacesDamaged("made for another version of the program")
    if len(view) != counts.size:
        raise PlacesDamaged("cut short, or too long")
    if layout.head_digest(counts, view[layout.HEADER.size : counts.rows_at]) != head:
        raise PlacesDamaged("altered")
    return counts


def _numbers(rows: memoryview, kind: Literal["H", "I"]) -> Sequence[int]:
    """Numbers read in place; where the machine's own order is the other one, turned in a copy."""
    if sys.byteorder == "little":
        return rows.cast(kind)
    turned = array(kind, bytes(rows))
    turned.byteswap()
    return turned


def _why_absent(code: Postcode, outcode_known: bool) -> str:
    area = code[:-4].rstrip("0123456789")
    if code == "GIR 0AA":
        return _GIRO
    if area in _OUTSIDE:
        return _OUTSIDE[area]
    if not outcode_known:
        return f"no postcode known here begins with {code[:-4]}: it may be new, or mistyped"
    return _UNKNOWN
