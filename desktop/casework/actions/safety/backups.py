"""Backups: made, carried on a stick, restored, and what the Health page says of them.

- A damaged record is not backed up: three days later the good backups would be gone for it.
- The backup of the day is nobody's errand. What hinders it raises nothing: it stands on the desk
  (`unsafe`) until one was made, for Health and Today to say.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from db.errors import DiskFull, FileUnwritable, RecordDamaged, Refusal, VaultReadOnly
from db.ledger import EMPTY, Head, moment, stamp
from db.names import DeviceId, RecordId
from db.store.store import Store
from db.vault import backup, parcel
from db.vault.backup import Backup
from db.vault.connection import Connection
from db.vault.restore import unfold, unpack
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.recovery_place import is_here
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World
from desktop.casework.unlocking import RESTORED, open_desk

Step = Callable[[int, int], None]
"""How much is done, and of how much. Other work may be done in it; what it raises ends the work."""

_CHECKED, FOUND, _CARRIED = "checked", "checked-found", "backup-carried"
"""Settings: when it was last checked, how many problems that found, when a copy was carried off."""
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
    unsafe: Refusal | None  # why there is no backup of today
    began: datetime | None  # when the oldest row of this desk was written
    folder: Path
    office: bool
    size: int  # bytes of the record
    free: int  # bytes that the disk has left
    key_here: bool = False  # an office's recovery key is still on this computer

    @property
    def carry_due(self) -> bool:
        """Whether a copy outside this computer is missing or old."""
        return self.carried is None or self.now - self.carried > CARRY_AFTER

    @property
    def carry_asked(self) -> bool:
        """Whether one is asked for: not on the first days, when there is little to lose."""
        since = self.carried or self.began
        return since is not None and self.now - since > CARRY_AFTER


def is_due(desk: Desk) -> bool:
    """Whether there is no backup of today yet. Today is London's."""
    found = backup.backups(desk.vault.folder)
    today = desk.today
    return not found or london(found[0].at).date() != today


def back_up(desk: Desk, step: Step = lambda _done, _all: None) -> Backup:
    """A backup of the record now, verified. Raises `RecordDamaged`, and what
    `db.vault.backup.back_up` does.
    """
    if desk.problems:
        raise RecordDamaged(what=desk.problems[0])

    def same(copy: Connection) -> bool:
        held = Store(copy, desk.world.random)
        try:
            ours = desk.store
            return held.heads() == ours.heads() and held.row_count() == ours.row_count()
        finally:
            held.close()

    made = backup.back_up(
        desk.vault,
        desk.world.clock.now(),
        same=same,
        between=lambda left, every: step(every - left, every),
    )
    desk.unsafe = None
    _tell(desk)
    return made


def back_up_daily(desk: Desk, step: Step = lambda _done, _all: None) -> Backup | None:
    """The backup of the day, where it is due. Raises only what `step` does."""
    if desk.problems or not is_due(desk):
        return None
    try:
        return back_up(desk, step)
    except Refusal as refusal:
        desk.unsafe = refusal
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        desk.unsafe = FileUnwritable(file=str(desk.vault.folder), reason=reason)
    _tell(desk)
    return None


def carry_backup(desk: Desk, file: Path, step: Step = lambda _done, _all: None) -> Backup:
    """A fresh backup with the attachments, as one file: for a stick.

    Raises `FileUnwritable` (inside the vault too: that is no copy outside it), and what `back_up`
    and `db.vault.parcel.pack` do; then what was at `file` still is.
    """
    if file.absolute().is_relative_to(desk.vault.folder):
        raise FileUnwritable(file=file.name, reason="that would be inside the vault itself")
    made = back_up(desk, lambda done, every: step(done, 2 * every))
    parcel.pack(made, desk.vault.blobs, file, lambda done, every: step(every + done, 2 * every))
    with desk.write():
        desk.store.local.set(_CARRIED, stamp(desk.world.clock.now()))
    _tell(desk)
    return made


