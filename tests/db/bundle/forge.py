"""Desks, chains and bundles for the tests, sound ones and forged ones. Real keys, real bytes."""

import hashlib
import struct
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from db import age, ledger
from db.bundle import signing
from db.bundle.header import PAYLOAD_TYPE, BundleHeader, Have, Signer, describe
from db.bundle.keys import DeviceKeys, new_keys
from db.bundle.lines import write_line
from db.bundle.open import FindSigner, Opened, open_bundle
from db.bundle.seal import seal
from db.ledger import Head, Header, Row
from db.names import ActorId, Body, DeviceId, RecordId, Urn
from db.records import KIND_OF, Household
from db.service import Enrolment, School

SERVICE = "Fellside SEND Support"
MADE = ledger.stamp(datetime(2026, 11, 2, 9, 30, tzinfo=UTC))
ACTOR = ActorId("ac" * 16)


class Desk(msgspec.Struct, frozen=True):
    """A desk with its keys."""

    device: DeviceId
    keys: DeviceKeys
    office: bool

    @property
    def signer(self) -> Signer:
        return Signer(device=self.device, keys=self.keys.public, office=self.office)


OFFICE = Desk(DeviceId("0f" * 16), new_keys(), office=True)
LAPTOP = Desk(DeviceId("1a" * 16), new_keys(), office=False)
OTHER = Desk(DeviceId("2b" * 16), new_keys(), office=False)


def known(*desks: Desk) -> FindSigner:
    """What finds a signer among these desks, and nobody else."""
    signers: dict[str, Signer] = {desk.keys.public.fingerprint: desk.signer for desk in desks}
    return lambda fingerprint: signers.get(fingerprint)


def household(number: int, note: str = "") -> Household:
    return Household(postcode="CA1 1AA", address=f"{number} Back Lane{note}")


def school(number: int) -> School:
    return School(urn=Urn(f"{100000 + number}"), name=f"Fell School {number}")


def welcome(number: int) -> Enrolment:
    return Enrolment(device=LAPTOP.device, name=f"Ada {number}", letters="ADAM")


def chain(
    device: DeviceId, stream: str, bodies: Sequence[Body], start: Head = ledger.EMPTY
) -> list[Row]:
    """Rows that say these things, one after the other, after `start`."""
    rows: list[Row] = []
    prev = start.hash
    for seq, body in enumerate(bodies, start.seq + 1):
        header = Header(
            actor=ACTOR,
            at=MADE,
            device=device,
            kind=KIND_OF[type(body)],
            record=RecordId(hashlib.sha256(f"{stream}{seq}".encode()).hexdigest()[:32]),
            seq=seq,
            stream=stream,
        )
        salt = hashlib.sha256(f"{device}{stream}{seq}".encode()).digest()
        rows.append(ledger.make_row(header, prev, ledger.encode_body(body), salt))
        prev = rows[-1].hash
    return rows


def up(count: int, note: str = "", start: Head = ledger.EMPTY) -> list[Row]:
    """A laptop's rows for the office."""
    return chain(LAPTOP.device, "up", [household(n, note) for n in range(count)], start)


def head_of(rows: Sequence[Row]) -> Head:
    return Head(rows[-1].header.seq, rows[-1].hash) if rows else ledger.EMPTY


def erased(row: Row) -> Row:
    return msgspec.structs.replace(row, payload=None, salt=None)


def header_of(
    rows: Sequence[Row],
    blobs: Sequence[bytes] = (),
    *,
    sender: Desk = LAPTOP,
    to: Desk = OFFICE,
    have: Sequence[Have] = (),
    number: int = 1,
) -> BundleHeader:
    return describe(
        rows,
        blobs,
        service=SERVICE,
        sender=sender.device,
        keys=sender.keys,
        recipient=to.device,
        recipient_key=to.keys.public.seal,
        number=number,
        made=MADE,
        have=have,
    )


def bundle(
    rows: Sequence[Row],
    blobs: Sequence[bytes] = (),
    *,
    sender: Desk = LAPTOP,
    to: Desk = OFFICE,
    have: Sequence[Have] = (),
) -> bytes:
    """A sound bundle."""
    header = header_of(rows, blobs, sender=sender, to=to, have=have)
    return seal(header, rows, blobs, sender.keys, to.keys.public)


def opened(data: bytes, *, at: Desk = OFFICE, signer: FindSigner | None = None) -> Opened:
    find = signer or known(OFFICE, LAPTOP, OTHER)
    return open_bundle(data, at.keys.seal, at.device, find, service=SERVICE)


# --- forged ones: by somebody who has a key, or none ---


def sealed_raw(
    packed: bytes, tail: bytes = b"", *, sender: Desk = LAPTOP, to: Desk = OFFICE
) -> bytes:
    """Any bytes at all, properly signed and sealed."""
    signature = signing.sign(sender.keys.sign, PAYLOAD_TYPE, packed).hex()
    line = f'{{"key":"{sender.keys.public.fingerprint}","signature":"{signature}"}}\n'.encode()
    plain = line + struct.pack(">Q", len(packed)) + packed + tail
    return age.seal_to(plain, to.keys.public.seal)


def sealed_lines(
    top: bytes,
    lines: Sequence[bytes],
    tail: bytes = b"",
    *,
    sender: Desk = LAPTOP,
    to: Desk = OFFICE,
) -> bytes:
    """Any lines at all, properly packed, signed and sealed."""
    text = b"".join(line + b"\n" for line in (top, *lines))
    return sealed_raw(zlib.compress(text, 1), tail, sender=sender, to=to)


def forged(
    change: Callable[[dict[str, Any]], object] = lambda _: None,
    rows: Sequence[Row] | None = None,
    *,
    lines: Sequence[bytes] | None = None,
    tail: bytes = b"",
    sender: Desk = LAPTOP,
    to: Desk = OFFICE,
) -> bytes:
    """A bundle of rows whose header was changed before it was signed, or whose lines were."""
    rows = up(3) if rows is None else rows
    said = msgspec.json.decode(ledger.canonical(header_of(rows, sender=sender, to=to)))
    change(said)
    body = [write_line(row) for row in rows] if lines is None else lines
    return sealed_lines(ledger.canonical(said), body, tail, sender=sender, to=to)
