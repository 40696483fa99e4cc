"""The service's way in: the database key, sealed to the office's recovery key (record.md, Slots).

A forgotten passphrase and a lost code must not lose a family's record. Whoever has both the laptop
(or a backup of it) and the office's recovery stick opens everything, interests too; the volunteer
is told so in plain words before there is anything to open.

- Sealed by age to one recipient. The secret half is made when the office is, carried off on a stick
  and taken out of the office's own record (`desktop.casework.actions.recovery_key`).
- age binds nothing to what it seals, so the vault, the slot and the person stand inside, and are
  compared when it is opened: a slot carried into another vault opens nothing there.
"""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from db import age
from db.names import ActorId, ActorKey
from db.vault.connection import KEY_BYTES
from db.vault.slots import ID_BYTES, EscrowSlot, Key, Random

_MADE_FOR = "evenhand/1 escrow"


class _Inside(Struct, frozen=True, forbid_unknown_fields=True):
    made_for: str
    vault: str
    slot: str
    actor: ActorKey
    key: Annotated[bytes, Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]


def seal_for(vault: str, key: Key, recipient: str, *, actor: ActorId, random: Random) -> EscrowSlot:
    """A new slot for the office's recovery key. ValueError when that is no age recipient."""
    slot = random(ID_BYTES).hex()
    inside = _Inside(_MADE_FOR, vault, slot, actor, bytes(key))
    sealed = age.seal_to(msgspec.json.encode(inside), recipient)
    return EscrowSlot(id=slot, actor=actor, recipient=recipient, sealed=sealed)


def open_with(vault: str, slot: EscrowSlot, identity: str) -> bytes | None:
    """The database key, or None when it is another office's recovery key, or no key at all."""
    try:
        if age.recipient_of(identity) != slot.recipient:
            return None
        inside = msgspec.json.decode(age.unseal(slot.sealed, identity), type=_Inside)
    except (age.CannotOpen, ValueError):
        return None
    meant = (_MADE_FOR, vault, slot.id, slot.actor)
    found = (inside.made_for, inside.vault, inside.slot, inside.actor)
    return inside.key if found == meant else None
