"""What is noted of a file that came in, and how one is kept that cannot be applied.

`bundle` is the local list of everything that came; `Arrival` is the same in the ledger's `own`
stream, so that what came in is part of the signed history. A receipt alone makes no row, or two
desks would confirm each other for ever.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from db.bundle.header import Have
from db.bundle.open import Opened
from db.errors import Refusal
from db.ledger import Head, stamp
from db.names import Hash
from db.records import Arrival, Concern
from db.store.local import Bundle, Peer
from db.store.store import Writing
from desktop.casework.actions.exchange import quarantine
from desktop.casework.desk import Desk

Result = Literal["applied", "already", "held", "quarantined", "refused"]
Kept = Literal["applied", "held", "quarantined"]
Facts = dict[str, str | int]
URGENT = "urgent-in:"
"""Setting, by the SHA-256 of a file: how many urgent concerns are in a bundle that waits."""


@dataclass(frozen=True)
class Arrived:
    """What became of one file. `code` and `facts` find and fill the words; no code when applied,
    and of the facts `policy` alone: the version that came into force and is still to be read.
    """

    file: str
    result: Result
    code: str
    facts: Facts = field(default_factory=dict)
    records: int = 0
    sender: str = ""  # device id, or the fingerprint of a key nobody knows
    sender_name: str = ""


@dataclass(frozen=True)
class File:
    """A file that came in. `again`: it was held, and is tried once more."""

    name: str
    data: bytes
    again: bool = False

    @property
    def digest(self) -> Hash:
        """SHA-256 of the file as it came."""
        return Hash(hashlib.sha256(self.data).hexdigest())


def sender_of(desk: Desk, opened: Opened) -> Peer:
    """The peer who signed it."""
    peer = desk.store.local.peer(opened.header.sender)
    assert peer is not None  # its signature held, so its key is known
    return peer


def confirm(desk: Desk, opened: Opened, receipts: Sequence[Have]) -> None:
    """Note what the sender says that it holds. Inside a `write`."""
    at = stamp(desk.world.clock.now())
    for one in receipts:
        desk.store.local.confirm(opened.header.sender, one.stream, Head(one.seq, one.hash), at)


def note(desk: Desk, writing: Writing, opened: Opened, file: File, result: Kept, code: str) -> None:
    """Note a bundle that opened, and what became of it. Inside a `write`."""
    if file.again:
        desk.store.local.settle_bundle(file.digest, result, code)
        return
    header = opened.header
    ranges = tuple((run.stream, run.first, run.last) for run in header.streams)
    count = len(opened.rows)
    _list(desk, file, header.sender, header.number, result, code, count, ranges)
    if ranges:
        _journal(writing, file, header.sender, header.number, result, code, count)


def hold(
    desk: Desk,
    opened: Opened,
    file: File,
    result: Literal["held", "quarantined"],
    code: str,
    facts: Facts,
    receipts: Sequence[Have] = (),
) -> Arrived:
    """Keep the file of a bundle that opened but cannot be applied now, or ever."""
    facts = _with_dropped(facts, quarantine.keep(desk, file.digest, file.data))
    with desk.write() as writing:
        confirm(desk, opened, receipts)
        _note_urgent(desk, opened, file)
        if not _noted(desk, file, result):
            note(desk, writing, opened, file, result, code)
    peer = sender_of(desk, opened)
    count = len(opened.rows)
    return Arrived(file.name, result, code, facts, count, peer.device, peer.name)


def _note_urgent(desk: Desk, opened: Opened, file: File) -> None:
    """Somebody may be at risk, in a bundle that waits: it must not wait unseen."""
    found = {
        one.row.header.record
        for one in opened.rows
        if isinstance(one.body, Concern) and one.body.urgent
    }
    if found:
        desk.store.local.set(f"{URGENT}{file.digest}", str(len(found)))


def urgent_in(desk: Desk, digest: str) -> int:
    """How many urgent concerns a bundle held when it was kept as it came."""
    return int(desk.store.local.setting(f"{URGENT}{digest}") or 0)


def set_apart(
    desk: Desk, file: File, result: Literal["held", "quarantined"], refusal: Refusal
) -> Arrived:
    """Keep the file of a bundle of which nothing beyond its signature can be believed."""
    sender = str(refusal.facts.get("fingerprint", ""))
    facts = _with_dropped(refusal.facts, quarantine.keep(desk, file.digest, file.data))
    if file.again:
        with desk.write():
            desk.store.local.settle_bundle(file.digest, result, refusal.code)
    elif not _noted(desk, file, result):
        with desk.write() as writing:
            _list(desk, file, sender, None, result, refusal.code, 0, ())
            _journal(writing, file, sender, None, result, refusal.code, 0)
    return Arrived(file.name, result, refusal.code, facts, 0, sender)


def _with_dropped(facts: Facts, dropped: int) -> Facts:
    return {**facts, "dropped": dropped} if dropped else facts


def _noted(desk: Desk, file: File, result: str) -> bool:
    before = desk.store.local.bundle_of_file(file.digest)
    return before is not None and before.result == result


def _list(
    desk: Desk,
    file: File,
    peer: str,
    number: int | None,
    result: Kept,
    code: str,
    count: int,
    ranges: tuple[tuple[str, int, int], ...],
) -> None:
    desk.store.local.add_bundle(
        Bundle(
            direction="in",
            peer=peer,
            number=number,
            at=stamp(desk.world.clock.now()),
            file_hash=file.digest,
            result=result,
            reason=code,
            records=count,
            ranges=ranges,
        )
    )


def _journal(
    writing: Writing,
    file: File,
    sender: str,
    number: int | None,
    result: Kept,
    code: str,
    count: int,
) -> None:
    writing.add(
        Arrival(
            file_hash=file.digest,
            sender=sender,
            number=number,
            result=result,
            reason=code,
            records=count,
        )
    )
