"""What a bundle says of itself, before anything of it is applied."""

from db.bundle.open import Look, look
from desktop.casework.actions.exchange.signers import signer
from desktop.casework.desk import Desk


def inspect_bundle(desk: Desk, data: bytes) -> Look:
    """Look into a bundle that is for this desk. Changes nothing.

    Raises `BundleDamaged` where it is no bundle, or sealed for another desk.
    """
    return look(data, desk.keys.seal, lambda fingerprint: signer(desk, fingerprint))
