"""The ledger's bytes: canonical encoding, hashes, and the check of a chain.

- One thing has one sequence of bytes: JSON with sorted keys, no spaces. Header and payload must
  equal their own canonical encoding or the row is refused; that also ends doubled keys, which a
  parser would take silently.
- `payload_hash = SHA-256(salt + payload)` with 32 random bytes of salt, so that a payload which
  was erased cannot be found again by trying everything it might have said.
- `hash = SHA-256("evenhand/1" + previous hash + u32 length of header + header + payload_hash)`.
  A blanked payload leaves the chain whole.
- Each device chains each stream apart, from `GENESIS`, with `seq` 1, 2, 3 … and no gaps.
- Times in headers are informational; the order of things is `seq`.

Pure: no clock, no randomness, no file. Used by `db.store` and `db.bundle` alike.
"""

import hashlib
import re
import struct
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from functools import cache
from typing import Annotated, get_args, get_type_hints

import msgspec
from msgspec import Meta, Struct

from db.names import ActorKey, Body, Count, DeviceKey, Hash, Id, Sha256
from db.records import KIND_OF, KINDS, streams_of

DOMAIN = b"evenhand/1"
GENESIS = Hash("0" * 64)  # what the first row of every stream follows
SALT_BYTES = 32
ROW_BYTES = 256 * 1024  # the largest payload, in bytes
REPLACES_MOST = 16  # versions that one row may replace
# \Z, not $: that one lets a line end follow.
STREAM_NAME = r"^(up|own|all|to:[0-9a-f]{32})\Z"

Moment = Annotated[
    str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}){2}T([0-9]{2}:){2}[0-9]{2}\.[0-9]{6}Z\Z")
]  # UTC, always with microseconds
StreamName = Annotated[str, Meta(pattern=STREAM_NAME)]


class Unsound(Exception):
    """Bytes that are not a row of this ledger. `problem` says which rule they break."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Header(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a row says of itself, apart from what it says."""

    actor: ActorKey
    at: Moment
    device: DeviceKey
    kind: Annotated[str, Meta(max_length=40)]
    record: Id  # the record that this row is a version of
    # hashes of versions
    replaces: Annotated[tuple[Sha256, ...], Meta(max_length=REPLACES_MOST)] = ()
    seq: Annotated[int, Meta(ge=1, le=2**53 - 1)]
    stream: StreamName


class Row(Struct, frozen=True, kw_only=True):
    """One row of the ledger. `payload` and `salt` are None once it was erased."""

    header: Header
    prev: Hash
    hash: Hash
    payload_hash: Hash
    salt: bytes | None
    payload: bytes | None


class Head(Struct, frozen=True):
    """Where a stream stands: the last row's number and hash; (0, GENESIS) when it is empty."""

    seq: Count
    hash: Sha256


EMPTY = Head(0, GENESIS)

_encoder = msgspec.json.Encoder(order="sorted")
_headers = msgspec.json.Decoder(Header)


def stamp(when: datetime) -> str:
    """A time as headers write it: UTC with microseconds. `when` must carry its offset."""
    if when.tzinfo is None:
        raise ValueError("a time in the ledger carries its offset")
    # Not strftime: it writes the year 202 with three digits.
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment(text: str) -> datetime:
    """The aware time that `stamp` wrote."""
    return datetime.fromisoformat(text)


def canonical(thing: object) -> bytes:
    """The one encoding of a thing: JSON, keys sorted, no spaces, UTF-8."""
    return _encoder.encode(thing)


def is_canonical(data: bytes) -> bool:
    """Whether these bytes are the one encoding of what they say. False for what is no JSON."""
    try:
        return _encoder.encode(msgspec.json.decode(data)) == data
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError, ValueError):
        return False


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Body]:
    return msgspec.json.Decoder(KINDS[kind])


def encode_body(body: Body) -> bytes:
    """A body's payload. Raises `Unsound` when it breaks a cap: what is written can be read."""
    try:
        data = canonical(body)
    except ValueError:  # half a surrogate pair, as from a file name that is no UTF-8
        raise Unsound("a row holds what is no text") from None
    if len(data) > ROW_BYTES:
        raise Unsound("a row is larger than 256 KB")
    decode_body(KIND_OF[type(body)], data)
    return data


