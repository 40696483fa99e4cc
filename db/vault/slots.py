"""Key slots: the ways in. Each wraps the same database key under something that a person has.

- Passphrase: Argon2id, then AES-GCM-SIV. Recovery code: HKDF-SHA256 (140 random bits need no slow
  derivation), then AES-GCM-SIV. AES-GCM-SIV because a nonce drawn twice would not give the key.
  Office escrow: `db.vault.escrow`.
- Everything that a slot says of itself is associated data: whose it is, what it costs and which
  vault it is for cannot be changed without closing it. `facts` lists them one by one, so that a
  field added later does not shut anybody out.
- A slot has a type. A type that this program does not know is kept as it stands, never dropped:
  a later program's way in survives a passphrase changed here.
- Whose slot it is stands there as an id. The name is sealed under the database key
  (`db.vault.access`): nothing on the disk says who works on these families.
- Costs and texts are bounded by their types, which the parser holds to.
"""

from collections.abc import Callable
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta, Struct

from db.names import ActorId, ActorKey
from db.vault.cost import FLOOR as FLOOR
from db.vault.cost import Cost as Cost
from db.vault.cost import calibrated as calibrated
from db.vault.cost import derive
from db.vault.passphrase import judge as judge
from db.vault.passphrase import spelled

SALT_BYTES = 32
NONCE_BYTES = 12
ID_BYTES = 16

Random = Callable[[int], bytes]
Key = bytes | bytearray  # the database key; the vault keeps it where it can be wiped
SlotId = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Salt = Annotated[bytes, Meta(min_length=16, max_length=64)]
Nonce = Annotated[bytes, Meta(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
Wrapped = Annotated[bytes, Meta(min_length=48, max_length=48)]  # 32 of key, 16 of tag
SealedName = Annotated[bytes, Meta(max_length=4096)]


class PassphraseSlot(
    Struct,
    frozen=True,
    kw_only=True,
    tag="passphrase",
    tag_field="type",
    forbid_unknown_fields=True,
):
    """Opens with a passphrase and says who came in by it."""

    id: SlotId
    actor: ActorKey
    name: SealedName  # nonce and sealed bytes
    cost: Cost
    salt: Salt
    nonce: Nonce
    wrapped: Wrapped


class RecoverySlot(
    Struct, frozen=True, kw_only=True, tag="recovery", tag_field="type", forbid_unknown_fields=True
):
    """Opens with the printed code. `actor`: who made it, and acts when it is used."""

    id: SlotId
    actor: ActorKey
    salt: Salt
    nonce: Nonce
    wrapped: Wrapped


class EscrowSlot(
    Struct, frozen=True, kw_only=True, tag="escrow", tag_field="type", forbid_unknown_fields=True
):
    """Opens with the office's recovery key (`db.vault.escrow`). `actor`: whose vault it is."""

    id: SlotId
    actor: ActorKey
    recipient: Annotated[str, Meta(max_length=100)]
    sealed: Annotated[bytes, Meta(max_length=4096)]


class UnknownSlot(Struct, frozen=True):
    """A way in that a later program made. Its bytes, kept."""

    raw: bytes


Slot = PassphraseSlot | RecoverySlot | EscrowSlot | UnknownSlot


class _Peek(Struct):
    type: str


_KNOWN: dict[str, msgspec.json.Decoder[PassphraseSlot | RecoverySlot | EscrowSlot]] = {
    "passphrase": msgspec.json.Decoder(PassphraseSlot),
    "recovery": msgspec.json.Decoder(RecoverySlot),
    "escrow": msgspec.json.Decoder(EscrowSlot),
}


def parse_slot(raw: bytes) -> Slot:
    """A slot out of the key file. Raises msgspec.MsgspecError where a known type is misshapen."""
    decoder = _KNOWN.get(msgspec.json.decode(raw, type=_Peek).type)
    return decoder.decode(raw) if decoder else UnknownSlot(bytes(raw))


def encode_slot(slot: Slot) -> bytes:
    """The bytes of a slot in the key file."""
    return slot.raw if isinstance(slot, UnknownSlot) else msgspec.json.encode(slot)


def _facts(vault: str, slot: PassphraseSlot | RecoverySlot) -> bytes:
    if isinstance(slot, RecoverySlot):
        return msgspec.json.encode(
            ("evenhand/1 slot", vault, "recovery", slot.id, slot.actor, slot.salt)
        )
    cost = (slot.cost.memory_kib, slot.cost.iterations, slot.cost.lanes)
    return msgspec.json.encode(
        ("evenhand/1 slot", vault, "passphrase", slot.id, slot.actor, slot.salt, cost)
    )


def _code_key(vault: str, secret: bytes, salt: bytes) -> bytes:
    info = b"evenhand/1 recovery " + vault.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def _unwrapped(vault: str, slot: PassphraseSlot | RecoverySlot, wrapping: bytes) -> bytes | None:
    try:
        return AESGCMSIV(wrapping).decrypt(slot.nonce, slot.wrapped, _facts(vault, slot))
    except InvalidTag:
        return None


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
) -> PassphraseSlot:
    """A new slot for a passphrase, as dear to try as `cost`. `name` is sealed already."""
    slot = PassphraseSlot(
        id=slot_id or random(ID_BYTES).hex(),
        actor=actor,
        name=name,
        cost=cost,
        salt=random(SALT_BYTES),
        nonce=random(NONCE_BYTES),
        wrapped=bytes(48),
    )
    wrapping = derive(spelled(passphrase), slot.salt, cost)
    wrapped = AESGCMSIV(wrapping).encrypt(slot.nonce, key, _facts(vault, slot))
    return msgspec.structs.replace(slot, wrapped=wrapped)


def open_with_passphrase(vault: str, slot: PassphraseSlot, passphrase: str) -> bytes | None:
    """The database key, or None when it is another passphrase. Takes the slot's whole cost."""
    return _unwrapped(vault, slot, derive(spelled(passphrase), slot.salt, slot.cost))


def seal_with_code(
    vault: str, key: Key, secret: bytes, *, actor: ActorId, random: Random
) -> RecoverySlot:
    """A new slot for a recovery secret (as `db.vault.recovery.read` gives it)."""
    slot = RecoverySlot(
        id=random(ID_BYTES).hex(),
        actor=actor,
        salt=random(SALT_BYTES),
        nonce=random(NONCE_BYTES),
        wrapped=bytes(48),
    )
    wrapping = _code_key(vault, secret, slot.salt)
    wrapped = AESGCMSIV(wrapping).encrypt(slot.nonce, key, _facts(vault, slot))
    return msgspec.structs.replace(slot, wrapped=wrapped)


def open_with_code(vault: str, slot: RecoverySlot, secret: bytes) -> bytes | None:
    """The database key, or None when it is another vault's code."""
    return _unwrapped(vault, slot, _code_key(vault, secret, slot.salt))
