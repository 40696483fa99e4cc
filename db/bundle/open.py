"""Opening bundles: the trust ladder, rung by rung.

1. The outer seal opens: else damaged, or for another desk; age cannot tell which.
2. A known key signed the packed bytes: nothing but the signature line is parsed before that.
3. The header line is unpacked, and it is of a format that is known here.
4. It is addressed to this desk and this service.
5. The signer may say what the header says: its own chain, streams meant for this desk.
6. The sealed files are those that the header names.
7. The rows are unpacked, bounded; each is canonical, of a known kind, in a stream for that kind,
   and the chain runs from the head before to the head after. A row that is handed over in one of
   them is the one that its hash names (`db.handing`).

Each rung lets go of the bytes of the one before. Nothing is applied here: `merge` decides what
becomes of it, and whether this desk has the rows that it follows.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from db import age, handing
from db.bundle.frame import Frame, NotAFrame, Unpacking, unwrap
from db.bundle.header import (
    CAPS,
    PAYLOAD_TYPE,
    BundleHeader,
    Carried,
    Signer,
    check_address,
    check_rules,
    read_header,
)
from db.bundle.lines import OpenRow, read_line
from db.bundle.signing import holds
from db.closeness import HandOver
from db.errors import BundleDamaged, BundleNewer, BundleUnknownSigner, BundleUnsound
from db.ledger import Head, Unsound
from db.names import DeviceId, Hash

FindSigner = Callable[[str], Signer | None]  # by fingerprint


class Opened(Struct, frozen=True, kw_only=True):
    """A bundle that holds: every row verified and decoded, every file as its hash says."""

    header: BundleHeader
    signer: Signer
    rows: tuple[OpenRow, ...]  # in the order of `header.streams`
    blobs: Mapping[Hash, bytes]  # the sealed files by the hash of their bytes


class Look(Struct, frozen=True, kw_only=True):
    """What a bundle says of itself. None stands for what cannot be known."""

    size: int  # bytes of the file
    signature: Literal["good", "unknown", "wrong"] | None = None
    fingerprint: Hash | None = None  # of the key that claims to have signed
    format: int | None = None
    header: BundleHeader | None = None  # only when the signature is good and the format known


def looks_like_bundle(data: bytes) -> bool:
    """Whether a file begins as a bundle does. A sealed request for enrolment does too."""
    return age.is_sealed(data)


def open_bundle(
    data: bytes,
    identity: str,
    me: DeviceId,
    signer: FindSigner,
    *,
    service: str | None = None,
) -> Opened:
    """The bundle in these bytes, verified whole.

    `identity` is this desk's age identity and `me` its id; `signer` finds who has a fingerprint;
    `service`, when given, is the only service taken. Raises, in this order, `BundleDamaged`,
    `BundleUnknownSigner`, `BundleNewer`, `BundleForeign`, `BundleUnsound`.
    """
    frame = _unseal(data, identity)
    found, state = _judge(frame, signer)
    if found is None or state != "good":
        raise BundleUnknownSigner(fingerprint=frame.line.key, signature=state)
    tail = frame.tail
    unpacking = Unpacking(frame.packed)
    del frame
    header = read_header(unpacking.header())
    check_address(header, me, age.recipient_of(identity), service)
    check_rules(header, found, me)
    blobs = _take_blobs(header, tail)
    del tail
    lines = unpacking.rows()
    del unpacking
    return Opened(header=header, signer=found, rows=_take_rows(header, lines), blobs=blobs)


def look(data: bytes, identity: str | None = None, signer: FindSigner | None = None) -> Look:
    """What a bundle says of itself, nothing checked beyond signature and header, nothing applied.

    Without an identity: that it is sealed, and its size. With one, `signer` tells whether the
    signature is good; what is signed by nobody known stays unread. A newer format gives its
    number. Raises `BundleDamaged` when it is no bundle or not sealed for this identity, and
    `BundleUnsound` when a known key signed a header that is none.
    """
    if not looks_like_bundle(data):
        raise BundleDamaged
    if identity is None:
        return Look(size=len(data))
    frame = _unseal(data, identity)
    found, state = _judge(frame, signer or (lambda _: None))
    seen = Look(size=len(data), signature=state, fingerprint=Hash(frame.line.key))
    if found is None or state != "good":
        return seen
    try:
        header = read_header(Unpacking(frame.packed).header())
    except BundleNewer as newer:
        return replace(seen, format=int(newer.facts["format"]))
    return replace(seen, format=header.format, header=header)


def _unseal(data: bytes, identity: str) -> Frame:
    # Too large is "not ours" rather than "unsound": who made it is not known, so it is not kept.
    if len(data) > CAPS.sealed:
        raise BundleDamaged
    try:
        return unwrap(age.unseal(data, identity))
    except (age.CannotOpen, NotAFrame):
        raise BundleDamaged from None


def _judge(
    frame: Frame, signer: FindSigner
) -> tuple[Signer | None, Literal["good", "unknown", "wrong"]]:
    found = signer(frame.line.key)
    if found is None:
        return None, "unknown"
    public, signature = bytes.fromhex(found.keys.sign), bytes.fromhex(frame.line.signature)
    if found.keys.fingerprint != frame.line.key:
        return None, "wrong"
    return found, "good" if holds(public, PAYLOAD_TYPE, frame.packed, signature) else "wrong"


def _take_blobs(header: BundleHeader, tail: memoryview) -> Mapping[Hash, bytes]:
    if sum(blob.length for blob in header.blobs) != len(tail):
        raise BundleUnsound(problem="its files are not as long as the header says")
    blobs: dict[Hash, bytes] = {}
    at = 0
    for blob in header.blobs:
        data = bytes(tail[at : at + blob.length])
        if hashlib.sha256(data).hexdigest() != blob.sha256:
            raise BundleUnsound(problem="a file in it is not the one that the header names")
        blobs[blob.sha256] = data
        at += blob.length
    return blobs


def _take_rows(header: BundleHeader, lines: list[bytes]) -> tuple[OpenRow, ...]:
    if len(lines) != header.records:
        raise BundleUnsound(problem="it does not have as many rows as the header says")
    rows: list[OpenRow] = []
    lines.reverse()  # so that each line can be let go of as it is read
    for run in header.streams:
        _take_run(run, lines, rows)
    return tuple(rows)


def _take_run(run: Carried, lines: list[bytes], rows: list[OpenRow]) -> None:
    prev = run.before.hash
    for seq in range(run.first, run.last + 1):
        opened = read_line(lines.pop(), prev)
        header = opened.row.header
        if header.stream != run.stream or header.device != run.device or header.seq != seq:
            raise BundleUnsound(problem="a row is of another desk or stream, or out of order")
        if isinstance(opened.body, HandOver):
            _check_handed(opened.body)
        prev = opened.row.hash
        rows.append(opened)
    if Head(run.last, prev) != run.after:
        raise BundleUnsound(problem="its rows do not lead to the head that it names")


def _check_handed(part: HandOver) -> None:
    try:
        handing.check(part)
    except Unsound as unsound:
        raise BundleUnsound(problem=unsound.problem) from None
