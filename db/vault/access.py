"""The ways into a vault, decided: what the key slots would be after a change. Nothing is written.

- Who came in is told by the passphrase alone, so no two slots may open with the same one.
- A name is sealed under a key made from the database key, bound to its actor, and padded so that
  its length says little.
- Taking a slot away does not take the key away from somebody who has had it: that needs a new
  database key (`db.vault.rekey`), for which `under_new_key` makes the slots of those who stay.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct
from msgspec.structs import replace

from db.errors import WeakPassphrase, WrongPassphrase
from db.names import ActorId
from db.vault import recovery
from db.vault.keyfile import Keyfile
from db.vault.passphrase import TAKEN
from db.vault.sealing import (
    open_with_passphrase,
    resealed,
    seal_for_office,
    seal_with_code,
    seal_with_passphrase,
)
from db.vault.slots import (
    NONCE_BYTES,
    CodeSlot,
    Cost,
    EscrowSlot,
    Key,
    PassphraseSlot,
    PersonSlot,
    Random,
    RecoverySlot,
    Slot,
)

ByPassphrase = PersonSlot | PassphraseSlot
_PAD = 64  # bytes: most names fill one such block


class Holder(Struct, frozen=True):
    """Somebody who has a passphrase to this vault."""

    slot: str
    actor: ActorId
    name: str  # empty where somebody tampered with it


def subkey(vault: str, key: Key, purpose: str) -> bytes:
    """32 bytes for one purpose that tell nothing of the key, nor of another purpose's."""
    info = b"evenhand/1 subkey " + purpose.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=bytes.fromhex(vault), info=info).derive(key)


def passphrases(keys: Keyfile) -> tuple[ByPassphrase, ...]:
    """The slots that open with a passphrase, oldest first."""
    return tuple(slot for slot in keys.slots if isinstance(slot, PersonSlot | PassphraseSlot))


def holders(keys: Keyfile, key: Key) -> tuple[Holder, ...]:
    """Who has a passphrase, oldest slot first."""
    sealing = subkey(keys.vault, key, "slot names")
    return tuple(Holder(s.id, s.actor, _opened(sealing, s)) for s in passphrases(keys))


def with_passphrase(
    keys: Keyfile,
    key: Key,
    passphrase: str,
    *,
    actor: ActorId,
    name: str,
    cost: Cost,
    random: Random,
) -> Keyfile:
    """One more passphrase slot. Takes the cost of every slot there is.

    Raises WeakPassphrase with the reason `TAKEN`.
    """
    _refuse_taken(keys, passphrase, passphrases(keys))
    sealed = _sealed_name(keys.vault, key, name, actor, random)
    slot = seal_with_passphrase(
        keys.vault, key, passphrase, actor=actor, name=sealed, cost=cost, random=random
    )
    return _next(keys, (*keys.slots, slot))


def owned(keys: Keyfile, actor: ActorId, passphrase: str) -> str:
    """The id of this actor's slot that opens with the passphrase. Raises WrongPassphrase."""
    for slot in passphrases(keys):
        if slot.actor == actor and open_with_passphrase(keys.vault, slot, passphrase) is not None:
            return slot.id
    raise WrongPassphrase


def opened_by(keys: Keyfile, key: Key, passphrase: str) -> Holder:
    """Whose passphrase this is. Takes the cost of every slot. Raises WrongPassphrase."""
    found = [
        slot.id
        for slot in passphrases(keys)
        if open_with_passphrase(keys.vault, slot, passphrase) is not None
    ]
    for one in holders(keys, key):
        if one.slot in found:
            return one
    raise WrongPassphrase


