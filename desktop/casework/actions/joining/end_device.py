"""Ending a device: a laptop was lost, or its owner leaves."""

from dataclasses import dataclass

from msgspec import structs

from db.errors import BadInput, NoSuchDevice
from db.names import CaseId, DeviceId
from db.records import Assignment, Case, Device, Revocation
from db.store.heirs import heir
from db.store.local import Peer
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.desk import Desk


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
    cases = tuple(one.body.reference for one in cases_on(desk).get(peer.device, ()))
    return Revoked(peer.device, peer.name, cases)


def cases_on(desk: Desk) -> dict[DeviceId, list[Kept[Case]]]:
    """The cases that lie on each laptop, by reference. One that was signed in anew still has those
    that it had before."""
    given = {one.body.case: one.body.device for one in desk.store.find(Assignment)}
    found: dict[DeviceId, list[Kept[Case]]] = {}
    for case in desk.store.find(Case, order="reference"):
        device = heir(desk.store.database, given.get(CaseId(case.id), case.device))
        found.setdefault(device, []).append(case)
    return found


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
