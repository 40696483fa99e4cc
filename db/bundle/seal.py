"""Making bundles: rows into as many as they need, each signed, then sealed for one desk.

- What the other desk would refuse is not sent: `seal` holds the header against rows and files.
- A row and the sealed file that it brings travel together.
- Sealed bytes differ each time (age draws a key for every file); what is signed does not.
"""

from collections.abc import Callable, Sequence

from db import age
from db.bundle.frame import pack, wrap
from db.bundle.header import CAPS, HEADER_BYTES, BundleHeader, Caps, note, read_header, runs
from db.bundle.keys import DeviceKeys, PublicKeys, seal_hash
from db.bundle.lines import line_bytes, write_line
from db.errors import Refusal
from db.ledger import Row, canonical

_FRAME_BYTES = 4096  # signature line, length, age's own header
_CHUNK = 64 * 1024  # age seals in such chunks, 16 bytes more for each


def seal(
    header: BundleHeader,
    rows: Sequence[Row],
    blobs: Sequence[bytes],
    keys: DeviceKeys,
    recipient: PublicKeys,
) -> bytes:
    """The bytes of a `.evenhand` file for `recipient`.

    `header` comes from `header.describe` of these very rows and files, which `split` found to fit.
    ValueError when it does not speak of them, of these keys, or when a cap is broken.
    """
    _must_describe(header, rows, blobs, keys, recipient)
    top = canonical(header)
    _must_read(top)
    lines = [top, *map(write_line, rows)]
    if len(rows) > CAPS.rows or sum(map(len, lines)) + len(rows) - len(top) > CAPS.unpacked:
        raise ValueError("more rows than a bundle holds: split them")
    packed = pack(lines)
    del lines
    sealed = age.seal_to(wrap(packed, blobs, keys), recipient.seal)
    if len(sealed) > CAPS.sealed:
        raise ValueError("a bundle larger than 32 MB: split it")
    return sealed


def split(
    rows: Sequence[Row], caps: Caps = CAPS, *, brings: Callable[[Row], int] | None = None
) -> list[Sequence[Row]]:
    """Rows in order, cut into as few runs as keep every bundle within the caps.

    `brings` says how many bytes of sealed files travel with a row (0 when none, as without it).
    The size of a file is reckoned from above, as if its rows could not be packed at all. No rows
    make no bundles. ValueError for one row that no bundle could hold.
    """
    found: list[Sequence[Row]] = []
    start = unpacked = files = count = 0
    for at, row in enumerate(rows):
        size, weight = line_bytes(row), brings(row) if brings else 0
        if not _fits(caps, 1, size, weight, 1):
            raise ValueError("a row and its file are larger than a bundle may be")
        more = count + (weight > 0)
        if not _fits(caps, at - start + 1, unpacked + size, files + weight, more):
            found.append(rows[start:at])
            start, unpacked, files, count = at, 0, 0, 0
        unpacked, files, count = unpacked + size, files + weight, count + (weight > 0)
    if start < len(rows):
        found.append(rows[start:])
    return found


def _fits(caps: Caps, rows: int, unpacked: int, files: int, blobs: int) -> bool:
    # Nine bits for every eight: the worst that any zlib in use makes of bytes it cannot pack.
    inside = (unpacked + HEADER_BYTES) * 9 // 8 + files + _FRAME_BYTES
    sealed = inside + 16 * (inside // _CHUNK + 1)
    return (
        rows <= caps.rows
        and unpacked <= caps.unpacked
        and blobs <= caps.blobs
        and sealed <= caps.sealed
    )


def _must_describe(
    header: BundleHeader,
    rows: Sequence[Row],
    blobs: Sequence[bytes],
    keys: DeviceKeys,
    recipient: PublicKeys,
) -> None:
    if header.streams != tuple(runs(rows)) or header.blobs != tuple(map(note, blobs)):
        raise ValueError("the header speaks of other rows or files")
    if header.sender_key != keys.public.fingerprint:
        raise ValueError("the header names another key")
    if header.recipient.key != seal_hash(recipient.seal):
        raise ValueError("the header names another recipient")


def _must_read(top: bytes) -> None:
    try:
        read_header(top)
    except Refusal as refusal:
        raise ValueError("the header would be refused") from refusal
    if len(top) >= HEADER_BYTES:
        raise ValueError("the header is larger than its cap")
