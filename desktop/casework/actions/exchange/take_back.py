"""A laptop takes rows of its own back that it had lost: those that prove themselves, or none.

What stands is never replaced, and what an erasure here names comes in blank. `db.bundle.returned`
decides; here it is written, in one transaction a bundle.
"""

from db.bundle.merge import Behind, Held, Quarantine
from db.bundle.open import Opened
from db.bundle.returned import STREAM, Gap, Kept, TakeBack, Unfit, decide_returned
from db.ledger import EMPTY
from db.names import Hash
from db.store.attached import NamesFile, named
from db.store.holes import Hole, holes
from db.vault import blobs
from desktop.casework.actions.exchange.arrivals import (
    Arrived,
    File,
    confirm,
    hold,
    note,
    sender_of,
)
from desktop.casework.actions.safety.repaired import note_returned
from desktop.casework.actions.safety.restored import hear
from desktop.casework.desk import Desk

Decided = TakeBack | Unfit | Held | Quarantine | Behind


def decide(desk: Desk, opened: Opened) -> Decided:
    """What of these rows proves itself. Changes nothing."""
    peer = sender_of(desk, opened)
    return decide_returned(
        opened,
        Kept(
            me=desk.device,
            service=desk.service,
            state=peer.state,
            head=desk.store.head(desk.device, STREAM),
            gaps=tuple(Gap(one.first, one.last, one.hash) for one in _lost(desk)),
            sent=sent_up_to(desk),
            hash_at=lambda seq: desk.store.hash_at(desk.device, STREAM, seq),
            confirmed=_confirmed(desk),
        ),
    )


def sent_up_to(desk: Desk) -> int:
    """The last row for the office that this laptop remembers having sent, or has confirmed."""
    gone = (
        last
        for bundle in desk.store.local.bundles("out", peer=desk.office)
        for stream, _, last in bundle.ranges
        if stream == STREAM
    )
    return max(_confirmed(desk), max(gone, default=0))


def _confirmed(desk: Desk) -> int:
    return desk.store.local.receipts(desk.office).get(STREAM, EMPTY).seq


def _lost(desk: Desk) -> list[Hole]:
    return [
        one
        for one in holes(desk.store.database)
        if (one.device, one.stream) == (desk.device, STREAM)
    ]


def settle(desk: Desk, opened: Opened, verdict: TakeBack | Unfit, file: File) -> Arrived:
    """Put the rows where they were, or keep the file apart and name the row that does not fit."""
    if isinstance(verdict, TakeBack):
        return _take(desk, opened, verdict, file)
    facts: dict[str, str | int] = {"row": f"row {verdict.seq}"}
    return hold(desk, opened, file, "quarantined", f"row-unfit-{verdict.why}", facts)


def _take(desk: Desk, opened: Opened, taken: TakeBack, file: File) -> Arrived:
    peer = sender_of(desk, opened)
    count = len(opened.rows)
    _keep_files(desk, opened, taken)
    if not taken.rows:
        with desk.write():
            confirm(desk, opened, taken.receipts)
            _hear(desk, opened)
            if file.again:
                desk.store.local.settle_bundle(file.digest, "applied", "")
        return Arrived(file.name, "already", "nothing-lost", {}, count, peer.device, peer.name)
    left = tuple(Hole(desk.device, STREAM, one.first, one.last, one.hash) for one in taken.gaps)
    with desk.write() as writing:
        writing.put_back([one.row for one in taken.rows], left)
        confirm(desk, opened, taken.receipts)
        note_returned(desk.store.local, len(taken.rows))
        note(desk, writing, opened, file, "applied", "rows-returned")
        if taken.whole:
            desk.store.local.drop("rolled_back")
        _hear(desk, opened)
    if taken.whole:
        desk.warnings = tuple(one for one in desk.warnings if one != "rolled-back")
    facts: dict[str, str | int] = {"count": len(taken.rows)}
    return Arrived(file.name, "applied", "rows-returned", facts, count, peer.device, peer.name)


def _hear(desk: Desk, opened: Opened) -> None:
    """The office agrees with what is here, unless it says that it holds more."""
    end = desk.store.head(desk.device, STREAM).seq
    if all(one.seq <= end for one in opened.header.have if one.stream == STREAM):
        hear(desk, opened.header)


def _keep_files(desk: Desk, opened: Opened, taken: TakeBack) -> None:
    """The sealed files of these rows, and those that lie nowhere here though a row names them."""
    wanted = {one.body.blob for one in taken.rows if isinstance(one.body, NamesFile)}
    for blob in (wanted | named(desk.store.database)) & opened.blobs.keys():
        blobs.keep(desk.vault.blobs, Hash(blob), opened.blobs[blob])
