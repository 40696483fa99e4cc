"""Key slots: the ways in, as they stand in the key files.

- *Person* and *code*: each has a key pair of its own. Something that a person has, a passphrase or
  the printed code, opens the private half; the database key is sealed to the public half. So a new
  database key can be given to everybody who stays, without asking anybody for anything.
- *Escrow*: sealed to the office's recovery key.
- *Passphrase* and *recovery* are how the first vaults had it: the database key under the secret
  itself. They still open, and become the other kind when their secret is next used.
- A slot has a type. A type that this program does not know is kept as it stands, never dropped:
  a later program's way in survives a passphrase changed here.
- Whose slot it is stands there as an id. The name is sealed under the database key
  (`db.vault.access`): nothing on the disk says who works on these families.
- Costs and texts are bounded by their types, which the parser holds to.

How they are sealed and opened: `db.vault.sealing`.
"""

from collections.abc import Callable
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from db.names import ActorKey
from db.vault.cost import FLOOR as FLOOR
from db.vault.cost import Cost as Cost
from db.vault.cost import calibrated as calibrated
from db.vault.passphrase import judge as judge

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
Recipient = Annotated[str, Meta(max_length=100)]  # as age writes it
Identity = Annotated[bytes, Meta(min_length=32, max_length=200)]  # wrapped
Sealed = Annotated[bytes, Meta(max_length=4096)]


class PersonSlot(
    Struct, frozen=True, kw_only=True, tag="person", tag_field="type", forbid_unknown_fields=True
):
    """Opens with a passphrase and says who came in by it."""

    id: SlotId
    actor: ActorKey
    name: SealedName  # nonce and sealed bytes
    cost: Cost
    salt: Salt
    nonce: Nonce
    identity: Identity
    recipient: Recipient
    sealed: Sealed


class CodeSlot(
    Struct, frozen=True, kw_only=True, tag="code", tag_field="type", forbid_unknown_fields=True
):
    """Opens with the printed code. `actor`: who made it, and acts when it is used."""

    id: SlotId
    actor: ActorKey
    salt: Salt
    nonce: Nonce
    identity: Identity
    recipient: Recipient
    sealed: Sealed


class PassphraseSlot(
    Struct,
    frozen=True,
    kw_only=True,
    tag="passphrase",
    tag_field="type",
    forbid_unknown_fields=True,
):
    """A person's, as the first vaults had it."""

    id: SlotId
    actor: ActorKey
    name: SealedName
    cost: Cost
    salt: Salt
    nonce: Nonce
    wrapped: Wrapped


class RecoverySlot(
    Struct, frozen=True, kw_only=True, tag="recovery", tag_field="type", forbid_unknown_fields=True
):
    """The printed code's, as the first vaults had it."""

    id: SlotId
    actor: ActorKey
    salt: Salt
    nonce: Nonce
    wrapped: Wrapped


class EscrowSlot(
    Struct, frozen=True, kw_only=True, tag="escrow", tag_field="type", forbid_unknown_fields=True
):
    """Opens with the office's recovery key. `actor`: whose vault it is."""

    id: SlotId
    actor: ActorKey
    recipient: Recipient
    sealed: Sealed


class UnknownSlot(Struct, frozen=True):
    """A way in that a later program made. Its bytes, kept."""

    raw: bytes


Paired = PersonSlot | CodeSlot | EscrowSlot
Known = Paired | PassphraseSlot | RecoverySlot
Slot = Known | UnknownSlot


class _Peek(Struct):
    type: str


_KNOWN: dict[str, msgspec.json.Decoder[Known]] = {
    "person": msgspec.json.Decoder(PersonSlot),
    "code": msgspec.json.Decoder(CodeSlot),
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
