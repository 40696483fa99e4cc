"""The office's recovery key: made with the office, carried off on a stick, used in an emergency.

- Its public half goes into every invitation, so that each laptop's vault can be opened by it too.
- Its secret half stays in the office's record until it is carried off. After that it is on the
  stick alone: whoever takes the office's computer and a laptop still opens nothing with them.
"""

from pathlib import Path

from db import age
from db.errors import FileUnwritable, RecoveryKeyGone
from db.ledger import stamp
from db.store.local import Local
from db.vault.vault import unlock_with_escrow
from desktop.casework.actions.exchange.carry import read_file, write_file
from desktop.casework.actions.safety.recovery_place import CARRIED, RECIPIENT, SECRET
from desktop.casework.actions.safety.recovery_place import is_here as is_here
from desktop.casework.actions.safety.ways_in import drop_old_backups, recover
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk

_MARK = "AGE-SECRET-KEY-1"


def make(local: Local) -> None:
    """A new recovery key for a new office. Inside a `write`."""
    identity = age.new_identity()
    local.set_secret(SECRET, identity.encode())
    local.set(RECIPIENT, age.recipient_of(identity))


def recipient(desk: Desk) -> str | None:
    """The public half, for an invitation; None at an office that was made without one."""
    return desk.store.local.setting(RECIPIENT)


def carry_off(desk: Desk, file: Path) -> None:
    """Write the secret half to `file`, read it again, and take it out of the record.

    The backups that still hold it go too, a new one takes their place. Raises `WrongDesk`,
    `RecoveryKeyGone`, `FileUnwritable`; then it is still here.
    """
    desk.need("office")
    secret = desk.store.local.secret(SECRET)
    if secret is None:
        raise RecoveryKeyGone
    write_file(file, _page(desk, secret.decode()).encode())
    if read_key(file) != secret.decode():
        raise FileUnwritable(file=str(file), reason="what was written there reads differently")
    with desk.write():
        desk.store.local.drop_secret(SECRET)
        desk.store.local.set(CARRIED, stamp(desk.world.clock.now()))
    drop_old_backups(desk)


def read_key(file: Path) -> str:
    """The secret half on a stick; empty where there is none in this file. Raises
    `FileUnreadable`.
    """
    text = read_file(file).decode("utf-8", "replace")
    lines = (line.strip() for line in text.splitlines())
    return next((line for line in lines if line.startswith(_MARK)), "")


def open_with_key(folder: Path, file: Path, world: World) -> Desk:
    """A laptop's vault, opened by the recovery key in a file; a new passphrase is to be chosen.

    Raises `FileUnreadable`, `WrongRecoveryKey` (that is no such key, too) and what unlocking
    raises.
    """
    return open_desk(folder, read_key(file), world, unlock_with_escrow)


def recover_with_key(folder: Path, key: str, new: str, world: World) -> Desk:
    """A laptop's vault, opened by the office's recovery key, with a new passphrase for its owner.

    Raises `WrongRecoveryKey`, `WeakPassphrase` and what unlocking raises; then nothing was changed.
    """
    return recover(folder, key, new, world, unlock_with_escrow)


def _page(desk: Desk, secret: str) -> str:
    day = written(london(desk.world.clock.now()).date())
    return (
        f"# Recovery key of {desk.service}, carried off on {day}.\n"
        "# With a volunteer’s laptop, or a backup of it, this key opens everything on it, her own\n"
        "# interests and home too. Keep it locked away, on no computer, and make one copy.\n"
        "# To use it: evenhand recover VAULT --recovery-key-file THIS-FILE\n"
        f"{secret}\n"
    )
