"""A new database key: the whole record encrypted anew, and the slots of everybody who stays.

For when somebody who knew the old key leaves, or a passphrase leaked. In this order, so that it may
be broken off anywhere and every way in that stays still opens the vault:

1. `record.db.new`: a copy under the new key, flushed, opened again and found whole. Before the next
   step there is nothing to undo: whoever unlocks finds the old key and the stray copy goes.
2. The key files: the slots open the new key, and the old one lies beside them, sealed under the
   new. From here on it goes forward only.
3. `record.db.new` takes the place of `record.db`. The old one is gone; secure deletion of whole
   files is the disk's matter, which is why the help asks for an encrypted disk as well.
4. The key files once more, without the old key.

Whoever unlocks between 2 and 4 ends it (`finished`). Old backups still open with the old key: who
calls makes a new one and takes them away.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from msgspec.structs import replace

from db.errors import BackupFailed, VaultDamaged
from db.names import ActorId
from db.vault import access, keyfile, layout
from db.vault.backup import STEP
from db.vault.connection import KEY_BYTES, Connection, open_keyed
from db.vault.faults import refusing
from db.vault.files import make_private, sync_file, sync_folder
from db.vault.keyfile import Keyfile
from db.vault.slots import NONCE_BYTES, Key, Random
from db.vault.unlocked import Vault

NEW = layout.RECORD + ".new"


def rekey(
    vault: Vault,
    *,
    without: ActorId | None = None,
    between: Callable[[int, int], None] = lambda _left, _all: None,
) -> None:
    """Another key for this vault, which nobody else may be using; it is locked afterwards.

    `without`: whose way in ends. `between` is called now and then while the record is copied, with
    the pages left and all pages. Raises DiskFull, VaultReadOnly, BackupFailed (the copy did not
    hold), and what `between` does; then the old key stands, and everybody's way in with it.
    """
    folder, keys, old, random = vault.hand_over()
    new = random(KEY_BYTES)
    try:
        with refusing(str(folder)):
            _copy(vault.connection, folder, new, between)
            changed = access.under_new_key(keys, old, new, without=without, random=random)
            changed = replace(changed, previous=_sealed(keys.vault, new, old, random))
            keyfile.write(folder, changed)
    finally:
        vault.lock()
    with refusing(str(folder)):
        finished(folder, changed, new)


def finished(folder: Path, keys: Keyfile, key: Key) -> Keyfile:
    """End a change of key that was broken off, before the record is opened. Raises OSError,
    VaultDamaged.
    """
    if not keys.previous:
        return keys
    if not _opens(folder / layout.RECORD, key):
        old = _opened(keys.vault, key, keys.previous)
        if not _opens(folder / NEW, key):
            connection = open_keyed(folder / layout.RECORD, old)
            try:
                _copy(connection, folder, key)
            finally:
                connection.close()
        _swap(folder)
    changed = _without_previous(keys)
    keyfile.write(folder, changed)
    return changed


def _copy(
    source: Connection,
    folder: Path,
    key: Key,
    between: Callable[[int, int], None] = lambda _left, _all: None,
) -> None:
    path = folder / NEW
    _clear(path)
    make_private(path)
    try:
        copy = open_keyed(path, key, create=True)
        try:
            copy.execute("PRAGMA journal_mode = OFF").fetchall()
            copy.execute("PRAGMA synchronous = OFF").fetchall()
            source.backup(
                copy, pages=STEP, progress=lambda _state, left, every: between(left, every)
            )
        finally:
            copy.close()
        sync_file(path)
        if not _opens(path, key, wholly=True):
            raise BackupFailed
        sync_folder(folder)
    except BaseException:
        with suppress(OSError):
            _clear(path)
        raise


def _swap(folder: Path) -> None:
    # What these two remember was signed with the old key; missing is no alarm.
    (folder / layout.HEAD).unlink(missing_ok=True)
    (folder / layout.AS_LOCKED).unlink(missing_ok=True)
    (folder / (layout.RECORD + "-journal")).unlink(missing_ok=True)
    sync_folder(folder)  # gone for good before the record comes that neither belongs to
    (folder / NEW).replace(folder / layout.RECORD)
    sync_folder(folder)


def _clear(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + "-journal").unlink(missing_ok=True)


def _opens(path: Path, key: Key, *, wholly: bool = False) -> bool:
    try:
        connection = open_keyed(path, key)
    except VaultDamaged:
        return False
    try:
        return not wholly or not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    finally:
        connection.close()
        path.with_name(path.name + "-journal").unlink(missing_ok=True)


def _without_previous(keys: Keyfile) -> Keyfile:
    return replace(keys, previous=b"", generation=keys.generation + 1)


def _sealed(vault: str, new: Key, old: Key, random: Random) -> bytes:
    nonce = random(NONCE_BYTES)
    closed = AESGCMSIV(access.subkey(vault, new, "previous key"))
    return nonce + closed.encrypt(nonce, bytes(old), vault.encode())


def _opened(vault: str, new: Key, sealed: bytes) -> bytes:
    nonce, inside = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    closed = AESGCMSIV(access.subkey(vault, new, "previous key"))
    try:
        return closed.decrypt(nonce, inside, vault.encode())
    except (InvalidTag, ValueError):
        raise VaultDamaged(what=" + ".join(keyfile.NAMES)) from None
