"""The outer seal: age to one X25519 recipient, in memory only.

- One recipient, one identity: a file sealed to several would be readable by somebody unnamed.
- age says the same for "changed on the way" and "sealed for another desk", so `CannotOpen` does.
- Never pyrage's file functions: they leave clear text behind on a truncated file.

A narrow typed face of pyrage, which carries no types of its own.
"""

import pyrage  # type: ignore[import-untyped, unused-ignore]
from pyrage import x25519

MAGIC = b"age-encryption.org/v1\n"


class CannotOpen(Exception):
    """Not sealed by age, cut short, changed, or sealed for somebody else."""


def is_sealed(data: bytes) -> bool:
    """Whether these bytes begin as an age file does (the binary one, never the armoured)."""
    return data.startswith(MAGIC)


def new_identity() -> str:
    """A new private half, as age writes it: `AGE-SECRET-KEY-1…`."""
    return str(x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public half, `age1…`, of a private one. ValueError when it is no age identity."""
    try:
        return str(x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        # Without the cause: its words could repeat what was handed in, and that is a secret.
        raise ValueError("not an age identity") from None


def is_recipient(text: str) -> bool:
    """Whether this is an X25519 recipient in age's one spelling of it."""
    try:
        return str(x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def seal_to(data: bytes, recipient: str) -> bytes:
    """`data` sealed for one recipient. ValueError when that is no recipient."""
    if not is_recipient(recipient):
        raise ValueError("not an age recipient")
    sealed: bytes = pyrage.encrypt(data, [x25519.Recipient.from_str(recipient)])
    return sealed


def unseal(data: bytes, identity: str) -> bytes:
    """What was sealed for this identity. Raises `CannotOpen`."""
    if not is_sealed(data):
        raise CannotOpen
    try:
        plain: bytes = pyrage.decrypt(data, [x25519.Identity.from_str(identity)])
    except pyrage.DecryptError:
        raise CannotOpen from None
    return plain
