"""The policy that a thing was begun under: a newer one that comes meanwhile does not disturb it."""

from db.records import Pack as PublishedPack
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.casework.policy import Pack, read_pack


def pack_begun_under(desk: Desk, policy: str) -> Pack:
    """The policy of that hash, where it was published; else the one in force.

    What one has begun to say is finished as it was begun; the next contact is under the newer one.
    """
    if policy in ("", desk.pack.hash):
        return desk.pack
    for one in desk.store.find(PublishedPack):
        if sha256(one.body.text) == policy and one.id not in desk.in_force.unread:
            return read_pack(one.body.text, file="policy")
    return desk.pack