def decode_body(kind: str, payload: bytes) -> Body:
    """The body of a payload, strictly. Raises `Unsound`."""
    if kind not in KINDS:
        raise Unsound("a row is of a kind that is not known")
    if len(payload) > ROW_BYTES:
        raise Unsound("a row is larger than 256 KB")
    try:
        body = _decoder(kind).decode(payload)
        sound = _encoder.encode(body) == payload or is_canonical(payload)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        # The parser's own words may quote the value; ours never do.
        raise Unsound(f"a {kind} row does not have that kind’s shape") from None
    if not sound:
        raise Unsound(f"a {kind} row is not in its one encoding")
    if not all(_in_any_zone(getattr(body, name)) for name in _times(kind)):
        raise Unsound(f"a {kind} row tells a time that there is not in UTC")
    return body


@cache
def _times(kind: str) -> tuple[str, ...]:
    """The fields of a kind's body that are times."""
    hints = get_type_hints(KINDS[kind])
    return tuple(name for name, hint in hints.items() if datetime in (hint, *get_args(hint)))


def _in_any_zone(when: datetime | None) -> bool:
    return when is None or MINYEAR < when.year < MAXYEAR


def decode_header(data: bytes) -> Header:
    """The header in these bytes, strictly. Raises `Unsound`."""
    try:
        header = _headers.decode(data)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        raise Unsound("a row’s header does not have a header’s shape") from None
    try:
        moment(header.at)
    except ValueError:
        raise Unsound("a row’s header tells a time that there is not") from None
    if _encoder.encode(header) != data:
        raise Unsound("a row’s header is not in its one encoding")
    allowed = streams_of(header.kind)
    if not allowed:
        raise Unsound("a row is of a kind that is not known")
    if header.stream.partition(":")[0] not in allowed:
        raise Unsound(f"a {header.kind} row stands in a stream that is not for it")
    return header


def hash_payload(salt: bytes, payload: bytes) -> Hash:
    """`payload_hash` of a payload under its salt (32 bytes)."""
    return Hash(hashlib.sha256(salt + payload).hexdigest())


def hash_row(prev: Hash, header: bytes, payload_hash: Hash) -> Hash:
    """The hash of a row: binds what went before, the header and the payload."""
    return Hash(
        hashlib.sha256(
            DOMAIN
            + bytes.fromhex(prev)
            + struct.pack(">I", len(header))
            + header
            + bytes.fromhex(payload_hash)
        ).hexdigest()
    )


def make_row(header: Header, prev: Hash, payload: bytes, salt: bytes) -> Row:
    """The next row of a stream after the row whose hash is `prev`."""
    if len(salt) != SALT_BYTES:
        raise ValueError("a salt is 32 bytes")
    payload_hash = hash_payload(salt, payload)
    return Row(
        header=header,
        prev=prev,
        hash=hash_row(prev, canonical(header), payload_hash),
        payload_hash=payload_hash,
        salt=salt,
        payload=payload,
    )


_HASH = re.compile(r"[0-9a-f]{64}")


def _is_hash(text: str) -> bool:
    return _HASH.fullmatch(text) is not None


def check_chain(rows: Iterable[Row], start: Head = EMPTY) -> tuple[Head, str | None]:
    """Follow rows of one stream from `start`. The head reached, and the first problem or None.

    Stops at the first row that does not follow. Holds one row at a time.
    """
    head = start
    for row in rows:
        header = row.header
        if header.seq != head.seq + 1:
            return head, f"row {head.seq + 1} of {header.stream} is missing"
        if row.prev != head.hash:
            return head, f"row {header.seq} of {header.stream} does not follow the row before it"
        if (row.payload is None) != (row.salt is None):
            return head, f"row {header.seq} of {header.stream} was only half erased"
        if (
            row.payload is not None
            and row.salt is not None
            and hash_payload(row.salt, row.payload) != row.payload_hash
        ):
            return head, f"row {header.seq} of {header.stream} was changed after it was written"
        if not _is_hash(row.payload_hash) or row.hash != hash_row(
            row.prev, canonical(header), row.payload_hash
        ):
            return head, f"row {header.seq} of {header.stream} was changed after it was written"
        head = Head(header.seq, row.hash)
    return head, None
