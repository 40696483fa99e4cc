"""Signatures: Ed25519 over DSSE's pre-authentication encoding, and which keys are refused.

- What is signed names its type, with both lengths in front, so that a signature made for one
  thing never holds for another.
- A public key of small order is refused: it "verifies" signatures that nobody made. So is a key
  that is not in its one encoding, or one key could go under two fingerprints.
- The bytes are verified exactly as they lie.
"""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

SIGNATURE_BYTES = 64
_PRIME = 2**255 - 19
# The y of the points whose order divides 8, below the prime; either sign of x goes with each.
_EIGHTH = int("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16)
_SMALL_ORDER_Y = frozenset({0, 1, _PRIME - 1, _EIGHTH, _PRIME - _EIGHTH})


def pae(payload_type: str, body: bytes) -> bytes:
    """DSSE's pre-authentication encoding (protocol.md, version 1): what is really signed."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(body), body)


def new_seed() -> bytes:
    """A new private half: 32 bytes."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_of(seed: bytes) -> bytes:
    """The public half, 32 bytes, of a private one. ValueError when it is not 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def is_fit(public: bytes) -> bool:
    """Whether a public key may be trusted at all: one encoding, and not of small order."""
    if len(public) != 32:
        return False
    y = int.from_bytes(public, "little") & (2**255 - 1)
    return y < _PRIME and y not in _SMALL_ORDER_Y


def fingerprint_of(public: bytes) -> str:
    """SHA-256 of a public key, 64 hex digits: the name that a signature line gives it."""
    return hashlib.sha256(public).hexdigest()


def sign(seed: bytes, payload_type: str, body: bytes) -> bytes:
    """The signature, 64 bytes, over a body of this type."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(pae(payload_type, body))


def holds(public: bytes, payload_type: str, body: bytes, signature: bytes) -> bool:
    """Whether this key made this signature over this body of this type."""
    if not is_fit(public) or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, pae(payload_type, body))
    except InvalidSignature:
        return False
    return True
