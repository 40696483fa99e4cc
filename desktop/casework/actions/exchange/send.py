"""Sending: sealing what the other side has not confirmed, as one bundle or several.

- A laptop sends its `up` stream to the office. The office sends `all` and `to:` one laptop to
  that laptop. Nothing else is ever put into a bundle.
- Each bundle says how much of the recipient's own streams is here: that is the receipt.
- A bundle that got lost is no loss: what was not confirmed goes again with the next.
- An attached file goes with the row that names it, as it lies; so many bundles as that takes. One
  that is lost stops a case's row; a document of the office goes without it, and that is said.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from db.bundle.header import Have, describe
from db.bundle.keys import PublicKeys
from db.bundle.seal import seal, split
from db.errors import (
    DeviceEnded,
    ManyWait,
    NotEnrolled,
    NothingToSend,
    NotSurelyKept,
    RolledBack,
    RowsLost,
)
from db.ledger import EMPTY, Row, stamp
from db.names import DeviceId, Hash
from db.records import Document
from db.store.local import Bundle, Peer
from desktop.casework.actions.files.attach_travel import Carried
from desktop.casework.actions.joining.end_device import find_device
from desktop.casework.actions.safety.repaired import first_lost
from desktop.casework.actions.safety.restored import may_send
from desktop.casework.desk import Desk

Courier = Callable[[int, bytes], str]
"""Takes the bundle with this place in the row (from 0) away and says where to: the file's path. It
must have put it down safely when it returns, or raise a `Refusal`."""


@dataclass(frozen=True)
class Sent:
    """One bundle that was sealed."""

    file: str
    bundle: int
    records: int
    from_seq: int | None  # of `up`, or at the office of `to:DEVICE`; what is returned: of `up`
    to_seq: int | None
    recipient: DeviceId
    without: tuple[str, ...] = ()  # titles of documents on offer whose files are lost here


def send(
    desk: Desk, courier: Courier, to: str | None = None, *, receipt: bool = False
) -> tuple[Sent, ...]:
    """Seal what the other side has not confirmed and hand it to the courier.

    With `receipt` the office says to one laptop what it holds of it, though nothing is new: for
    one that was restored from a backup. A laptop sends no bundle without rows.

    `to` is a device at the office; left out, it is the one that waits. Raises `NotEnrolled`,
    `RolledBack`, `Restored`, `RowsLost`, `NothingToSend`, `ManyWait`, `NoSuchDevice`,
    `AttachmentMissing`, `AttachmentDamaged` (nothing is sent then), and whatever the courier
    refuses.
    """
    if not desk.enrolled:
        raise NotEnrolled
    if "rolled-back" in desk.warnings:
        raise RolledBack
    peer = _recipient(desk, to)
    may_send(desk, peer.device)
    rows = waiting(desk, peer)
    have = have_of(desk, peer)
    anew = desk.kind == "office" and (receipt or _new_receipt(desk, peer, have))
    if not rows and not anew:
        _refuse_lost(desk, peer)
        raise NothingToSend
    carried = Carried(desk, rows)
    offered = {one.body.blob for one in desk.store.find(Document) if one.body.current}
    lost = tuple(one.title for one in carried.lost if one.blob in offered)
    parts = split(rows, brings=carried.size) or [()]
    return tuple(
        replace(send_one(desk, peer, index, part, have, courier, carried), without=lost)
        for index, part in enumerate(parts)
    )


def _recipient(desk: Desk, to: str | None) -> Peer:
    if desk.kind == "volunteer":
        peer = desk.store.local.peer(desk.office)
        assert peer is not None
        return peer
    if to is not None:
        peer = find_device(desk, to)
        if peer.state == "revoked":
            raise DeviceEnded(name=peer.name)
        return peer
    waits = [
        peer
        for peer in desk.store.local.peers()
        if peer.state == "enrolled"
        and (waiting(desk, peer) or _new_receipt(desk, peer, have_of(desk, peer)))
    ]
    if not waits:
        raise NothingToSend
    if len(waits) > 1:
        raise ManyWait(devices=", ".join(f"{one.name} ({one.device[:8]})" for one in waits))
    return waits[0]


def _streams(desk: Desk, peer: Peer) -> tuple[str, ...]:
    # What is for this laptop alone goes first: the welcome is in it.
    return (f"to:{peer.device}", "all") if desk.kind == "office" else ("up",)


def waiting(desk: Desk, peer: Peer) -> list[Row]:
    """The rows that this peer has not confirmed, stream by stream, in order."""
    streams = _streams(desk, peer)
    confirmed = desk.store.local.receipts(peer.device)
    return list(
        chain.from_iterable(
            _whole(desk, stream, confirmed.get(stream, EMPTY).seq) for stream in streams
        )
    )


def _whole(desk: Desk, stream: str, after: int) -> Iterator[Row]:
    """The rows beyond `after`, up to the first that was lost: what follows it cannot go."""
    lost = first_lost(desk, stream, after)
    limit = -1 if lost is None else lost - 1 - after
    return desk.store.rows(desk.device, stream, after=after, limit=limit)


def _refuse_lost(desk: Desk, peer: Peer) -> None:
    """Raises `RowsLost` where nothing more can go for want of a row that was lost."""
    confirmed = desk.store.local.receipts(peer.device)
    for stream in _streams(desk, peer):
        lost = first_lost(desk, stream, confirmed.get(stream, EMPTY).seq)
        if lost is not None:
            raise RowsLost(stream=stream, first=lost)


def have_of(desk: Desk, peer: Peer) -> tuple[Have, ...]:
    """What is here of this peer's streams: the receipt."""
    streams = ("up",) if desk.kind == "office" else ("all", f"to:{desk.device}")
    heads = ((stream, desk.store.head(peer.device, stream)) for stream in streams)
    return tuple(Have(stream=stream, seq=head.seq, hash=head.hash) for stream, head in heads)


