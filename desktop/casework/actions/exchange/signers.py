"""Who signs with which key, as this desk knows it; bundles are opened with that."""

from db.bundle.header import Signer
from db.bundle.keys import PublicKeys
from db.bundle.open import Opened, open_bundle
from desktop.casework.desk import Desk


def signer(desk: Desk, fingerprint: str) -> Signer | None:
    """The desk whose signing key has this fingerprint; None for one that is not known here."""
    peer = desk.store.local.peer_of_key(fingerprint)
    if peer is None:
        return None
    keys = PublicKeys(sign=peer.sign_key, seal=peer.seal_key)
    return Signer(device=peer.device, keys=keys, office=peer.device == desk.office)


def open_here(desk: Desk, data: bytes) -> Opened:
    """Open a bundle that is for this desk. Raises what `db.bundle.open.open_bundle` does."""
    return open_bundle(
        data,
        desk.keys.seal,
        desk.device,
        lambda fingerprint: signer(desk, fingerprint),
        service=desk.service,
    )
