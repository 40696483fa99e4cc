"""One ledger row as one line of a bundle, and back.

- Header and payload travel as the very bytes that were hashed; they are hashed first and decoded
  after, by `db.ledger`, strictly.
- A line must equal its own canonical encoding, like everything in it.
- An erased row travels blank: no payload, no salt, the payload's hash in their place. A row that
  was not erased brings no hash: it is computed, never believed.
"""

from typing import NamedTuple

import msgspec
from msgspec import Raw, Struct

from db.errors import BundleUnsound
from db.ledger import (
    ROW_BYTES,
    Row,
    Unsound,
    canonical,
    decode_body,
    decode_header,
    hash_payload,
    hash_row,
)
from db.names import Body, Hash, HexKey, Sha256

LINE_BYTES = ROW_BYTES + 4096  # payload, header, and what holds them together


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    header: Raw
    payload: Raw
    payload_hash: Sha256 | None
    salt: HexKey | None


class OpenRow(NamedTuple):
    """A row that was verified, and what it says, decoded; `body` is None once it was erased."""

    row: Row
    body: Body | None


_lines = msgspec.json.Decoder(_Line)


def write_line(row: Row) -> bytes:
    """The line of a row, without its line end."""
    header = canonical(row.header)
    if row.payload is None or row.salt is None:
        return _blank(header, row.payload_hash)
    return _full(header, row.payload, row.salt)


def line_bytes(row: Row) -> int:
    """How long a row's line is with its line end, in bytes, without making it."""
    if row.payload is None or row.salt is None:
        return len(canonical(row.header)) + _BLANK_EXTRA
    return len(canonical(row.header)) + len(row.payload) + _FULL_EXTRA


def read_line(line: bytes, prev: Hash) -> OpenRow:
    """The row in this line (without line end), which follows the row whose hash is `prev`.

    Raises `BundleUnsound`. Whose row it is and which number it should have, the caller checks.
    """
    if len(line) > LINE_BYTES:
        raise BundleUnsound(problem="a row is larger than 256 KB")
    try:
        parts = _lines.decode(line)
        return (
            _read_blank(line, parts, prev)
            if parts.salt is None
            else _read_full(line, parts, bytes.fromhex(parts.salt), prev)
        )
    except Unsound as unsound:
        raise BundleUnsound(problem=unsound.problem) from None
    except (msgspec.MsgspecError, RecursionError, ValueError):
        # The parser's own words may quote the value; ours never do.
        raise BundleUnsound(problem="a row does not have a row’s shape") from None


def _read_full(line: bytes, parts: _Line, salt: bytes, prev: Hash) -> OpenRow:
    raw, payload = bytes(parts.header), bytes(parts.payload)
    if _full(raw, payload, salt) != line:
        raise Unsound("a row is not in its one encoding")
    header = decode_header(raw)
    hashed = hash_payload(salt, payload)
    row = Row(
        header=header,
        prev=prev,
        hash=hash_row(prev, raw, hashed),
        payload_hash=hashed,
        salt=salt,
        payload=payload,
    )
    return OpenRow(row, decode_body(header.kind, payload))


def _read_blank(line: bytes, parts: _Line, prev: Hash) -> OpenRow:
    raw, hashed = bytes(parts.header), parts.payload_hash
    if hashed is None or _blank(raw, hashed) != line:
        raise Unsound("a row is only half erased, or not in its one encoding")
    row = Row(
        header=decode_header(raw),
        prev=prev,
        hash=hash_row(prev, raw, hashed),
        payload_hash=hashed,
        salt=None,
        payload=None,
    )
    return OpenRow(row, None)


def _full(header: bytes, payload: bytes, salt: bytes) -> bytes:
    return b'{"header":%b,"payload":%b,"payload_hash":null,"salt":"%b"}' % (
        header,
        payload,
        salt.hex().encode(),
    )


def _blank(header: bytes, payload_hash: Hash) -> bytes:
    return b'{"header":%b,"payload":null,"payload_hash":"%b","salt":null}' % (
        header,
        payload_hash.encode(),
    )


_FULL_EXTRA = len(_full(b"", b"", bytes(32))) + 1
_BLANK_EXTRA = len(_blank(b"", Hash("0" * 64))) + 1
