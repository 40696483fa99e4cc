"""What a HEIC picture is made of: its boxes and items, found without decoding anything.

A HEIC file is boxes (ISO/IEC 14496-12); its `meta` box lists items (23008-12): pictures, and what
is told of them ("Exif", XMP), each lying in pieces anywhere in the file. Nothing here trusts a
length: every piece must lie within the file, and whatever does not raises `NotHeif`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_MOST = 20_000  # boxes, items or pieces of a file; telephones write some hundred

PICTURES = frozenset(
    {b"hvc1", b"lhv1", b"av01", b"avc1", b"jpeg", b"j2k1", b"unci"}
    | {b"grid", b"iovl", b"iden", b"tmap", b"mask"}
)
"""Kinds of item that are a picture or a part of one."""


class NotHeif(ValueError):
    """The bytes are cut short, damaged, or built in a way that is not read here."""


class Box(NamedTuple):
    """A box: `start` to `end` in the file, its content from `body` on."""

    kind: bytes
    start: int
    body: int
    end: int


class Piece(NamedTuple):
    """Bytes of an item, as they lie in the file."""

    start: int
    end: int


@dataclass(frozen=True)
class Item:
    """An item: its kind, where its words stand in the file, and its bytes."""

    kind: bytes
    name: Piece
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Heif:
    """A file, taken apart. `meta`: the boxes in its meta box; `properties`: of its items."""

    boxes: tuple[Box, ...]
    tail: int  # where the last whole box ends; what follows is no part of the picture
    meta: tuple[Box, ...]
    properties: tuple[Box, ...]
    items: tuple[Item, ...] = field(default=())


def take_apart(data: bytes) -> Heif:
    """The boxes and items of a file. Raises `NotHeif`."""
    boxes, tail = _top(data)
    metas = [one for one in boxes if one.kind == b"meta"]
    if not boxes or boxes[0].kind != b"ftyp" or len(metas) != 1:
        raise NotHeif
    inside = tuple(_boxes(data, metas[0].body + 4, metas[0].end))
    by_kind = {one.kind: one for one in inside}
    if b"iinf" not in by_kind or b"iloc" not in by_kind:
        raise NotHeif
    pieces = _pieces(data, by_kind[b"iloc"], by_kind.get(b"idat"))
    items = tuple(
        Item(kind, name, pieces.get(number, ()))
        for number, kind, name in _infos(data, by_kind[b"iinf"])
    )
    return Heif(boxes, tail, inside, tuple(_properties(data, by_kind.get(b"iprp"))), items)


def number(data: bytes, at: int, size: int, end: int) -> int:
    """An unsigned number of `size` bytes. Raises `NotHeif` behind `end`."""
    if at < 0 or at + size > min(end, len(data)):
        raise NotHeif
    return int.from_bytes(data[at : at + size], "big")


def _top(data: bytes) -> tuple[tuple[Box, ...], int]:
    """The outermost boxes. What follows the last whole one may be anything at all."""
    found: list[Box] = []
    at = 0
    while at < len(data):
        try:
            box = _box(data, at, len(data))
        except NotHeif:
            if not any(one.kind == b"mdat" for one in found):
                raise  # it is cut short
            break
        found.append(box)
        at = box.end
    return tuple(found), at


def _boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    for _ in range(_MOST):
        if at >= end:
            return
        box = _box(data, at, end)
        yield box
        at = box.end
    raise NotHeif


def _box(data: bytes, at: int, end: int) -> Box:
    size, body = number(data, at, 4, end), at + 8
    kind = data[at + 4 : at + 8]
    if size == 1:
        size, body = number(data, at + 8, 8, end), at + 16
    elif size == 0:
        size = end - at
    if size < body - at or at + size > end or len(kind) < 4:
        raise NotHeif
    return Box(kind, at, body, at + size)


def _infos(data: bytes, iinf: Box) -> Iterator[tuple[int, bytes, Piece]]:
    """(number, kind, where its name stands) of each item."""
    wide = 4 if number(data, iinf.body, 1, iinf.end) else 2
    for box in _boxes(data, iinf.body + 4 + wide, iinf.end):
        version = number(data, box.body, 1, box.end)
        if box.kind != b"infe" or version < 2:
            raise NotHeif
        size = 2 if version == 2 else 4
        at = box.body + 4
        which = number(data, at, size, box.end)
        at += size + 2
        kind = data[at : at + 4]
        name = data.find(b"\x00", at + 4, box.end)
        if at + 4 > box.end or name == -1:
            raise NotHeif
        yield which, kind, Piece(at + 4, name)


def _pieces(data: bytes, iloc: Box, idat: Box | None) -> dict[int, tuple[Piece, ...]]:
    """Where the bytes of each item lie (8.11.3 of ISO/IEC 14496-12)."""
    version = number(data, iloc.body, 1, iloc.end)
    sizes = number(data, iloc.body + 4, 2, iloc.end)
    offset, length, base, index = (sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15)
    wide = 2 if version < 2 else 4
    at = iloc.body + 6
    many = number(data, at, wide, iloc.end)
    at += wide
    if version > 2 or many > _MOST:
        raise NotHeif
    found: dict[int, tuple[Piece, ...]] = {}
    for _ in range(many):
        which = number(data, at, wide, iloc.end)
        at += wide
        way = number(data, at, 2, iloc.end) & 15 if version else 0
        at += 4 if version else 2
        begin = number(data, at, base, iloc.end)
        at += base
        parts = number(data, at, 2, iloc.end)
        at += 2
        room = _room(data, way, idat)
        own = []
        for _ in range(parts):
            at += index if version else 0
            start = room.start + begin + number(data, at, offset, iloc.end)
            size = number(data, at + offset, length, iloc.end)
            at += offset + length
            own.append(Piece(start, start + size if size else room.end))
            if own[-1].end > room.end or len(own) > _MOST:
                raise NotHeif
        found[which] = tuple(own)
    return found


def _room(data: bytes, way: int, idat: Box | None) -> Piece:
    """Where an item's offsets are counted from: the file, or the box beside the list."""
    if way == 0:
        return Piece(0, len(data))
    if way == 1 and idat is not None:
        return Piece(idat.body, idat.end)
    raise NotHeif


def _properties(data: bytes, iprp: Box | None) -> Iterator[Box]:
    if iprp is None:
        return
    for box in _boxes(data, iprp.body, iprp.end):
        if box.kind == b"ipco":
            yield from _boxes(data, box.body, box.end)
