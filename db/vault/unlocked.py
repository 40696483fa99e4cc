"""An unlocked vault: its one connection, its keys, its folder, until it is locked.

- While this object lives the database's exclusive lock is held: nobody else writes these files.
- A change of slots has replaced both key files when it returns. Old backups still open with what
  opened them then; the program says so.
- `lock` wipes the key that is kept here. Copies that Python and OpenSSL made on the way go with the
  process, which is why the program replaces its process after locking.
- Passphrases are not judged here: `db.vault.slots.judge` does that where one is chosen.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from db.names import ActorId
from db.vault import access, as_locked, keyfile, layout
from db.vault.access import Holder
from db.vault.connection import Connection, let_go, open_keyed
from db.vault.faults import refusing
from db.vault.keyfile import Keyfile
from db.vault.process import give_back_memory
from db.vault.slots import Cost, Random


class LockedError(RuntimeError):
    """A locked vault was used. Always a fault of ours."""


class Vault:
    """Made by `create`, `unlock` and `unlock_with_code`; a context manager that locks at its end.

    `actor` is who came in: every row that is written carries it.
    """

    def __init__(
        self,
        folder: Path,
        keys: Keyfile,
        key: bytes,
        connection: Connection,
        *,
        actor: ActorId,
        random: Random,
        found: as_locked.Found = "unknown",
    ) -> None:
        """`found`: whether the record was as it was locked (`db.vault.as_locked`)."""
        self.folder = folder
        self.vault_id = keys.vault
        self.actor = actor
        self.found: as_locked.Found = found
        self._held: as_locked.Held | None = as_locked.Held(folder)
        self._keys = keys
        self._key = bytearray(key)
        self._connection: Connection | None = connection
        self._random = random

    @property
    def blobs(self) -> Path:
        """Where sealed attachments lie."""
        return self.folder / layout.BLOBS

    @property
    def backups(self) -> Path:
        """Where rotating copies of the record lie."""
        return self.folder / layout.BACKUPS

    @property
    def quarantine(self) -> Path:
        """Where bundles that were not believed lie, as they came."""
        return self.folder / layout.QUARANTINE

    @property
    def locked(self) -> bool:
        """Whether it was locked."""
        return self._connection is None

    @property
    def connection(self) -> Connection:
        """The one connection. Raises LockedError."""
        if self._connection is None:
            raise LockedError("the vault is locked")
        return self._connection

    def let_pages_go(self) -> None:
        """Forget the pages that were read: after all of it was read once, which fills the memory
        that the record may take (64 MB) with what nobody has asked for."""
        self.connection.execute("PRAGMA shrink_memory").fetchall()
        give_back_memory()

    def subkey(self, purpose: str) -> bytes:
        """32 bytes for one purpose, the same at each unlock, that tell nothing of the database key
        or of another purpose's (HKDF-SHA256). Raises LockedError."""
        return access.subkey(self.vault_id, self._usable_key(), purpose)

    def open_beside(self, path: Path, *, create: bool = False) -> Connection:
        """Another database under this vault's key: a copy. Raises what `open_keyed` does."""
        return open_keyed(path, self._usable_key(), create=create)

    def change_record(self, put: Callable[[], None]) -> None:
        """Let `put` put another `record.db` in the place of this one, under the same key, and go on
        with that. Raises what `put` and opening raise; where `put` did, nothing has changed.
        """
        old = self.connection
        let_go(old)
        try:
            if sys.platform == "win32":  # where an open file cannot be replaced
                old.close()
            put()
        except BaseException:
            if sys.platform == "win32":
                self._connection = open_keyed(self.folder / layout.RECORD, self._key)
            else:
                old.execute("PRAGMA journal_mode = DELETE").fetchall()
            raise
        self._connection = None
        old.close()  # only now: until the other one is there, nobody else may open this one
        self._connection = open_keyed(self.folder / layout.RECORD, self._key)

    def write_keys(self, folder: Path) -> None:
        """The key slots as they are now, into another folder. Raises OSError."""
        self._usable_key()
        keyfile.write(folder, self._keys)

    def lock(self) -> None:
        """Close, and wipe the key. A transaction that was not committed is undone: nobody was told
        that it was saved. Any number of times; from the thread that unlocked.

        The record is remembered as it is, for the next unlock, unless it was found changed and
        nobody has said `trust` since: then that is found again.
        """
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                self._close(connection)
            finally:
                self._held = None
        self._key[:] = bytes(len(self._key))

    def _close(self, connection: Connection) -> None:
        if self.found == "changed" or not _settled(connection):
            connection.close()
            return
        key = access.subkey(self.vault_id, self._key, as_locked.PURPOSE)
        with as_locked.kept(self.folder, key):
            connection.close()

    def trust(self) -> None:
        """The record was found changed, was looked over, and is taken as it is now. Raises
        DiskFull, VaultReadOnly."""
        with refusing(str(self.folder)):
            as_locked.forget(self.folder)
        self.found = "unknown"

    def holders(self) -> tuple[Holder, ...]:
        """Who has a passphrase to this vault, oldest first. Raises LockedError."""
        return access.holders(self._keys, self._usable_key())

    def whose(self, passphrase: str) -> Holder:
        """Who has this passphrase to this vault, open as it is: a second person stands here.

        Takes the cost of everybody's slot. Raises WrongPassphrase, LockedError.
        """
        return access.opened_by(self._keys, self._usable_key(), passphrase)

    def first_kind(self) -> tuple[Holder, ...]:
        """People whose slot has no key pair yet: it gets one when they next unlock."""
        return access.stale(self._keys, self._usable_key())

    def add_passphrase(self, actor: ActorId, name: str, passphrase: str, cost: Cost) -> None:
        """A way in for somebody. Takes `cost` and the cost of every other slot.

        Raises WeakPassphrase (reason `TAKEN`: another slot opens with it, and who came in is told
        by the passphrase alone), DiskFull, VaultReadOnly.
        """
        key, random = self._usable_key(), self._random
        self._write(
            access.with_passphrase(
                self._keys, key, passphrase, actor=actor, name=name, cost=cost, random=random
            )
        )

    def change_passphrase(self, old: str, new: str, cost: Cost) -> None:
        """Another passphrase for who is in, after giving the old one.

        Raises WrongPassphrase, and what `add_passphrase` raises; then the old one still holds.
        """
        self.reset_passphrase(access.owned(self._keys, self.actor, old), new, cost)

    def reset_passphrase(self, slot: str, new: str, cost: Cost) -> None:
        """Another passphrase for a slot whose old one is forgotten, after `unlock_with_code`.

        Raises KeyError for a slot that `holders` does not name, and what `add_passphrase` raises.
        """
        key, random = self._usable_key(), self._random
        self._write(access.with_replaced(self._keys, key, slot, new, cost=cost, random=random))

    def renew_recovery_code(self, drawn: str = "") -> str:
        """A new code, to be shown once. Earlier ones open nothing but older backups from now on.

        `drawn`: by `db.vault.recovery.printed`, and on paper by now; left out, one is drawn here.
        Raises WrongRecoveryCode (that was never drawn), DiskFull, VaultReadOnly.
        """
        keys, code = access.with_code(
            self._keys, self._usable_key(), actor=self.actor, random=self._random, code=drawn
        )
        self._write(keys)
        return code

    @property
    def escrowed_to(self) -> str:
        """The office's recovery key that opens this vault; empty where there is none."""
        return access.escrowed_to(self._keys)

    def hand_over(self) -> tuple[Path, Keyfile, bytes, Random]:
        """Folder, key slots, database key and randomness, for `db.vault.rekey` alone."""
        return self.folder, self._keys, bytes(self._usable_key()), self._random

    def _usable_key(self) -> bytearray:
        if self._connection is None:
            raise LockedError("the vault is locked")
        return self._key

    def _write(self, keys: Keyfile) -> None:
        with refusing(str(self.folder)):
            keyfile.write(self.folder, keys)
        self._keys = keys

    def __enter__(self) -> "Vault":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.lock()

    def __repr__(self) -> str:
        return f"<Vault {'locked' if self.locked else 'unlocked'}>"


def _settled(connection: Connection) -> bool:
    """Take back what was not committed; whether that went well."""
    try:
        if connection.in_transaction:
            connection.rollback()
    except Exception:  # a damaged record answers nothing
        return False
    return True
