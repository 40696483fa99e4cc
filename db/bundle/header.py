"""What a bundle says of itself: the header, its caps, and the rules it must keep.

- Whatever a newer format changes, its first line stays a JSON object with a number `format`, and
  the type under which it is signed stays the same; so an older Evenhand knows what it looks at.
- A laptop carries `up` alone and never a bundle without rows. The office carries `all` and
  `to:` the very laptop it writes to. Nothing else travels, but for this:
- A bundle of the kind `returned` brings a laptop rows of its own `up` back that it has lost, out of
  what the office holds of it. It carries that one run, and nothing that is the sender's.
- A bundle is of the oldest format that can carry its rows: an older Evenhand goes on taking in what
  holds no newer kind of row.
- `have` speaks of the *recipient's* streams as the sender holds them: that is the receipt.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from db.bundle.keys import DeviceKeys, PublicKeys, seal_hash
from db.closeness import HandOver
from db.errors import BundleForeign, BundleNewer, BundleUnsound
from db.ledger import GENESIS, Head, Moment, Row, StreamName, canonical, decode_body
from db.names import DeviceId, DeviceKey, Hash, Line, Sha256

FORMAT: Final = 2
SINCE: Mapping[str, Literal[2]] = {"enquiry": 2}
"""Kinds of rows that a format before this one does not know."""
PAYLOAD_TYPE = "application/vnd.evenhand.bundle.v1+zlib"
HEADER_BYTES = 256 * 1024  # of the header line, unpacked
MIB = 1024 * 1024

Seq = Annotated[int, Meta(ge=1, le=2**53 - 1)]


class Caps(Struct, frozen=True, kw_only=True):
    """The most that one bundle holds."""

    rows: int = 10_000
    unpacked: int = 20 * MIB  # bytes of all row lines
    sealed: int = 32 * MIB  # bytes of the file
    blobs: int = 1_000


CAPS = Caps()


class Signer(Struct, frozen=True, kw_only=True):
    """A desk whose signature is known here."""

    device: DeviceId
    keys: PublicKeys
    office: bool  # whether it is the office, or else a laptop


class Addressee(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The desk that a bundle is for."""

    device: DeviceKey
    key: Sha256  # of its age recipient


