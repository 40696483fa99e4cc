"""A photograph without what its camera noted, and not one byte of the picture coded anew.

- Of a JPEG the segments that hold such data are dropped, of a PNG the chunks. Kept are the colour
  profile, what a decoder needs, and which way is up.
- What lies behind the end of the picture goes too: telephones put a film or a second picture there.
"""

import struct
import zlib
from collections.abc import Iterator

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_ORIENTATION = 0x0112
_KEPT_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT"}
    | {b"cICP", b"mDCV", b"cLLI", b"pHYs", b"bKGD", b"sPLT", b"hIST"}
)


class CannotClean(Exception):
    """The data cannot be taken out of this file. `reason` in words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def without(data: bytes) -> bytes:
    """The same picture without it. Bytes that say nothing come back as they are.

    Raises `CannotClean` for what is no JPEG or PNG, or is cut short.
    """
    if data.startswith(JPEG):
        return _clean_jpeg(data)
    if data.startswith(PNG):
        return _clean_png(data)
    raise CannotClean("it is neither a JPEG nor a PNG picture")


# --- JPEG ---


def _clean_jpeg(data: bytes) -> bytes:
    out = [data[:2]]
    up = 1
    dropped = False
    end = 2
    for marker, start, end in _segments(data):
        segment = data[start:end]
        if _is_told(marker, segment):
            dropped = True
            if segment[4:10] == b"Exif\x00\x00" and up == 1:
                up = orientation(segment[10:])
        else:
            out.append(segment)
    if not dropped and end == len(data):
        return data
    if up != 1:
        if _only_up(data, up) and end == len(data):
            return data
        out.insert(_after_jfif(out), _exif_segment(up))
    return b"".join(out)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(marker, start, end) of each segment up to the end of the picture, its scans included."""
    at, size = 2, len(data)
    while at + 2 <= size:
        if data[at] != 0xFF:
            raise CannotClean("the picture is damaged")
        if data[at + 1] == 0xFF:  # filling
            at += 1
            continue
        marker = data[at + 1]
        if marker == 0xD9:
            yield marker, at, at + 2
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            yield marker, at, at + 2
            at += 2
            continue
        if at + 4 > size:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            end = _scan_end(data, end)
        if end > size or end < at + 4:
            break
        yield marker, at, end
        at = end
    raise CannotClean("the picture is cut short")


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded picture ends: at the next marker that is no part of it."""
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        after = data[at + 1]
        if after != 0x00 and after != 0xFF and not 0xD0 <= after <= 0xD7:
            return at
        at += 1 if after == 0xFF else 2
    raise CannotClean("the picture is cut short")


def _is_told(marker: int, segment: bytes) -> bool:
    """Whether a segment tells something besides the picture: APPn and comments, but for what a
    decoder needs: JFIF, the colour profile, Adobe's note of how colours are coded."""
    if marker == 0xFE:
        return True
    if not 0xE0 <= marker <= 0xEF:
        return False
    needed = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}.get(marker)
    return needed is None or not segment[4:].startswith(needed)


def _after_jfif(out: list[bytes]) -> int:
    return 2 if len(out) > 1 and out[1][:2] == b"\xff\xe0" else 1


def _exif_segment(up: int) -> bytes:
    body = b"Exif\x00\x00" + only_orientation(up)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def only_orientation(up: int) -> bytes:
    """A TIFF block that says which way is up, and nothing else."""
    return b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, up, 0, 0)


def _only_up(data: bytes, up: int) -> bool:
    """Whether which way is up is all that it tells: it was cleaned before."""
    told = [data[a:b] for marker, a, b in _segments(data) if _is_told(marker, data[a:b])]
    return told == [_exif_segment(up)]


def orientation(tiff: bytes) -> int:
    """Which way is up (1 to 8), out of a TIFF block; 1 where it does not say."""
    order = {b"MM": ">", b"II": "<"}.get(tiff[:2])
    try:
        if order is None:
            return 1
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for number in range(min(count, 500)):
            at = first + 2 + 12 * number
            tag, kind = struct.unpack_from(f"{order}HH", tiff, at)
            if tag == _ORIENTATION and kind == 3:
                (up,) = struct.unpack_from(f"{order}H", tiff, at + 8)
                return up if 1 <= up <= 8 else 1
    except struct.error:
        pass
    return 1


# --- PNG ---


def _clean_png(data: bytes) -> bytes:
    out, up, at = [data[:8]], 1, 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            break
        if kind in _KEPT_CHUNKS:
            out.append(data[at:end])
        elif kind == b"eXIf":
            up = orientation(data[at + 8 : at + 8 + length])
        at = end
        if kind == b"IEND":
            if up != 1:
                out.insert(2, _chunk(b"eXIf", only_orientation(up)))
            return b"".join(out)
    raise CannotClean("the picture is cut short")


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)