def with_replaced(
    keys: Keyfile, key: Key, slot_id: str, passphrase: str, *, cost: Cost, random: Random
) -> Keyfile:
    """Another passphrase in a slot; whose it is stays. Takes the cost of every slot there is.

    Raises WeakPassphrase with the reason `TAKEN`; KeyError for an id that is no passphrase slot.
    """
    old = {slot.id: slot for slot in passphrases(keys)}[slot_id]
    _refuse_taken(keys, passphrase, tuple(s for s in passphrases(keys) if s is not old))
    fresh = seal_with_passphrase(
        keys.vault,
        key,
        passphrase,
        actor=old.actor,
        name=old.name,
        cost=cost,
        random=random,
        slot_id=old.id,
    )
    return _next(keys, tuple(fresh if slot is old else slot for slot in keys.slots))


def with_code(
    keys: Keyfile, key: Key, *, actor: ActorId, random: Random, code: str = ""
) -> tuple[Keyfile, str]:
    """A new recovery code in place of any there was, and the code itself, to be shown once.

    `code` is one that was drawn before; left out, one is drawn now.
    """
    code = code or recovery.printed(random(recovery.SECRET_BYTES))
    slot = seal_with_code(keys.vault, key, recovery.read(code), actor=actor, random=random)
    kept = tuple(s for s in keys.slots if not isinstance(s, CodeSlot | RecoverySlot))
    return _next(keys, (*kept, slot)), code


def with_escrow(
    keys: Keyfile, key: Key, recipient: str, *, actor: ActorId, random: Random
) -> Keyfile:
    """The office's recovery key as a way in. ValueError when that is no age recipient."""
    slot = seal_for_office(keys.vault, key, recipient, actor=actor, random=random)
    return _next(keys, (*keys.slots, slot))


def escrowed_to(keys: Keyfile) -> str:
    """The recovery key that opens this vault, as age writes it; empty where there is none."""
    return next((s.recipient for s in keys.slots if isinstance(s, EscrowSlot)), "")


def under_new_key(
    keys: Keyfile, old: Key, new: Key, *, without: ActorId | None, random: Random
) -> Keyfile:
    """The ways in of everybody who stays, with another database key behind them.

    Slots without a key pair (the first vaults', and a later program's) cannot be given a key that
    they were not made for: they go. `stale` names the people whom that would shut out.
    """
    names = {one.slot: one.name for one in holders(keys, old)}
    slots: list[Slot] = []
    for slot in keys.slots:
        if isinstance(slot, PersonSlot) and slot.actor != without:
            name = _sealed_name(keys.vault, new, names[slot.id], ActorId(slot.actor), random)
            slots.append(resealed(keys.vault, replace(slot, name=name), new))
        elif isinstance(slot, CodeSlot | EscrowSlot):
            slots.append(resealed(keys.vault, slot, new))
    return _next(keys, tuple(slots))


def stale(keys: Keyfile, key: Key) -> tuple[Holder, ...]:
    """People whose slot is of the first kind: it changes when they next unlock."""
    first = {slot.id for slot in keys.slots if isinstance(slot, PassphraseSlot)}
    return tuple(one for one in holders(keys, key) if one.slot in first)


def _sealed_name(vault: str, key: Key, name: str, actor: ActorId, random: Random) -> bytes:
    padded = name.encode()
    padded += bytes(-len(padded) % _PAD)
    nonce = random(NONCE_BYTES)
    sealing = AESGCMSIV(subkey(vault, key, "slot names"))
    return nonce + sealing.encrypt(nonce, padded, actor.encode())


def _next(keys: Keyfile, slots: tuple[Slot, ...]) -> Keyfile:
    return replace(keys, generation=keys.generation + 1, slots=slots)


def _refuse_taken(keys: Keyfile, passphrase: str, by: tuple[ByPassphrase, ...]) -> None:
    if any(open_with_passphrase(keys.vault, slot, passphrase) is not None for slot in by):
        raise WeakPassphrase(reason=TAKEN)


def _opened(sealing: bytes, slot: ByPassphrase) -> str:
    nonce, sealed = slot.name[:NONCE_BYTES], slot.name[NONCE_BYTES:]
    try:
        padded = AESGCMSIV(sealing).decrypt(nonce, sealed, slot.actor.encode())
    except (InvalidTag, ValueError):
        return ""
    return padded.rstrip(b"\0").decode()
