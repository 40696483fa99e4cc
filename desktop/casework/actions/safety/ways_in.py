"""The ways into a vault: another passphrase, the recovery code for a forgotten one, a new code.

A new code opens nothing before it stands on paper: until then the one of before holds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.errors import NotManager
from db.vault import recovery
from db.vault.backup import backups, drop_all
from db.vault.vault import Vault, unlock_with_code
from desktop.casework.actions.safety.backups import Step, back_up
from desktop.casework.actions.safety.passphrases import look_at
from desktop.casework.actions.safety.staff import members
from desktop.casework.desk import Desk
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk


@dataclass(frozen=True)
class Changed:
    """A passphrase or a code was changed. `old_backups`: how many open with the one of before."""

    old_backups: int


def known_of(desk: Desk) -> tuple[str, ...]:
    """What is no secret about whoever is in: no passphrase is made of it."""
    return tuple(dict.fromkeys((desk.name_of(desk.actor), desk.person, desk.service)))


def may_renew(desk: Desk) -> bool:
    """Whether the recovery code is this person's to renew: at an office it is a manager's."""
    return desk.kind == "volunteer" or any(one.me and one.manager for one in members(desk))


def change_passphrase(desk: Desk, old: str, new: str) -> Changed:
    """Another passphrase for who is in, after giving the old one. The record is not re-encrypted.

    Takes the cost of a derivation for each person's slot, and one more. Raises `WrongPassphrase`,
    `WeakPassphrase`, `DiskFull`, `VaultReadOnly`; then the old one still holds.
    """
    look_at(new, known_of(desk))
    desk.vault.change_passphrase(old, new, desk.world.cost())
    return Changed(len(backups(desk.vault.folder)))


def drop_old_backups(desk: Desk, step: Step = lambda _done, _all: None) -> None:
    """A new backup in place of all: none opens with an earlier passphrase or code any more.

    Raises what `back_up` does; then the old ones are still there.
    """
    drop_all(desk.vault, back_up(desk, step))


def recover(
    folder: Path,
    secret: str,
    new: str,
    world: World,
    how: Callable[[Path, str], Vault] = unlock_with_code,
) -> Desk:
    """The vault, open, with a new passphrase for whoever made its recovery code.

    The code stays good. `how` is `unlock_with_escrow` where `secret` is the office's recovery key.
    Raises `WrongRecoveryCode`, `WrongRecoveryKey`, `WeakPassphrase` and what unlocking raises; then
    nothing was changed.
    """
    desk = open_desk(folder, secret, world, how)
    try:
        choose_anew(desk, new)
    except BaseException:
        desk.lock()
        raise
    return desk


def choose_anew(desk: Desk, new: str) -> None:
    """A new passphrase, without the old one, in a vault that was opened with its recovery code.

    Raises `WeakPassphrase`, `DiskFull`, `VaultReadOnly`; then the old one still holds.
    """
    look_at(new, known_of(desk))
    mine = [one.slot for one in desk.vault.holders() if one.actor == desk.actor]
    desk.vault.reset_passphrase(mine[0], new, desk.world.cost())


def draw_code(world: World) -> str:
    """A recovery code that opens nothing yet: it goes onto paper first."""
    return recovery.printed(world.random(recovery.SECRET_BYTES))


def renew_code(desk: Desk, drawn: str = "") -> str:
    """A new recovery code; the one of before opens only older backups.

    `drawn` is one that stands on paper by now; left out, one is drawn, to be shown once. Raises
    `NotManager`, `DiskFull`, `VaultReadOnly`; then the old one still holds.
    """
    if not may_renew(desk):
        raise NotManager
    return desk.vault.renew_recovery_code(drawn)


def adopt_code(desk: Desk, drawn: str) -> Changed:
    """The code that was drawn stands on paper: from now on it opens this vault.

    Raises what `renew_code` does; then the old one still holds.
    """
    renew_code(desk, drawn)
    return Changed(len(backups(desk.vault.folder)))