class Carried(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One stream's run of rows in a bundle, and the chain's head before and after it."""

    stream: StreamName
    device: DeviceKey  # whose chain: the sender's, or in what is returned the recipient's
    first: Seq
    last: Seq
    before: Head
    after: Head


class Have(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sender holds this stream of the recipient's up to here."""

    stream: StreamName
    seq: Annotated[int, Meta(ge=0, le=2**53 - 1)]
    hash: Sha256


class BlobNote(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sealed file that follows the rows: its length in bytes, and its hash as it lies."""

    length: Annotated[int, Meta(ge=1, le=CAPS.sealed)]
    sha256: Sha256


class BundleHeader(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line of a bundle."""

    format: Literal[1, 2] = 1
    service: Line
    sender: DeviceKey
    sender_key: Sha256  # fingerprint of the signing key
    recipient: Addressee
    number: Seq  # which of the sender's bundles to this recipient
    kind: Literal["record", "receipt", "returned"]
    made: Moment
    streams: Annotated[tuple[Carried, ...], Meta(max_length=8)] = ()
    have: Annotated[tuple[Have, ...], Meta(max_length=8)] = ()
    blobs: Annotated[tuple[BlobNote, ...], Meta(max_length=CAPS.blobs)] = ()

    @property
    def records(self) -> int:
        """How many ledger rows it carries."""
        return sum(run.last - run.first + 1 for run in self.streams)


class _Version(Struct):
    format: Seq


_versions = msgspec.json.Decoder(_Version)
_headers = msgspec.json.Decoder(BundleHeader)


# --- making one ---


def describe(
    rows: Sequence[Row],
    blobs: Sequence[bytes],
    *,
    service: str,
    sender: DeviceId,
    keys: DeviceKeys,
    recipient: DeviceId,
    recipient_key: str,
    number: int,
    made: str,
    have: Sequence[Have] = (),
    returned: bool = False,
) -> BundleHeader:
    """The header of a bundle of these rows and sealed files, in this order.

    `recipient_key` is the recipient's age recipient, `made` a `ledger.stamp`. Rows of one stream
    stand together, in order; `returned`: they are the recipient's own. ValueError when they do not,
    when one row does not follow the other or is another desk's: what the recipient would refuse is
    not sent.
    """
    streams = tuple(runs(rows))
    whose = recipient if returned else sender
    if _twice([run.stream for run in streams]) or {run.device for run in streams} - {whose}:
        raise ValueError("a bundle carries each stream of its own sender once")
    if returned and [run.stream for run in streams] != ["up"]:
        raise ValueError("what is returned is one run of what the laptop sent")
    return BundleHeader(
        format=max((_format(row) for row in rows), default=1),
        service=service,
        sender=sender,
        sender_key=keys.public.fingerprint,
        recipient=Addressee(device=recipient, key=seal_hash(recipient_key)),
        number=number,
        kind="returned" if returned else "record" if rows else "receipt",
        made=made,
        streams=streams,
        have=tuple(have),
        blobs=tuple(note(blob) for blob in blobs),
    )


def _format(row: Row) -> Literal[1, 2]:
    """The oldest format that can carry this row, and what is handed over in it."""
    kind = row.header.kind
    if kind == "hand_over" and row.payload is not None:
        body = decode_body(kind, row.payload)
        assert isinstance(body, HandOver)
        return max((SINCE.get(one.kind, 1) for one in body.rows), default=1)
    return SINCE.get(kind, 1)


def note(blob: bytes) -> BlobNote:
    """How a header names a sealed file."""
    return BlobNote(length=len(blob), sha256=Hash(hashlib.sha256(blob).hexdigest()))


def runs(rows: Sequence[Row]) -> Iterator[Carried]:
    """The runs that these rows make. ValueError where a row does not follow the one before it."""
    start = 0
    for at, row in enumerate(rows):
        last = at + 1 == len(rows)
        if not last and rows[at + 1].header.stream == row.header.stream:
            _must_follow(row, rows[at + 1])
            continue
        first = rows[start]
        yield Carried(
            stream=first.header.stream,
            device=first.header.device,
            first=first.header.seq,
            last=row.header.seq,
            before=Head(first.header.seq - 1, first.prev),
            after=Head(row.header.seq, row.hash),
        )
        start = at + 1


def _must_follow(row: Row, following: Row) -> None:
    if (
        following.header.seq != row.header.seq + 1
        or following.header.device != row.header.device
        or following.prev != row.hash
    ):
        raise ValueError("rows of a stream go into a bundle without gaps and in order")


# --- reading one ---


def read_header(line: bytes) -> BundleHeader:
    """The header in this line, which a known key has signed.

    Raises `BundleNewer` before anything else is looked at, and `BundleUnsound`.
    """
    try:
        version = _versions.decode(line).format
        if version > FORMAT:
            raise BundleNewer(format=version)
        header = _headers.decode(line)
        sound = canonical(header) == line
    except (msgspec.MsgspecError, RecursionError, ValueError):
        # The parser's own words may quote the value; ours never do.
        raise BundleUnsound(problem="the header does not have a header’s shape") from None
    if not sound:
        raise BundleUnsound(problem="the header is not in its one encoding")
    return header


def check_address(header: BundleHeader, me: DeviceId, key: str, service: str | None) -> None:
    """Whether it is for this desk, whose age recipient is `key`. Raises `BundleForeign`."""
    if header.recipient.device != me or header.recipient.key != seal_hash(key):
        raise BundleForeign
    if service is not None and header.service != service:
        raise BundleForeign


def check_rules(header: BundleHeader, signer: Signer, me: DeviceId) -> None:
    """Whether this signer may say this to this desk. Raises `BundleUnsound`."""
    _refuse_first(
        (header.sender != signer.device, "it names another sender than the one who signed it"),
        (header.sender_key != signer.keys.fingerprint, "it names another key than its signature"),
        ((header.kind == "receipt") != (not header.streams), "its kind and its rows do not agree"),
        (bool(header.blobs) and not header.streams, "it has files and no rows"),
        (not header.streams and not signer.office, "a laptop sends no bundle without rows"),
        (_twice([run.stream for run in header.streams]), "it carries a stream twice"),
        (_twice([have.stream for have in header.have]), "it confirms a stream twice"),
        (_twice([blob.sha256 for blob in header.blobs]), "it carries a file twice"),
        (header.kind == "returned" and not signer.office, "a laptop returns no rows"),
    )
    returned = header.kind == "returned"
    theirs = {"up"} if returned else {"all", f"to:{me}"} if signer.office else {"up"}
    whose = me if returned else signer.device
    mine = {"up"} if signer.office else {"all", f"to:{signer.device}"}
    for run in header.streams:
        _refuse_first(
            (run.stream not in theirs, "it carries a stream that its sender may not send"),
            (run.device != whose, "it carries another desk’s stream"),
            (not _is_run(run), "a stream’s numbers and heads do not agree"),
        )
    for have in header.have:
        _refuse_first(
            (have.stream not in mine, "it confirms a stream that its recipient does not send"),
            (not _is_head(Head(have.seq, have.hash)), "a number and a hash do not agree"),
        )
    # Last, so that the sum is one of runs that go forwards.
    _refuse_first((header.records > CAPS.rows, "it has more rows than a bundle may"))


def _refuse_first(*rules: tuple[bool, str]) -> None:
    for broken, problem in rules:
        if broken:
            raise BundleUnsound(problem=problem)


def _twice(names: Sequence[str]) -> bool:
    return len(set(names)) != len(names)


def _is_head(head: Head) -> bool:
    return (head.seq == 0) == (head.hash == GENESIS)


def _is_run(run: Carried) -> bool:
    return (
        run.before.seq + 1 == run.first <= run.last == run.after.seq
        and _is_head(run.before)
        and _is_head(run.after)
    )