def parcel_name(desk: Desk) -> str:
    """What a copy for a stick is called. It holds nobody's name: a stick gets lost."""
    whose = "office" if desk.kind == "office" else desk.letters
    return f"{whose}-{london(desk.world.clock.now()):%Y-%m-%d}{parcel.SUFFIX}"


def restore(
    source: Path, folder: Path, world: World, step: Step = lambda _done, _all: None
) -> datetime:
    """A vault in `folder`, new or empty, out of a backup's file or of a folder in `backups/`.

    It opens with the passphrase or code of when the backup was made; whoever opens it first is
    told that it was restored. Returns when the backup was made. Raises what
    `db.vault.restore` does; then there is no vault there, and the source is as it was.
    """
    return (unfold if source.is_dir() else unpack)(source, folder, world.clock.now(), step)


def look_over(desk: Desk, step: Step = lambda _done, _all: None) -> tuple[str, ...]:
    """Every check, and a note of when and how many problems. Nothing else is changed."""
    found = examine(desk, step).problems
    if not desk.problems:
        with desk.write():
            desk.store.local.set(_CHECKED, stamp(desk.world.clock.now()))
            desk.store.local.set(FOUND, str(len(found)))
        _tell(desk)
    return found


def look_over_after_a_break(desk: Desk, step: Step = lambda _done, _all: None) -> tuple[str, ...]:
    """The same after a lock that never came, where nothing tells whether the record is as it was
    left; nothing otherwise. Raises only what `step` does, and `VaultDamaged`."""
    if desk.problems or desk.vault.found != "unknown":
        return ()
    with suppress(DiskFull, VaultReadOnly):  # which is said to whoever saves something
        return look_over(desk, step)
    return ()


def health(desk: Desk) -> Health:
    """Everything that the Health page shows."""
    kept = desk.store.local.setting
    record = desk.vault.folder / "record.db"
    return Health(
        now=desk.world.clock.now(),
        backups=backup.backups(desk.vault.folder),
        carried=_when(kept(_CARRIED)),
        checked=_when(kept(_CHECKED)),
        found=int(kept(FOUND) or "0"),
        restored=_when(kept(RESTORED)),
        unsafe=desk.unsafe,
        began=_began(desk),
        folder=desk.vault.folder,
        office=desk.kind == "office",
        size=record.stat().st_size,
        free=shutil.disk_usage(desk.vault.folder).free,
        key_here=desk.kind == "office" and is_here(desk),
    )


@dataclass(frozen=True)
class Compared:
    """A vault and one that was restored beside it: ledger rows that only one of them has."""

    only_here: int
    only_there: int
    last_here: datetime | None  # of the newest row
    last_there: datetime | None
    other: str = ""  # whose it is, if it is another desk's vault; nothing is counted then


def compare(here: Desk, there: Desk) -> Compared:
    """What replacing `here` by `there` would cost, and bring."""
    if there.device not in here.devices:
        return Compared(0, 0, None, None, f"{there.person}’s, of {there.service}")
    ours, theirs = here.store.heads(), there.store.heads()
    return Compared(
        only_here=_more(ours, theirs),
        only_there=_more(theirs, ours),
        last_here=here.store.newest(),
        last_there=there.store.newest(),
    )


def compare_with(desk: Desk, folder: Path, passphrase: str) -> Compared:
    """The same with the vault in a folder, which is opened for it and locked again.

    Raises what unlocking raises.
    """
    with open_desk(folder, passphrase, desk.world) as there:
        return compare(desk, there)


Heads = dict[tuple[DeviceId, str], Head]


def _more(one: Heads, other: Heads) -> int:
    gone = (head.seq - other.get(stream, EMPTY).seq for stream, head in one.items())
    return sum(max(0, rows) for rows in gone)


def _began(desk: Desk) -> datetime | None:
    stream = "all" if desk.kind == "office" else "up"
    first = next(desk.store.rows(desk.device, stream, limit=1), None)
    return moment(first.header.at) if first is not None else None


def _tell(desk: Desk) -> None:
    """Whoever shows how safe the vault is has something new to show."""
    desk.changed.add(("backup", RecordId("")))


def _when(text: str | None) -> datetime | None:
    return moment(text) if text else None
