"""Backups: made, carried on a stick, restored, and what the Health page says of them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from db.ledger import EMPTY, Head, moment, stamp
from db.names import DeviceId
from db.store.store import Store
from db.vault import backup, parcel
from db.vault.backup import Backup
from db.vault.connection import Connection
from db.vault.restore import unfold, unpack
from desktop.casework.actions.examine import examine
from desktop.casework.clock import london
from desktop.casework.desk import RESTORED, Desk, World

Between = Callable[[int, int], None]

_CHECKED, _FOUND, _CARRIED = "checked", "checked-found", "backup-carried"
CARRY_AFTER = timedelta(days=14)
"""A copy outside the laptop is asked for again after this time."""


@dataclass(frozen=True)
class Health:
    """How safe the record is against this computer."""

    now: datetime
    backups: tuple[Backup, ...]  # newest first
    carried: datetime | None  # when a copy was last put on a stick
    checked: datetime | None
    found: int  # problems of the last check
    restored: datetime | None  # the backup that this vault was restored from, until it is settled
    size: int  # bytes of the record
    free: int  # bytes that the disk has left

    @property
    def carry_due(self) -> bool:
        """Whether a copy outside this computer is missing or old."""
        return self.carried is None or self.now - self.carried > CARRY_AFTER


def is_due(desk: Desk) -> bool:
    """Whether there is no backup of today yet. Today is London's."""
    found = backup.backups(desk.vault.folder)
    today = london(desk.world.clock.now()).date()
    return not found or london(found[0].at).date() != today


def back_up(desk: Desk, between: Between = lambda _left, _all: None) -> Backup:
    """A backup of the record now, verified. Raises what `db.vault.backup.back_up` does."""

    def same(copy: Connection) -> bool:
        held = Store(copy, desk.world.random)
        try:
            ours = desk.store
            return held.heads() == ours.heads() and held.row_count() == ours.row_count()
        finally:
            held.close()

    return backup.back_up(desk.vault, desk.world.clock.now(), same=same, between=between)


def carry_backup(desk: Desk, file: Path, step: Between = lambda _done, _all: None) -> Backup:
    """A fresh backup with the attachments, as one file: for a stick.

    Raises what `back_up` and `db.vault.parcel.pack` do; then what was at `file` still is.
    """
    made = back_up(desk)
    parcel.pack(made, desk.vault.blobs, file, step)
    with desk.write():
        desk.store.local.set(_CARRIED, stamp(desk.world.clock.now()))
    return made


def restore(
    source: Path, folder: Path, world: World, step: Between = lambda _done, _all: None
) -> datetime:
    """A vault in `folder`, new or empty, out of a backup's file or of a folder in `backups/`.

    It opens with the passphrase or code of when the backup was made; whoever opens it first is
    told that it was restored. Returns when the backup was made. Raises what
    `db.vault.restore` does; then there is no vault there, and the source is as it was.
    """
    return (unfold if source.is_dir() else unpack)(source, folder, world.clock.now(), step)


def look_over(desk: Desk) -> tuple[str, ...]:
    """Every check, and a note of when and how many problems. Nothing else is changed."""
    found = examine(desk).problems
    if not desk.problems:
        with desk.write():
            desk.store.local.set(_CHECKED, stamp(desk.world.clock.now()))
            desk.store.local.set(_FOUND, str(len(found)))
    return found


def health(desk: Desk) -> Health:
    """Everything that the Health page shows."""
    kept = desk.store.local.setting
    record = desk.vault.folder / "record.db"
    return Health(
        now=desk.world.clock.now(),
        backups=backup.backups(desk.vault.folder),
        carried=_when(kept(_CARRIED)),
        checked=_when(kept(_CHECKED)),
        found=int(kept(_FOUND) or "0"),
        restored=_when(kept(RESTORED)),
        size=record.stat().st_size,
        free=shutil.disk_usage(desk.vault.folder).free,
    )


@dataclass(frozen=True)
class Compared:
    """A vault and one that was restored beside it: ledger rows that only one of them has."""

    only_here: int
    only_there: int
    last_here: datetime | None  # of the newest row
    last_there: datetime | None


def compare(here: Desk, there: Desk) -> Compared:
    """What replacing `here` by `there` would cost, and bring."""
    ours, theirs = here.store.heads(), there.store.heads()
    return Compared(
        only_here=_more(ours, theirs),
        only_there=_more(theirs, ours),
        last_here=here.store.newest(),
        last_there=there.store.newest(),
    )


Heads = dict[tuple[DeviceId, str], Head]


def _more(one: Heads, other: Heads) -> int:
    gone = (head.seq - other.get(stream, EMPTY).seq for stream, head in one.items())
    return sum(max(0, rows) for rows in gone)


def _when(text: str | None) -> datetime | None:
    return moment(text) if text else None
