"""A HEIC photograph without what its camera noted, not one byte of the picture coded anew.

- The file keeps its length and every place in it: what tells something is overwritten where it
  lies. Of the Exif block there remains which way is up, where that was told.
- In the box of data only what belongs to a picture stays: what no picture names goes too.
- A film or a series of pictures (`moov`) holds times and places of its own; that is not cleaned.
"""

from desktop.casework.files.camera_bytes import CannotClean, only_orientation, orientation
from desktop.casework.files.heif_boxes import PICTURES, Heif, Item, NotHeif, Piece, take_apart

_NOTHING = b"MM\x00*" + b"\x00\x00\x00\x08" + bytes(6)  # a TIFF block without an entry
_KEPT = frozenset({b"ftyp", b"meta", b"mdat"})
_KEPT_IN_META = frozenset(
    {b"hdlr", b"pitm", b"iinf", b"iloc", b"iref", b"iprp", b"idat", b"dinf", b"grpl", b"free"}
)
_TELLING = frozenset({b"udes", b"crtt", b"mdft", b"itai", b"uuid"})
"""Properties that tell: words of the owner, when it was made or changed, marks of a program."""


def exif_of(data: bytes) -> bytes:
    """The TIFF block in it; empty where there is none. Raises `CannotClean`."""
    for item in _apart(data).items:
        if item.kind == b"Exif":
            block = b"".join(data[one.start : one.end] for one in item.pieces)
            return _tiff_in(block)
    return b""


def clean_heic(data: bytes) -> bytes:
    """The same picture without it; the same bytes where it tells nothing. Raises `CannotClean`."""
    heif = _apart(data)
    if any(one.kind in (b"moov", b"moof") for one in heif.boxes):
        raise CannotClean("it is a film or a series of pictures")
    keep = [piece for item in heif.items if item.kind in PICTURES for piece in item.pieces]
    made = bytearray(data)
    for start, end in _told(heif):
        made[start:end] = bytes(end - start)
    for box in heif.boxes:
        if box.kind not in _KEPT:
            made[box.start + 4 : box.start + 8] = b"free"
    for box in heif.meta:
        if box.kind not in _KEPT_IN_META:
            made[box.start + 4 : box.start + 8] = b"free"
    _hollow(heif, keep, made)
    _put_empty(data, heif.items, made)
    # Whatever was overwritten above, the picture is as it was.
    if any(made[one.start : one.end] != data[one.start : one.end] for one in keep):
        raise CannotClean("what it tells lies within the picture")
    del made[heif.tail :]
    return data if made == data else bytes(made)


def _apart(data: bytes) -> Heif:
    try:
        return take_apart(data)
    except NotHeif:
        raise CannotClean("the picture is damaged, or built in an unusual way") from None


def _told(heif: Heif) -> list[Piece]:
    """What tells something, outside of the data: as places in the file."""
    found = [Piece(box.body, box.end) for box in heif.boxes if box.kind not in _KEPT]
    found += [Piece(box.body, box.end) for box in heif.meta if box.kind not in _KEPT_IN_META]
    for box in heif.properties:
        if box.kind in _TELLING:
            # The first bytes say which form it has; of a program's own box, whose.
            found.append(
                Piece(min(box.body + (16 if box.kind == b"uuid" else 4), box.end), box.end)
            )
    return found


def _hollow(heif: Heif, keep: list[Piece], made: bytearray) -> None:
    """Of the boxes of data only what belongs to a picture stays."""
    inside = [box for box in heif.boxes if box.kind == b"mdat"]
    inside += [box for box in heif.meta if box.kind == b"idat"]
    for box in inside:
        at = box.body
        for piece in sorted(keep):
            start, end = max(piece.start, box.body), min(piece.end, box.end)
            if start < end:
                if at < start:
                    made[at:start] = bytes(start - at)
                at = max(at, end)
        made[at : box.end] = bytes(box.end - at) if at < box.end else b""


def _put_empty(data: bytes, items: tuple[Item, ...], made: bytearray) -> None:
    """What remains of an item that told something: an empty Exif block, or blanks."""
    for item in items:
        for place in range(item.name.start, item.name.end):
            made[place] = 0x20
        if item.kind in PICTURES:
            continue
        block = b"".join(data[one.start : one.end] for one in item.pieces)
        left = _left_of_exif(block) if item.kind == b"Exif" else b" " * len(block)
        for start, end in item.pieces:
            made[start:end] = left[: end - start]
            left = left[end - start :]


def _left_of_exif(block: bytes) -> bytes:
    """Which way is up, and nothing else, as long as the block was. Of one too short for that,
    nothing."""
    up = orientation(_tiff_in(block))
    empty = bytes(4) + (only_orientation(up) if up != 1 else _NOTHING)
    return (empty if len(empty) <= len(block) else b"").ljust(len(block), b"\x00")


def _tiff_in(block: bytes) -> bytes:
    """Its first four bytes say where it begins behind them."""
    return block[4 + int.from_bytes(block[:4], "big") :]


def has_program_notes(data: bytes) -> bool:
    """Whether a program left notes of its own (XMP) beside the picture. Raises `CannotClean`."""
    return any(one.kind in (b"mime", b"uri ") for one in _apart(data).items)
