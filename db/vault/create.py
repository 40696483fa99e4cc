"""A new vault, in an order in which it may be broken off anywhere.

`layout` says which order, and what of a broken-off creation the next one clears. The key files come
last: before them there is no vault, after them there is one that opens.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from db.errors import Refusal
from db.names import ActorId
from db.vault import access, keyfile, layout
from db.vault.access import Holder
from db.vault.connection import KEY_BYTES, cipher_version, open_keyed
from db.vault.faults import refusing
from db.vault.files import make_private, sync_folder
from db.vault.keyfile import Keyfile
from db.vault.slots import ID_BYTES, Cost, Random
from db.vault.unlocked import Vault


def create(
    folder: Path,
    passphrase: str,
    *,
    actor: ActorId,
    name: str,
    cost: Cost,
    random: Random,
    fill: Callable[[Vault], None] | None = None,
    escrow: str | None = None,
    check_same_thread: bool = True,
) -> tuple[Vault, str]:
    """A new vault, unlocked, and its recovery code, to be shown once. Takes `cost`.

    `actor` and `name`: whose passphrase it is. `random` gives so many random bytes. The passphrase
    is not judged and the cost not held to a floor: that is for who calls. `fill` writes what a new
    record begins with; until it returns there is no vault, so that a vault is never an empty one.
    `escrow`: the office's recovery key, which opens it too.
    Raises VaultExists (the folder holds something), VaultReadOnly, DiskFull.
    """
    folder = folder.absolute()
    with refusing(str(folder)):
        layout.claim(folder)
        try:
            return _build(
                folder,
                passphrase,
                Holder(slot="", actor=actor, name=name),
                cost,
                random,
                fill,
                escrow,
                check_same_thread=check_same_thread,
            )
        except BaseException:
            with suppress(OSError, Refusal):
                layout.clear(folder)
            raise


def _build(
    folder: Path,
    passphrase: str,
    whose: Holder,
    cost: Cost,
    random: Random,
    fill: Callable[[Vault], None] | None,
    escrow: str | None,
    *,
    check_same_thread: bool,
) -> tuple[Vault, str]:
    key = random(KEY_BYTES)
    keys = Keyfile(vault=random(ID_BYTES).hex(), generation=0, cipher=cipher_version(), slots=())
    keys, code = access.with_code(keys, key, actor=whose.actor, random=random)
    keys = access.with_passphrase(
        keys, key, passphrase, actor=whose.actor, name=whose.name, cost=cost, random=random
    )
    if escrow is not None:
        keys = access.with_escrow(keys, key, escrow, actor=whose.actor, random=random)
    layout.ensure_folders(folder)
    make_private(folder / layout.RECORD)
    connection = open_keyed(
        folder / layout.RECORD, key, create=True, check_same_thread=check_same_thread
    )
    vault = Vault(folder, keys, key, connection, actor=whose.actor, random=random)
    try:
        if fill is not None:
            fill(vault)
        sync_folder(folder)
        keyfile.write(folder, keys)
        layout.finish(folder)
    except BaseException:
        vault.lock()
        raise
    return vault, code
