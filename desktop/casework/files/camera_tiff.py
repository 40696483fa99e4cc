"""A TIFF (a scan, a fax) without what the scanner or a program noted, the picture as it was.

- A TIFF is a chain of directories, one for each page, whose entries point anywhere in the file
  (TIFF 6.0). A file of the same length is made of nothing, and only what shows the pages is copied
  into it, each thing to its place: what is not known to be needed is not there any more.
- Each page keeps its size, its kind of colour, how it is packed, which way is up, its resolution
  and its colour profile.
"""

import struct
from typing import NamedTuple

from desktop.casework.files.camera_bytes import CannotClean

_NEEDED = frozenset(
    {254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279}
    | {280, 281, 282, 283, 284, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320}
    | {321, 322, 323, 324, 325, 326, 327, 328, 332, 334, 336, 338, 339, 340, 341, 342, 347}
    | {512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532, 34675}
)
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_LAID_OUT = ((273, 279), (324, 325), (513, 514))  # where the parts of a picture lie, how long each
_BARE = {
    519: 64,
    520: 16 + 17 * 16,
    521: 16 + 17 * 16,
}  # tables of an old JPEG: no length of theirs
_HEAD = 8  # bytes at the beginning of a TIFF
_BLOCK = 65_536  # bytes that are compared at once
_PAGES, _VALUES = 2000, 200_000
_WHY = "the picture is damaged, or built in an unusual way"


class _Entry(NamedTuple):
    tag: int
    start: int  # of the entry, which is 12 bytes long
    values: int  # where they lie
    kind: int
    many: int


class _Tiff:
    """Bytes that are read with care: what lies outside of them raises `CannotClean`."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(data[:4], "")
        if not self.order:
            raise CannotClean("it is no TIFF picture")

    def read(self, form: str, at: int) -> int:
        try:
            (found,) = struct.unpack_from(self.order + form, self.data, at)
        except struct.error:
            raise CannotClean(_WHY) from None
        return int(found)

    def entries(self, at: int) -> list[_Entry]:
        found = []
        for place in range(self.read("H", at)):
            start = at + 2 + 12 * place
            tag, kind, count = (
                self.read("H", start),
                self.read("H", start + 2),
                self.read("I", start + 4),
            )
            long = _SIZES.get(kind, 0) * count
            values = start + 8 if long <= 4 else self.read("I", start + 8)
            if tag in _NEEDED and (not long or values + long > len(self.data)):
                raise CannotClean(_WHY)
            found.append(_Entry(tag, start, values, kind, count))
        return found

    def numbers(self, entry: _Entry) -> list[int]:
        form = {1: "B", 3: "H", 4: "I", 13: "I"}.get(entry.kind)
        if form is None or entry.many > _VALUES:
            raise CannotClean(_WHY)
        size = _SIZES[entry.kind]
        return [self.read(form, entry.values + size * each) for each in range(entry.many)]


def says_more(data: bytes, clean: bytes) -> bool:
    """Whether what `clean_tiff` left out says anything.

    Some programs leave the few bytes of an empty head before each page: those are nothing to ask a
    person about.
    """
    for start in range(0, len(data), _BLOCK):
        was, now = data[start : start + _BLOCK], clean[start : start + _BLOCK]
        if was != now:
            gone = bytes(one if not left else 0 for one, left in zip(was, now, strict=True))
            runs = (run.strip(b"\x00") for run in gone.split(bytes(_HEAD)))
            if any(len(run) > _HEAD for run in runs):
                return True
    return False


def clean_tiff(data: bytes) -> bytes:
    """The same pages without it; the same bytes where they tell nothing. Raises `CannotClean`."""
    tiff = _Tiff(data)
    made = bytearray(len(data))
    made[:8] = data[:8]
    at, seen = tiff.read("I", 4), set[int]()
    while at:
        if at in seen or len(seen) >= _PAGES:
            raise CannotClean(_WHY)
        seen.add(at)
        at = _page(tiff, at, made)
    if not seen:
        raise CannotClean(_WHY)
    return data if made == data else bytes(made)


def _page(tiff: _Tiff, at: int, made: bytearray) -> int:
    """Copy one page; where the next one's directory lies, 0 for none."""
    every = tiff.entries(at)
    end = at + 2 + 12 * len(every)
    following = tiff.read("I", end)
    kept = [one for one in every if one.tag in _NEEDED]
    for start, size in _parts(tiff, {one.tag: one for one in kept}):
        if start + size > len(tiff.data):
            raise CannotClean("the picture is cut short")
        made[start : start + size] = tiff.data[start : start + size]
    place = at + 2
    for one in kept:
        long = _SIZES[one.kind] * one.many
        if long > 4:
            made[one.values : one.values + long] = tiff.data[one.values : one.values + long]
        made[place : place + 12] = tiff.data[one.start : one.start + 12]
        place += 12
    struct.pack_into(tiff.order + "H", made, at, len(kept))
    struct.pack_into(tiff.order + "I", made, place, following)
    return following


def _parts(tiff: _Tiff, by_tag: dict[int, _Entry]) -> list[tuple[int, int]]:
    """Where the coded picture lies: (start, length) of each of its parts."""
    found: list[tuple[int, int]] = []
    for where, how_long in _LAID_OUT:
        if where in by_tag:
            if how_long not in by_tag:
                raise CannotClean(_WHY)
            starts, sizes = tiff.numbers(by_tag[where]), tiff.numbers(by_tag[how_long])
            if len(starts) != len(sizes):
                raise CannotClean(_WHY)
            found += zip(starts, sizes, strict=True)
    for tag, most in _BARE.items():
        if tag in by_tag:
            room = len(tiff.data)
            found += [(one, max(0, min(most, room - one))) for one in tiff.numbers(by_tag[tag])]
    if not found:
        raise CannotClean(_WHY)
    return found
