"""Ending a device: a laptop was lost, or its owner leaves."""

from dataclasses import dataclass

from msgspec import structs

from db.errors import BadInput, NoSuchDevice
from db.names import CaseId, DeviceId, RecordId
from db.records import Case, Device, Revocation
from db.store.heirs import heir
from db.store.local import Peer
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.record.holding import held_by, holders, moved_cases


@dataclass(frozen=True)
class Revoked:
    """A device that was ended, and the cases that were on it (for the 72-hour decision)."""

    device: DeviceId
    volunteer: str
    cases: tuple[str, ...]


def revoke(desk: Desk, device: str, why: str) -> Revoked:
    """End a device: nothing that it wrote after what is here is taken.

    `device` is its id, an unambiguous beginning of it, or the volunteer's name. Saying it twice
    changes nothing. Raises `WrongDesk`, `NoSuchDevice`, `BadInput`, `TooLong`.
    """
    desk.need("office")
    peer = find_device(desk, device)
    reason = typed.text(why.strip(), "reason")
    if not reason:
        raise BadInput(what="reason", given=why, expected="why the device is ended")
    if peer.state != "revoked":
        end(desk, peer, reason)
    cases = tuple(one.body.reference for one in lying_on(desk, peer.device))
    return Revoked(peer.device, peer.name, cases)


def cases_on(desk: Desk) -> dict[DeviceId, list[Kept[Case]]]:
    """The cases that each laptop has, by reference. One that was signed in anew still has those
    that it had before; one that was given on or referred away is with nobody, or another."""
    cases = desk.store.find(Case, order="reference")
    where = holders(desk, cases)
    found: dict[DeviceId, list[Kept[Case]]] = {}
    for case in cases:
        device = where[CaseId(case.id)]
        if device is not None:
            found.setdefault(device, []).append(case)
    return found


def lying_on(desk: Desk, device: DeviceId) -> list[Kept[Case]]:
    """The cases whose words are on a laptop, by reference: those that it has, and those that it has
    not said to have let go of."""
    now = heir(desk.store.database, device)
    mine = {one.id for one in cases_on(desk).get(now, ())}
    for case in moved_cases(desk):
        spans = [one for one in held_by(desk, case) if heir(desk.store.database, one.device) == now]
        if spans and spans[-1].left is None:
            mine.add(RecordId(case))
    return [one for one in desk.store.find(Case, order="reference") if one.id in mine]


def end(desk: Desk, peer: Peer, why: str) -> None:
    """Nothing that this laptop wrote after what is here is taken. Inside a `write`, or alone."""
    # Every laptop learns that it ended; why is between the office and its owner.
    held = desk.store.head(peer.device, "up").seq
    with desk.write() as writing:
        writing.add(Revocation(device=peer.device, from_seq=held + 1))
        known = desk.store.get(Device, peer.device)
        if known is not None:
            ended = structs.replace(known.body, state="revoked", why=why)
            writing.add(ended, record=known.id)
        desk.store.local.set_peer(peer._replace(state="revoked", from_seq=held + 1))


def find_device(desk: Desk, wanted: str) -> Peer:
    """The one device of this id, beginning of an id, or volunteer's name. Raises `NoSuchDevice`."""
    peers = desk.store.local.peers()
    text = wanted.strip().casefold()
    found = [
        one
        for one in peers
        if text and (one.device.startswith(text) or one.name.casefold() == text)
    ]
    if len(found) > 1:  # of one that was signed in anew, the one that it is now
        found = [one for one in found if one.state != "revoked"]
    if len(found) != 1:
        known = ", ".join(f"{one.name} ({one.device[:8]})" for one in peers)
        raise NoSuchDevice(device=wanted, known=known or "none")
    return found[0]
