"""A vault that was restored from a backup sends to a desk only once it has heard from it since.

What was written and sent after the backup was made is missing here. Writing on and sending at once
would give the other side two different rows with one number, a fork, and it would believe neither.
So each peer is heard first: a bundle that it made after the restoration says how far it holds this
desk's rows. If that is further than they go here, `rolled-back` stops everything; if not, nothing
is missing that the other side could miss, and sending goes on.
"""

from db.bundle.header import BundleHeader
from db.errors import Restored
from db.ledger import moment
from db.names import DeviceId
from desktop.casework.desk import Desk
from desktop.casework.unlocking import HEARD, RESTORED, RESTORED_AT


def is_restored(desk: Desk) -> bool:
    """Whether this vault was restored and has not heard from every desk it knows since."""
    return bool(desk.store.local.setting(RESTORED))


def hear(desk: Desk, header: BundleHeader) -> None:
    """Note that a bundle of this peer agreed with what is here. Inside a `write`."""
    since = desk.store.local.setting(RESTORED_AT)
    if is_restored(desk) and since and moment(header.made) > moment(since):
        greet(desk, header.sender)


def greet(desk: Desk, peer: DeviceId | str) -> None:
    """This peer holds nothing of ours that is missing here. Inside a `write`."""
    if not is_restored(desk):
        return
    desk.store.local.set(_name(peer), "yes")
    if all(_heard(desk, one.device) for one in desk.store.local.peers() if one.state == "enrolled"):
        desk.store.local.set(RESTORED, "")
        desk.warnings = tuple(one for one in desk.warnings if one != "restored")


def may_send(desk: Desk, peer: DeviceId | str) -> None:
    """Raises `Restored` while this peer has not been heard since."""
    if is_restored(desk) and not _heard(desk, peer):
        raise Restored


def _name(peer: DeviceId | str) -> str:
    return f"{HEARD}{peer}"


def _heard(desk: Desk, peer: DeviceId | str) -> bool:
    return desk.store.local.setting(_name(peer)) == "yes"
