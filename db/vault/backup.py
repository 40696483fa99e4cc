"""Copies of the record inside the vault: made in steps, verified by opening, three of them kept.

    backups/2026-03-10T153000.000000Z/{record.db, vault.json, head}

- A backup is a small vault of its own: it opens with the key slots of its day, so an old one still
  opens with an old passphrase. Whoever changes one because it leaked takes the old ones away.
- The copy is made page by page by the database's own backup, from the one connection there is.
  Between two steps other work goes on; what it writes is in the copy too.
- Nothing counts as a backup until it was closed, flushed, opened again with the key and every page
  was found whole. Until then it lies under a name that nobody takes for one.
- One stays for each of the last three days on which there was one: the newest of its day.
- Sealed attachments are not copied: they never change once written, and lie in the same vault. A
  copy for a stick (`db.vault.parcel`) takes them along.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from db.errors import BackupFailed
from db.vault import layout
from db.vault.connection import Connection
from db.vault.faults import refusing
from db.vault.files import make_private, sync_file, sync_folder
from db.vault.unlocked import Vault

DAYS = 3  # how many backups stay, one a day
STEP = 256  # pages: one megabyte, some 5 ms
_NAME = "%Y-%m-%dT%H%M%S.%fZ"
_UNFINISHED, _LEAVING = "unfinished", "leaving"
"""What is being made, and what is being taken away: neither is anybody's backup."""


@dataclass(frozen=True)
class Backup:
    """One that was verified when it was made. `size` in bytes."""

    folder: Path
    at: datetime
    size: int


def backups(vault_folder: Path) -> tuple[Backup, ...]:
    """The backups of a vault, unlocked or not, newest first."""
    found = []
    with suppress(OSError):
        for folder in (vault_folder / layout.BACKUPS).iterdir():
            at = made_at(folder)
            with suppress(OSError):
                if at is not None:
                    found.append(Backup(folder, at, (folder / layout.RECORD).stat().st_size))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def made_at(folder: Path) -> datetime | None:
    """When the backup in this folder was made, by the folder's name; None where it is none."""
    try:
        return datetime.strptime(folder.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def back_up(
    vault: Vault,
    at: datetime,
    *,
    same: Callable[[Connection], bool] = lambda _copy: True,
    between: Callable[[int, int], None] = lambda _left, _all: None,
) -> Backup:
    """A new backup, verified; those that are no longer needed go after it stands.

    `between` is called after each step but the last with the pages left and all pages; what it
    raises ends the backup and leaves nothing. `same` is asked of the copy, opened again: whether it
    holds what the record holds. Raises BackupFailed (the copy did not hold), DiskFull,
    VaultReadOnly; then the backups of before stand.
    """
    part = vault.backups / _UNFINISHED
    with refusing(str(vault.folder)):
        for left in (part, vault.backups / _LEAVING):
            shutil.rmtree(left, ignore_errors=True)
        part.mkdir(mode=0o700)
        try:
            _copy(vault, part, between)
            _verify(vault, part, same)
            made = _settle(vault, part, at)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    with suppress(OSError):
        for old in _needless(backups(vault.folder)):
            if old.folder != made.folder:  # by a clock that was set back it may be an older one
                _take_away(old)
    return made


def drop_all(vault: Vault, but: Backup | None = None) -> None:
    """Take the backups away, as an erasure and a leaked passphrase ask. Raises VaultReadOnly."""
    with refusing(str(vault.folder)):
        shutil.rmtree(vault.backups / _LEAVING, ignore_errors=True)
        for one in backups(vault.folder):
            if but is None or one.folder != but.folder:
                _take_away(one)
        sync_folder(vault.backups)


def _take_away(one: Backup) -> None:
    """Under another name first, and that on the disk before anything in it goes: broken off in the
    middle, or the power gone, half a backup would look like one."""
    leaving = one.folder.with_name(_LEAVING)
    shutil.rmtree(leaving, ignore_errors=True)
    one.folder.rename(leaving)
    sync_folder(leaving.parent)
    shutil.rmtree(leaving)


def _copy(vault: Vault, part: Path, between: Callable[[int, int], None]) -> None:
    target = part / layout.RECORD
    make_private(target)
    copy = vault.open_beside(target, create=True)

    def step(_state: int, left: int, every: int) -> None:
        if left:  # after the last step the copy is closed to what would be written now
            between(left, every)

    try:
        # What breaks off is thrown away whole, so no journal; it is flushed once, at the end.
        copy.execute("PRAGMA journal_mode = OFF").fetchall()
        copy.execute("PRAGMA synchronous = OFF").fetchall()
        vault.connection.backup(copy, pages=STEP, progress=step)
    finally:
        copy.close()
    sync_file(target)


def _verify(vault: Vault, part: Path, same: Callable[[Connection], bool]) -> None:
    target = part / layout.RECORD
    copy = vault.open_beside(target)
    try:
        damaged = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        if damaged or not same(copy):
            raise BackupFailed
    finally:
        copy.close()
    with suppress(FileNotFoundError):  # SQLite leaves an empty one in this locking mode
        target.with_name(target.name + "-journal").unlink()


def _settle(vault: Vault, part: Path, at: datetime) -> Backup:
    vault.write_keys(part)
    with suppress(FileNotFoundError):
        shutil.copyfile(vault.folder / layout.HEAD, part / layout.HEAD)
        sync_file(part / layout.HEAD)
    sync_folder(part)
    at = at.astimezone(UTC)
    while (folder := vault.backups / at.strftime(_NAME)).exists():
        at += timedelta(microseconds=1)
    part.rename(folder)
    sync_folder(vault.backups)
    return Backup(folder, at, (folder / layout.RECORD).stat().st_size)


def _needless(found: tuple[Backup, ...]) -> list[Backup]:
    """All but the newest of each of the last three days that have any. `found`: newest first."""
    kept: list[datetime] = []
    needless = []
    for one in found:
        day = one.at.replace(hour=0, minute=0, second=0, microsecond=0)
        if day in kept or len(kept) == DAYS:
            needless.append(one)
        else:
            kept.append(day)
    return needless
