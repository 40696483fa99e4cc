"""Unlocking, and telling apart what can be wrong.

In this order, so that each refusal is true: is there a vault (NoVault), may it be written to
(VaultReadOnly), do the key files hold (VaultDamaged, VaultNewer), does a slot open
(WrongPassphrase, WrongRecoveryCode, WrongRecoveryKey), is it free (VaultInUse), does the database
open with the key (VaultDamaged, VaultNewer).

- A slot that opened has proved the key. Whatever the database says after that, it is never "wrong
  passphrase"; and where another SQLCipher made it, that is said instead of "damaged".
- Whether the record is as it was locked is no refusal: whoever asked is told (`Vault.found`).
- A key file that did not hold is mended from the other as soon as the lock is ours.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from db.errors import (
    NoVault,
    VaultDamaged,
    VaultNewer,
    VaultReadOnly,
    WrongPassphrase,
    WrongRecoveryCode,
    WrongRecoveryKey,
)
from db.names import ActorId
from db.vault import access, as_locked, keyfile, layout, recovery
from db.vault.connection import Connection, cipher_version, open_keyed
from db.vault.faults import refusing
from db.vault.keyfile import Keyfile
from db.vault.rekey import NEW, finished
from db.vault.sealing import open_with_code, open_with_identity, open_with_passphrase
from db.vault.slots import CodeSlot, EscrowSlot, PassphraseSlot, Random, RecoverySlot
from db.vault.unlocked import Vault


def unlock(
    folder: Path,
    passphrase: str,
    *,
    first: ActorId | None = None,
    random: Random = os.urandom,
    check_same_thread: bool = True,
) -> Vault:
    """The vault in this folder, open for who has this passphrase.

    Takes the cost of each slot that is tried: those of `first` before the others, so that the
    person who came in last does not wait for everybody's. Raises as the module says.
    """
    folder, keys, whole = read_keys(folder)
    slots = sorted(access.passphrases(keys), key=lambda slot: slot.actor != first)
    with as_locked.reading(folder) as record:
        for slot in slots:
            key = open_with_passphrase(keys.vault, slot, passphrase)
            if key is not None:
                opened = _opened(folder, keys, key, record, whole, check_same_thread)
                if isinstance(slot, PassphraseSlot):
                    changed = _with_key_pair(folder, opened.keys, key, slot, passphrase, random)
                    opened = opened._replace(keys=changed)
                return opened.vault(folder, key, slot.actor, random)
    raise WrongPassphrase


def unlock_with_code(
    folder: Path,
    code: str,
    *,
    random: Random = os.urandom,
    check_same_thread: bool = True,
) -> Vault:
    """The vault in this folder, open for who made its recovery code. Takes no time.

    WrongRecoveryCode has the fact `reason`: "length" or "group" (mistyped; `group` counts from 1)
    or "other" (well typed, but not this vault's). Raises otherwise as the module says.
    """
    folder, keys, whole = read_keys(folder)
    secret = recovery.read(code)
    for slot in keys.slots:
        if isinstance(slot, CodeSlot | RecoverySlot):
            key = open_with_code(keys.vault, slot, secret)
            if key is not None:
                with as_locked.reading(folder) as record:
                    opened = _opened(folder, keys, key, record, whole, check_same_thread)
                return opened.vault(folder, key, slot.actor, random)
    raise WrongRecoveryCode(reason="other", group=0)


def unlock_with_escrow(
    folder: Path,
    identity: str,
    *,
    random: Random = os.urandom,
    check_same_thread: bool = True,
) -> Vault:
    """The vault in this folder, open by the office's recovery key, in the name of whose it is.

    WrongRecoveryKey when it is another office's key, or none. Raises otherwise as the module says.
    """
    folder, keys, whole = read_keys(folder)
    for slot in keys.slots:
        if isinstance(slot, EscrowSlot):
            key = open_with_identity(keys.vault, slot, identity)
            if key is not None:
                with as_locked.reading(folder) as record:
                    opened = _opened(folder, keys, key, record, whole, check_same_thread)
                return opened.vault(folder, key, slot.actor, random)
    raise WrongRecoveryKey


def read_keys(folder: Path) -> tuple[Path, Keyfile, bool]:
    """The folder's whole path, its key slots, and whether both key files held. Raises NoVault,
    VaultReadOnly, VaultDamaged, VaultNewer."""
    folder = folder.absolute()
    with refusing(str(folder)):
        if not keyfile.exists(folder):
            half_made = layout.is_half_made(folder)
            if (folder / layout.RECORD).exists() and not half_made:
                raise VaultDamaged(what=" + ".join(keyfile.NAMES))
            raise NoVault(folder=str(folder), half_made=int(half_made))
        if not os.access(folder, os.W_OK | os.X_OK):
            raise VaultReadOnly(folder=str(folder))
        return folder, *keyfile.read(folder)


class _Opened(NamedTuple):
    """The record, open; its key slots; whether it was as it was locked."""

    connection: Connection
    keys: Keyfile
    found: as_locked.Found

    def vault(self, folder: Path, key: bytes, actor: ActorId, random: Random) -> Vault:
        connection, keys, found = self
        return Vault(folder, keys, key, connection, actor=actor, random=random, found=found)


def _opened(
    folder: Path,
    keys: Keyfile,
    key: bytes,
    record: as_locked.Reading,
    whole: bool,
    check_same_thread: bool,
) -> _Opened:
    record.done()
    with refusing(str(folder)):
        keys = finished(folder, keys, key)
    try:
        connection = open_keyed(folder / layout.RECORD, key, check_same_thread=check_same_thread)
    except VaultDamaged:
        _blame_version(keys.cipher)
        raise
    found = record.compare(access.subkey(keys.vault, key, as_locked.PURPOSE))
    # None of this is worth keeping somebody out for: the disk may be full.
    with suppress(OSError):
        if found != "changed":
            as_locked.forget(folder)
    with suppress(OSError):
        if not whole:
            keyfile.write(folder, keys)
        if (folder / layout.UNFINISHED).exists():
            layout.finish(folder)
        (folder / NEW).unlink(missing_ok=True)  # broken off before it counted; the lock is ours
        layout.ensure_folders(folder)
    return _Opened(connection, keys, found)


def _with_key_pair(
    folder: Path, keys: Keyfile, key: bytes, old: PassphraseSlot, passphrase: str, random: Random
) -> Keyfile:
    """The slot of a first vault becomes one with a key pair; at the next unlock if not now."""
    changed = access.with_replaced(keys, key, old.id, passphrase, cost=old.cost, random=random)
    with suppress(OSError):
        keyfile.write(folder, changed)
        return changed
    return keys


def _blame_version(made: str) -> None:
    """Raise the truer refusal where another SQLCipher than ours made a database that does not
    open."""
    have = cipher_version()
    if _numbers(made) > _numbers(have):
        raise VaultNewer(found=f"SQLCipher {made}", known=f"SQLCipher {have}") from None
    if _numbers(made) != _numbers(have):
        raise VaultDamaged(what=layout.RECORD, made=made, have=have) from None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])
