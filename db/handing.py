"""Rows that change hands: one laptop's rows, carried by the office to another.

What it proves, and what not:

- Everything that the hash of a row is made of travels with it, and the hash is computed again: what
  comes is the very row that has this hash. One letter changed, and the bundle is not taken.
- That the first laptop wrote it, the office says, which signed the bundle. The receiver has never
  seen that laptop's chain and does not verify it; the hash lets anybody compare the row with the
  record of either later.
- A version that the second laptop writes names this hash as the one it replaces, so that at the
  office the history of a record goes on without a break.
- What the office itself noted as handed out, or come back, in the case goes with it: out of its
  own stream, or out of the one to a laptop that had the case before. Of the chain of either the
  receiver sees one number and one hash.

Pure. A row that was erased is not handed over.
"""

import base64
import binascii
import zlib

from msgspec import structs

from db.closeness import HandedRow, HandOver
from db.ledger import (
    ROW_BYTES,
    Header,
    Row,
    Unsound,
    canonical,
    decode_body,
    decode_header,
    make_row,
    moment,
    stamp,
)
from db.names import Body

FIRST = frozenset({"household", "person", "responsibility", "pupil", "case", "party"})
"""Kinds that are seen before the case is taken: who, where, which school."""

KINDS = FIRST | {
    *("contact", "statement", "meeting", "role", "consent", "relay", "handed", "ability"),
    *("action", "attachment", "enquiry"),
}
"""Kinds that change hands with a case. What one volunteer's own life has to do with a family
(checks, findings, referrals) does not, nor do doubts that somebody raised."""

STREAM = "up"
OURS = frozenset({"handed"})
"""Kinds of which the office's own rows change hands too: whoever gets the case would ask again."""


def changes_hands(header: Header) -> bool:
    """Whether a row goes with its case to whoever the case is given to."""
    return header.kind in KINDS and (header.stream == STREAM or header.kind in OURS)


def hand(row: Row) -> HandedRow:
    """A row as it is handed over. ValueError for one that was erased, or does not change hands."""
    header = row.header
    if row.payload is None or row.salt is None or not changes_hands(header):
        raise ValueError("this row does not change hands")
    return HandedRow(
        device=header.device,
        stream=header.stream,
        seq=header.seq,
        hash=row.hash,
        kind=header.kind,
        record=header.record,
        actor=header.actor,
        at=moment(header.at),
        payload=row.payload.decode(),
        prev=row.prev,
        salt=row.salt.hex(),
        replaces=header.replaces,
    )


def fitting(part: HandOver) -> HandOver:
    """The same, its payload deflated where it would be larger than a row may be."""
    if len(canonical(part)) <= ROW_BYTES:
        return part
    packed = tuple(
        structs.replace(
            one,
            payload=base64.b64encode(zlib.compress(one.payload.encode(), 9)).decode(),
            packed=True,
        )
        for one in part.rows
    )
    return structs.replace(part, rows=packed)


def unhand(one: HandedRow) -> tuple[Row, Body]:
    """The row that was handed over, and what it says. Raises `Unsound` where it is not that row."""
    try:
        payload = _inflated(one.payload) if one.packed else one.payload.encode()
        header = Header(
            actor=one.actor,
            at=stamp(one.at),
            device=one.device,
            kind=one.kind,
            record=one.record,
            replaces=one.replaces,
            seq=one.seq,
            stream=one.stream,
        )
    except (ValueError, OverflowError):
        raise Unsound("a row that was handed over cannot be read") from None
    decode_header(canonical(header))
    if not changes_hands(header):
        raise Unsound("a row was handed over that does not change hands")
    row = make_row(header, one.prev, payload, bytes.fromhex(one.salt))
    if row.hash != one.hash:
        raise Unsound("a row that was handed over is not the one that its hash names")
    return row, decode_body(header.kind, payload)


def check(part: HandOver) -> None:
    """Raises `Unsound` where one of its rows is not what it says."""
    if not 1 <= part.part <= part.parts:
        raise Unsound("a hand-over counts its parts wrongly")
    for one in part.rows:
        unhand(one)


def _inflated(text: str) -> bytes:
    try:
        unpacking = zlib.decompressobj()
        payload = unpacking.decompress(base64.b64decode(text, validate=True), ROW_BYTES + 1)
    except (binascii.Error, zlib.error):
        raise ValueError from None
    if len(payload) > ROW_BYTES or not unpacking.eof:
        raise ValueError
    return payload
