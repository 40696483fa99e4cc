"""The ways into a vault: another passphrase, the recovery code for a forgotten one, a new code."""

from dataclasses import dataclass
from pathlib import Path

from db.vault.backup import backups, drop_all
from db.vault.vault import unlock_with_code
from desktop.casework.actions.backups import back_up
from desktop.casework.actions.passphrases import look_at
from desktop.casework.desk import Desk, World, open_desk


@dataclass(frozen=True)
class Changed:
    """A passphrase was changed. `old_backups`: how many still open with the one of before."""

    old_backups: int


def change_passphrase(desk: Desk, old: str, new: str) -> Changed:
    """Another passphrase for who is in, after giving the old one. The record is not re-encrypted.

    Takes the cost of a derivation for each person's slot, and one more. Raises `WrongPassphrase`,
    `WeakPassphrase`, `DiskFull`, `VaultReadOnly`; then the old one still holds.
    """
    look_at(new, (desk.person, desk.service))
    desk.vault.change_passphrase(old, new, desk.world.cost())
    return Changed(len(backups(desk.vault.folder)))


def drop_old_backups(desk: Desk) -> None:
    """A new backup in place of all: none opens with an earlier passphrase or code any more.

    Raises what `back_up` does; then the old ones are still there.
    """
    drop_all(desk.vault, back_up(desk))


def recover(folder: Path, code: str, new: str, world: World) -> Desk:
    """The vault, open, with a new passphrase for whoever made its recovery code.

    The code stays good. Raises `WrongRecoveryCode`, `WeakPassphrase` and what unlocking raises;
    then nothing was changed.
    """
    desk = open_desk(folder, code, world, unlock_with_code)
    try:
        look_at(new, (desk.person, desk.service))
        mine = [one.slot for one in desk.vault.holders() if one.actor == desk.actor]
        desk.vault.reset_passphrase(mine[0], new, world.cost())
    except BaseException:
        desk.lock()
        raise
    return desk


def renew_code(desk: Desk) -> str:
    """A new recovery code, to be shown once; the one of before opens only older backups.

    Raises `DiskFull`, `VaultReadOnly`; then the old one still holds.
    """
    return desk.vault.renew_recovery_code()