def _new_receipt(desk: Desk, peer: Peer, have: tuple[Have, ...]) -> bool:
    given = desk.store.local.given(peer.device)
    return any(one.seq > given.get(one.stream, 0) for one in have)


def send_one(
    desk: Desk,
    peer: Peer,
    index: int,
    rows: Sequence[Row],
    have: tuple[Have, ...],
    courier: Courier,
    carried: Carried,
    *,
    returned: bool = False,
) -> Sent:
    """Seal these rows for a peer as one bundle, hand it over and note it."""
    number = desk.store.local.next_number(peer.device)
    made = stamp(desk.world.clock.now())
    files = carried.files(rows)
    header = describe(
        rows,
        files,
        service=desk.service,
        sender=desk.device,
        keys=desk.keys,
        recipient=peer.device,
        recipient_key=peer.seal_key,
        number=number,
        made=made,
        have=have,
        returned=returned,
    )
    recipient = PublicKeys(sign=peer.sign_key, seal=peer.seal_key)
    data = seal(header, rows, files, desk.keys, recipient)
    del files
    runs = tuple((run.stream, run.first, run.last) for run in header.streams)
    # The file first: a number that was used and never noted would be used again.
    with _taken_away() as put, desk.write():
        put.append(courier(index, data))
        desk.store.local.add_bundle(
            Bundle(
                direction="out",
                peer=peer.device,
                number=number,
                at=made,
                file_hash=Hash(hashlib.sha256(data).hexdigest()),
                result="sent",
                reason="",
                records=len(rows),
                # What is the laptop's own is nothing that it could confirm.
                ranges=() if returned else runs,
            )
        )
        desk.store.local.give(peer.device, [(one.stream, one.seq) for one in have])
    main = "up" if desk.kind == "volunteer" or returned else f"to:{peer.device}"
    run = next((run for run in header.streams if run.stream == main), None)
    return Sent(
        file=put[0],
        bundle=number,
        records=len(rows),
        from_seq=None if run is None else run.first,
        to_seq=None if run is None else run.last,
        recipient=peer.device,
    )


@contextmanager
def _taken_away() -> Iterator[list[str]]:
    """A file that was put down and could not be noted goes again: that bundle was refused."""
    put: list[str] = []
    try:
        yield put
    except NotSurelyKept:
        raise  # it may be noted all the same, and then the file is the only copy
    except BaseException:
        for one in put:
            with suppress(OSError):
                Path(one).unlink()
        raise
