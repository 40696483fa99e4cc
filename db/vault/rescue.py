"""The key of a vault whose record does not open: proved by a slot alone.

For a repair. Whatever a slot opened with is the key; the record is not asked.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from db.errors import VaultDamaged, WrongPassphrase, WrongRecoveryCode
from db.vault import access, as_locked, layout, recovery
from db.vault.connection import Connection, let_go, open_keyed
from db.vault.faults import refusing
from db.vault.head import PURPOSE, HeadDamaged, read_under
from db.vault.pages import Pages
from db.vault.rekey import finished
from db.vault.sealing import open_with_code, open_with_passphrase
from db.vault.slots import CodeSlot, RecoverySlot
from db.vault.unlock import read_keys


@dataclass(frozen=True)
class Rescued:
    """A vault and its key; nothing of it is open."""

    folder: Path
    vault: str
    key: bytes = field(repr=False)

    def remembered(self) -> dict[str, tuple[int, str]]:
        """Where the streams stood at the last lock; nothing where that is not known."""
        head = read_under(self.folder, access.subkey(self.vault, self.key, PURPOSE))
        return {} if head is None or isinstance(head, HeadDamaged) else head

    @contextmanager
    def held(self) -> Iterator[tuple[Pages, Connection | None]]:
        """The record's pages, and its connection where it opens: as long as that lives, nobody
        else has the vault. Raises VaultInUse, VaultReadOnly, and VaultDamaged without a record.
        """
        path = self.folder / layout.RECORD
        with refusing(str(self.folder)):
            if not path.exists():
                raise VaultDamaged(what=layout.RECORD)
            # The pages are let go of last: closing a file drops the locks that a process has on it.
            with Pages(path, self.key) as pages:
                connection: Connection | None = None
                with suppress(VaultDamaged):
                    connection = open_keyed(path, self.key)
                try:
                    as_locked.forget(self.folder)  # it is written to, or another takes its place
                    yield pages, connection
                finally:
                    if connection is not None:
                        let_go(connection)
                        connection.close()


def rescue(folder: Path, passphrase: str) -> Rescued:
    """By a passphrase. Raises NoVault, VaultReadOnly, VaultDamaged (the key files too),
    VaultNewer, WrongPassphrase."""
    folder, keys, _ = read_keys(folder)
    for slot in access.passphrases(keys):
        key = open_with_passphrase(keys.vault, slot, passphrase)
        if key is not None:
            finished(folder, keys, key)
            return Rescued(folder, keys.vault, key)
    raise WrongPassphrase


def rescue_with_code(folder: Path, code: str) -> Rescued:
    """By the recovery code. Raises the same, and WrongRecoveryCode."""
    folder, keys, _ = read_keys(folder)
    secret = recovery.read(code)
    for slot in keys.slots:
        if isinstance(slot, CodeSlot | RecoverySlot):
            key = open_with_code(keys.vault, slot, secret)
            if key is not None:
                finished(folder, keys, key)
                return Rescued(folder, keys.vault, key)
    raise WrongRecoveryCode(reason="other", group=0)
