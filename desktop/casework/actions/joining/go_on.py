"""At the office: a laptop that asks to be signed in anew, because it may not send any more.

Its keys of before say that it is the same; six words are compared as for any other. The device that
it was is ended from the last row that is held here: what it wrote later comes again, under the new
one. Its open cases are given to the new device.

It may go on from an older copy, in which cases lie that left it since: of each it is told once more
that it is not its any more, or it would take them for its own.
"""

from msgspec import UnsetType

from db.bundle.invitation import Request, renewal_holds
from db.bundle.keys import PublicKeys
from db.errors import BadRequest
from db.names import CaseId, DeviceId
from db.records import Assignment, Device
from db.store import heirs
from db.store.local import Peer
from db.store.store import Writing
from desktop.casework.actions.handing.hand_rows import rows_to_hand, write_rows
from desktop.casework.actions.joining.end_device import cases_on, end
from desktop.casework.desk import Desk
from desktop.casework.record.holding import held_by, holder, moved_cases

WHY = "It was signed in anew, and goes on as another device."


def device_before(desk: Desk, request: Request, file: str = "") -> Peer | None:
    """The device that this laptop was; None for one that is new. Raises `BadRequest`."""
    said = request.renews
    if isinstance(said, UnsetType):
        return None
    peer = desk.store.local.peer(said.device)
    known = desk.store.get(Device, said.device)
    if peer is None or known is None or known.body.volunteer != request.actor:
        raise BadRequest(file=file)
    if heirs.heir(desk.store.database, peer.device) != peer.device:
        raise BadRequest(file=file)  # it goes on as another device already
    if not renewal_holds(request, PublicKeys(sign=peer.sign_key, seal=peer.seal_key)):
        raise BadRequest(file=file)
    return peer


def go_on(desk: Desk, writing: Writing, before: Peer, now: DeviceId) -> int:
    """End the device that it was, and give its open cases to the one that it is: how many.

    Inside the `write` that signs it in.
    """
    cases, left = cases_on(desk).get(before.device, []), _left(desk, before.device)
    if before.state != "revoked":
        end(desk, before, WHY)
    heirs.succeed(desk.store.database, before.device, now)
    still = [one for one in cases if one.body.state == "open"]
    for one in cases:
        case, span = CaseId(one.id), holder(desk, one.id)
        given = span is not None and span.assignment is not None
        if given or one.body.state == "open":
            # As it was given before: the words that went to the device that it was may be lost.
            note, why = (span.note, span.why) if given and span is not None else ("", "")
            writing.add(Assignment(case=case, device=now, note=note, why=why), to=now)
        if given:  # what was on its way to the device that it was is sealed for keys that are gone
            write_rows(desk, writing, case, rows_to_hand(desk, case), now)
    for case, why in left.items():
        writing.add(Assignment(case=case, device=now, why=why, taken_back=True), to=now)
    return len(still)


def _left(desk: Desk, device: DeviceId) -> dict[CaseId, str]:
    """The cases that this device had and has no more, each with why as it was told then."""
    database = desk.store.database
    found = {}
    for case in sorted(moved_cases(desk)):
        spans = held_by(desk, case)
        mine = [one for one in spans if heirs.heir(database, one.device) == device]
        if mine and (mine[-1] is not spans[-1] or mine[-1].until is not None):
            found[case] = mine[-1].parting
    return found
