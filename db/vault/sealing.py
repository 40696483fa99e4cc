"""Sealing the database key into a slot, and opening it again.

- A slot's own key pair is age's X25519. The private half lies in the slot under AES-GCM-SIV, whose
  key comes from the passphrase by Argon2id, or from the printed code by HKDF-SHA256 (140 random
  bits need no slow derivation). AES-GCM-SIV because a nonce drawn twice would not give the key.
- Everything that a slot says of itself is associated data there: whose it is, what it costs and
  which vault it is for cannot be changed without closing it. `_facts` lists them one by one, so
  that a field added later does not shut anybody out.
- age binds nothing to what it seals, so the vault, the slot and the person stand inside, and are
  compared when it is opened: a slot carried into another vault opens nothing there.
"""

from typing import Annotated, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta, Struct
from msgspec.structs import replace

from db import age
from db.names import ActorId, ActorKey
from db.vault.connection import KEY_BYTES
from db.vault.cost import Cost, derive
from db.vault.passphrase import spelled
from db.vault.slots import (
    ID_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    CodeSlot,
    EscrowSlot,
    Key,
    Paired,
    PassphraseSlot,
    PersonSlot,
    Random,
    RecoverySlot,
)

_MADE_FOR = "evenhand/1 slot"
P = TypeVar("P", bound=Paired)
Personal = PersonSlot | CodeSlot | PassphraseSlot | RecoverySlot


class _Inside(Struct, frozen=True, forbid_unknown_fields=True):
    made_for: str
    vault: str
    slot: str
    actor: ActorKey
    key: Annotated[bytes, Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]


def seal_with_passphrase(
    vault: str,
    key: Key,
    passphrase: str,
    *,
    actor: ActorId,
    name: bytes,
    cost: Cost,
    random: Random,
    slot_id: str | None = None,
) -> PersonSlot:
    """A new slot for a passphrase, as dear to try as `cost`. `name` is sealed already."""
    identity = age.new_identity()
    slot = PersonSlot(
        id=slot_id or random(ID_BYTES).hex(),
        actor=actor,
        name=name,
        cost=cost,
        salt=random(SALT_BYTES),
        nonce=random(NONCE_BYTES),
        identity=b"",
        recipient=age.recipient_of(identity),
        sealed=b"",
    )
    wrapping = derive(spelled(passphrase), slot.salt, cost)
    return resealed(vault, replace(slot, identity=_wrapped(vault, slot, wrapping, identity)), key)


def seal_with_code(
    vault: str, key: Key, secret: bytes, *, actor: ActorId, random: Random
) -> CodeSlot:
    """A new slot for a recovery secret (as `db.vault.recovery.read` gives it)."""
    identity = age.new_identity()
    slot = CodeSlot(
        id=random(ID_BYTES).hex(),
        actor=actor,
        salt=random(SALT_BYTES),
        nonce=random(NONCE_BYTES),
        identity=b"",
        recipient=age.recipient_of(identity),
        sealed=b"",
    )
    wrapping = _code_key(vault, secret, slot.salt)
    return resealed(vault, replace(slot, identity=_wrapped(vault, slot, wrapping, identity)), key)


def seal_for_office(
    vault: str, key: Key, recipient: str, *, actor: ActorId, random: Random
) -> EscrowSlot:
    """A new slot for the office's recovery key. ValueError when that is no age recipient."""
    slot = EscrowSlot(id=random(ID_BYTES).hex(), actor=actor, recipient=recipient, sealed=b"")
    return resealed(vault, slot, key)


def resealed(vault: str, slot: P, key: Key) -> P:
    """The slot with this database key in it, for whoever it opened for before."""
    inside = _Inside(_MADE_FOR, vault, slot.id, slot.actor, bytes(key))
    return replace(slot, sealed=age.seal_to(msgspec.json.encode(inside), slot.recipient))


def open_with_passphrase(
    vault: str, slot: PersonSlot | PassphraseSlot, passphrase: str
) -> bytes | None:
    """The database key, or None when it is another passphrase. Takes the slot's whole cost."""
    return _opened(vault, slot, derive(spelled(passphrase), slot.salt, slot.cost))


def open_with_code(vault: str, slot: CodeSlot | RecoverySlot, secret: bytes) -> bytes | None:
    """The database key, or None when it is another vault's code."""
    return _opened(vault, slot, _code_key(vault, secret, slot.salt))


def open_with_identity(vault: str, slot: Paired, identity: str) -> bytes | None:
    """The database key, or None when it is another key pair's private half, or none at all."""
    try:
        if age.recipient_of(identity) != slot.recipient:
            return None
        inside = msgspec.json.decode(age.unseal(slot.sealed, identity), type=_Inside)
    except (age.CannotOpen, ValueError):
        return None
    meant = (_MADE_FOR, vault, slot.id, slot.actor)
    found = (inside.made_for, inside.vault, inside.slot, inside.actor)
    return inside.key if found == meant else None


def _opened(vault: str, slot: Personal, wrapping: bytes) -> bytes | None:
    facts, closed = _facts(vault, slot), AESGCMSIV(wrapping)
    try:
        if isinstance(slot, PassphraseSlot | RecoverySlot):
            return closed.decrypt(slot.nonce, slot.wrapped, facts)
        identity = closed.decrypt(slot.nonce, slot.identity, facts)
    except InvalidTag:
        return None
    return open_with_identity(vault, slot, identity.decode())


def _wrapped(vault: str, slot: PersonSlot | CodeSlot, wrapping: bytes, identity: str) -> bytes:
    return AESGCMSIV(wrapping).encrypt(slot.nonce, identity.encode(), _facts(vault, slot))


def _facts(vault: str, slot: Personal) -> bytes:
    if isinstance(slot, RecoverySlot):
        return _said("recovery", vault, slot.id, slot.actor, slot.salt)
    if isinstance(slot, CodeSlot):
        return _said("code", vault, slot.id, slot.actor, slot.salt, slot.recipient)
    cost = (slot.cost.memory_kib, slot.cost.iterations, slot.cost.lanes)
    if isinstance(slot, PersonSlot):
        return _said("person", vault, slot.id, slot.actor, slot.salt, cost, slot.recipient)
    return _said("passphrase", vault, slot.id, slot.actor, slot.salt, cost)


def _said(kind: str, vault: str, *facts: object) -> bytes:
    return msgspec.json.encode(("evenhand/1 slot", vault, kind, *facts))


def _code_key(vault: str, secret: bytes, salt: bytes) -> bytes:
    info = b"evenhand/1 recovery " + vault.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)
