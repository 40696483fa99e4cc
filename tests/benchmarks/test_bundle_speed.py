"""How fast bundles are made and opened, against the bare libraries doing the same work.

Nothing is asserted in seconds: machines differ. What is asserted is the ratio to the floor, which
is measured in the same run: SHA-256 twice a row, zlib, Ed25519, age and msgspec with nothing of
ours around them. The aim is 2.
"""

import gc
import hashlib
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from db import age
from db.bundle.seal import split
from db.ledger import Header, Row, canonical
from db.names import CaseId, PersonId
from db.records import Contact
from tests.db.bundle.forge import LAPTOP, OFFICE, bundle, chain, opened

COUNT = 10_000
AIM = 2.0


def contacts() -> list[Row]:
    """A year's notes of a busy service: about a kilobyte each, no two alike."""
    words = ("agreed", "asked", "plan", "school", "mother", "review", "written", "letter")
    bodies = []
    for number in range(COUNT):
        drawn = hashlib.sha512(str(number).encode()).digest() * 2
        bodies.append(
            Contact(
                case=CaseId("ca" * 16),
                medium="phone",
                persons=(PersonId("be" * 16),),
                happened=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
                note=" ".join(words[byte % len(words)] for byte in drawn),
            )
        )
    return chain(LAPTOP.device, "up", bodies)


class _Line(msgspec.Struct):
    header: msgspec.Raw
    payload: msgspec.Raw
    payload_hash: str | None
    salt: str | None


def floor_of_sealing(rows: list[Row]) -> Callable[[], bytes]:
    key = Ed25519PrivateKey.from_private_bytes(LAPTOP.keys.sign)
    encoder = msgspec.json.Encoder(order="sorted")
    recipient = OFFICE.keys.public.seal

    def run() -> bytes:
        lines = [
            encoder.encode(
                _Line(
                    msgspec.Raw(encoder.encode(row.header)),
                    msgspec.Raw(row.payload or b"null"),
                    None,
                    (row.salt or b"").hex(),
                )
            )
            for row in rows
        ]
        packed = zlib.compress(b"\n".join(lines), 1)
        return age.seal_to(key.sign(packed) + packed, recipient)

    return run


def floor_of_opening(data: bytes) -> Callable[[], int]:
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(LAPTOP.keys.public.sign))
    lines, headers = msgspec.json.Decoder(_Line), msgspec.json.Decoder(Header)
    bodies = msgspec.json.Decoder(Contact)

    def run() -> int:
        plain = age.unseal(data, OFFICE.keys.seal)
        packed = plain[64:]
        key.verify(plain[:64], packed)
        taken = 0
        for line in zlib.decompress(packed).split(b"\n"):
            parts = lines.decode(line)
            hashlib.sha256(parts.payload).digest()
            hashlib.sha256(parts.header).digest()
            headers.decode(parts.header)
            bodies.decode(parts.payload)
            taken += 1
        return taken

    return run


def best(work: Callable[[], object], times: int = 5) -> float:
    """Seconds of the fastest of a few runs: the one that nothing else disturbed."""
    found = float("inf")
    for _ in range(times):
        gc.collect()
        start = time.perf_counter()
        work()
        found = min(found, time.perf_counter() - start)
    return found


def test_sealing_and_opening_cost_little_more_than_what_they_are_made_of() -> None:
    rows = contacts()
    assert len(split(rows)) == 1
    sealing_floor = floor_of_sealing(rows)
    opening_floor = floor_of_opening(sealing_floor())
    data = bundle(rows)
    figures = {
        "sealing": (best(lambda: bundle(rows)), best(sealing_floor)),
        "opening": (best(lambda: opened(data)), best(opening_floor)),
    }
    for name, (ours, floor) in figures.items():
        print(
            f"{name} {COUNT} rows, {len(data) / 2**20:.1f} MB: {ours * 1e3:.0f} ms, "
            f"floor {floor * 1e3:.0f} ms, ratio {ours / floor:.2f}"
        )
    total, bare = map(sum, zip(*figures.values(), strict=True))
    print(f"both: ratio {total / bare:.2f}, {total / COUNT * 1e6:.1f} microseconds a row")
    assert total / bare < AIM


def test_cutting_into_bundles_costs_less_than_sealing_them() -> None:
    rows = contacts()
    assert best(lambda: split(rows), 3) < best(lambda: bundle(rows), 3)


def test_the_floor_does_the_same_work() -> None:
    """What is compared is comparable: the same rows, the same bytes."""
    rows = contacts()[:3]
    assert floor_of_opening(floor_of_sealing(rows)())() == 3
    assert canonical(rows[0].header) in zlib.decompress(
        age.unseal(floor_of_sealing(rows)(), OFFICE.keys.seal)[64:]
    )
