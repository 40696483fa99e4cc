"""Unlocking: the vault is opened, its record brought up to date and looked over.

- The chains are followed to their ends and compared with the head that was written at the last
  lock. What is wrong is no refusal: the desk says it (`problems`, `warnings`) and can be read.
- A record that is not, page by page, what was locked has its tables compared with the ledger as
  well.
- A vault that was unfolded from a backup, or is an older copy, says so at every unlock.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from db.errors import Refusal, VaultDamaged
from db.ledger import stamp
from db.store import check
from db.store.database import SHIPPED, Schemas
from db.store.store import Store
from db.store.upgrading import bring_up
from db.vault import restore
from db.vault.head import HeadDamaged, compare, read_head
from db.vault.vault import Vault, unlock
from desktop.casework.desk import Desk, heads_by_name
from desktop.casework.surroundings import World

RESTORED, RESTORED_AT = "restored", "restored-at"
HEARD = "heard:"
"""Settings: when the backup was made that this vault came from (empty once settled), since when it
is here, and by device which desks have been heard since."""


def open_desk(
    folder: Path,
    secret: str,
    world: World,
    how: Callable[[Path, str], Vault] = unlock,
    schemas: Schemas = SHIPPED,
) -> Desk:
    """Unlock the vault in this folder, bring its record up to date and look it over.

    `how` is `unlock` for a passphrase, `unlock_with_code` for a recovery code. Raises the vault's
    refusals and those of `db.store.upgrading`; damage inside the record is no refusal but stands in
    `problems`, unless the record is of an older form as well.
    """
    vault = how(folder, secret)
    try:
        bring_up(vault, world.clock.now(), schemas)
        store = Store(vault.connection, world.random, schemas)
        try:
            desk = Desk(vault=vault, store=store, world=world)
            desk.problems = tuple(store.chain_problems()) or _against_the_ledger(desk)
            if not desk.problems:
                _look_back(desk)
            desk.vault.let_pages_go()
        except BaseException:
            store.close()
            raise
    except BaseException:
        vault.lock()
        raise
    return desk


def _against_the_ledger(desk: Desk) -> tuple[str, ...]:
    """What is wrong with the tables, where the record is not as it was locked: pages of an older
    copy were put back, or some were changed in another way."""
    if desk.vault.found != "changed":
        return ()
    try:
        return tuple(check.problems(desk.store.database))
    except VaultDamaged:
        return ("a part of the record cannot be read",)


def _look_back(desk: Desk) -> None:
    _note_restored(desk)
    known = desk.store.local.setting("rolled_back") == "yes"
    if known:
        desk.warnings += ("rolled-back",)
    else:
        _compare_heads(desk)
    if desk.vault.found == "changed":
        # Everything that the ledger speaks for was looked over, and is whole.
        with suppress(Refusal):
            desk.vault.trust()
        if known or "rolled-back" not in desk.warnings:  # which says the same, and more
            desk.warnings += ("pages-changed",)


def _compare_heads(desk: Desk) -> None:
    head = read_head(desk.vault)
    if isinstance(head, HeadDamaged):
        desk.warnings += ("head-damaged",)
    elif head is not None and compare(head, heads_by_name(desk.store)):
        # The head is written anew at lock, and then nothing would show it: note it now.
        desk.rolled_back()


def _note_restored(desk: Desk) -> None:
    """A backup was unfolded here: the record keeps that, and who unlocks is told."""
    said = restore.note(desk.vault.folder)
    if said is not None:
        with desk.store.database.write():
            local = desk.store.local
            peers = local.peers()
            local.set(RESTORED, stamp(said.made) if peers else "")  # alone, nobody holds more
            local.set(RESTORED_AT, stamp(said.restored))
            for peer in peers:
                local.set(f"{HEARD}{peer.device}", "")
        with suppress(OSError):
            restore.noted(desk.vault.folder)
    if desk.store.local.setting(RESTORED):
        desk.warnings += ("restored",)
