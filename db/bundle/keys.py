"""A desk's keys: one Ed25519 pair to sign with, one X25519 pair to be sealed to.

- `DeviceKeys` are secret: they live in the encrypted record and nowhere else, and never print.
- `PublicKeys` that could not be trusted cannot exist: the constructor refuses them, and so does
  reading them from a file.
- The fingerprint names the signing key. People compare six words (`words`), not fingerprints.
"""

import hashlib
from typing import Annotated

from msgspec import Meta, Struct

from db import age
from db.bundle import signing
from db.names import Hash, HexKey

SealKey = Annotated[str, Meta(pattern="^age1[0-9a-z]{58}$")]  # an age X25519 recipient


class PublicKeys(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What others know of a desk. ValueError for a key of small order or no key at all."""

    sign: HexKey
    seal: SealKey

    def __post_init__(self) -> None:
        if len(self.sign) != 64 or not signing.is_fit(bytes.fromhex(self.sign)):
            raise ValueError("the signing key is not one that can be trusted")
        if not age.is_recipient(self.seal):
            raise ValueError("the sealing key is not an age recipient")

    @property
    def fingerprint(self) -> Hash:
        """SHA-256 of the signing key, 64 hex digits."""
        return Hash(signing.fingerprint_of(bytes.fromhex(self.sign)))


class DeviceKeys(Struct, frozen=True, kw_only=True):
    """A desk's private halves. Secret."""

    sign: bytes  # Ed25519 seed, 32 bytes
    seal: str  # age identity

    def __repr__(self) -> str:
        return "DeviceKeys(…)"  # never in a log, a crash report or a failed assertion

    @property
    def public(self) -> PublicKeys:
        """The halves that others may know. ValueError when these are no keys."""
        return PublicKeys(sign=signing.public_of(self.sign).hex(), seal=age.recipient_of(self.seal))


def new_keys() -> DeviceKeys:
    """Keys for a new desk, drawn by the two libraries themselves."""
    return DeviceKeys(sign=signing.new_seed(), seal=age.new_identity())


def seal_hash(recipient: str) -> Hash:
    """How a bundle names the key it is sealed to: SHA-256 of the age recipient's text."""
    return Hash(hashlib.sha256(recipient.encode()).hexdigest())
