"""Who signs with which key, as this desk knows it."""

from db.bundle.header import Signer
from db.bundle.keys import PublicKeys
from desktop.casework.desk import Desk


def signer(desk: Desk, fingerprint: str) -> Signer | None:
    """The desk whose signing key has this fingerprint; None for one that is not known here."""
    peer = desk.store.local.peer_of_key(fingerprint)
    if peer is None:
        return None
    keys = PublicKeys(sign=peer.sign_key, seal=peer.seal_key)
    return Signer(device=peer.device, keys=keys, office=peer.device == desk.office)
