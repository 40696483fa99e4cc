"""After an erasure: nothing of it may be left in pages, journal, backups, sealed or waiting files.

- It is owed from the transaction that erased until all of it was done, and is tried again each day:
  a full disk or a lock in the middle leaves it owed.
- Backups are made anew and those of before taken away: they opened with what was erased inside.
- A waiting bundle that holds something of it is taken away; the laptop sends its rows again, and
  they are blanked as they come. What nobody can open here cannot be looked into, and is said.
- What was carried away is out of reach: a backup on a stick is told by its day.
"""

from dataclasses import dataclass
from datetime import datetime

from db.errors import Refusal
from db.ledger import moment
from db.vault import backup
from desktop.casework.actions.erasing.erase_follow import WIPE, late_records
from desktop.casework.actions.exchange import quarantine
from desktop.casework.actions.exchange.signers import open_here
from desktop.casework.actions.files.attach_travel import clear_strays
from desktop.casework.actions.safety.backups import Step, back_up
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class Wiped:
    """What was wiped after an erasure, and what could not be reached."""

    backups: int  # taken away, one was made anew
    files: int  # waiting bundles that held something of it, taken away
    unread: int  # waiting files that nobody can open here
    carried: datetime | None  # when a backup was last put on a stick: it holds what was erased


def owed(desk: Desk) -> bool:
    """Whether something that was erased is not wiped yet."""
    return desk.store.local.setting(WIPE) == "yes"


def finish(desk: Desk, step: Step = lambda _done, _all: None) -> Wiped | None:
    """Wipe what is left of what was erased; None where nothing is owed.

    Raises `DiskFull`, `VaultReadOnly`, `BackupFailed`: then it stays owed, and is tried again.
    """
    if desk.problems or not owed(desk):
        return None
    files, unread = _drop_waiting(desk)
    desk.store.wipe()
    clear_strays(desk)
    old = backup.backups(desk.vault.folder)
    if old:
        backup.drop_all(desk.vault, back_up(desk, step))
    with desk.write():
        desk.store.local.set(WIPE, "")
    carried = desk.store.local.setting("backup-carried")
    return Wiped(len(old), files, unread, moment(carried) if carried else None)


def finish_quietly(desk: Desk, step: Step = lambda _done, _all: None) -> Wiped | None:
    """The same where nobody waits for it. Raises only what `step` does."""
    try:
        return finish(desk, step)
    except (Refusal, OSError):
        return None  # it stays owed; the page of erasures says so


def _drop_waiting(desk: Desk) -> tuple[int, int]:
    """Waiting files that hold something of what was erased; and how many nobody can open."""
    dropped = unread = 0
    for file_hash in dict.fromkeys(
        one.file_hash
        for result in ("held", "quarantined")
        for one in desk.store.local.bundles("in", result=result)
    ):
        data = quarantine.read(desk, file_hash)
        if data is None:
            continue
        try:
            opened = open_here(desk, data)
        except Refusal:
            unread += 1
            continue
        if any(late_records(desk, opened.rows)):
            with desk.write():
                desk.store.local.settle_bundle(file_hash, "quarantined", "bundle-erased")
            quarantine.drop(desk, file_hash)
            dropped += 1
    return dropped, unread
