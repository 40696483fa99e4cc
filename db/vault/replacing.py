"""Another `record.db` in the place of the one that is there: made beside it, then renamed.

1. `record.db.new`: made, flushed, opened again, every page found whole and looked over. Broken off
   here, the record is as it was, and whoever unlocks next takes the stray away.
2. It takes the place of `record.db`, in one step. Where the old one is to be kept it has another
   name before that, so that there is a record under the right name at every moment.

The key stays the same; `db.vault.rekey` is for another one.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from db.errors import BackupFailed
from db.vault import layout
from db.vault.connection import Connection, open_keyed
from db.vault.faults import refusing
from db.vault.files import PART, make_private, sync_file, sync_folder
from db.vault.rekey import NEW

JOURNAL = "-journal"
Work = Callable[[Connection], None]


def build(folder: Path, key: bytes, fill: Work, look_over: Work) -> None:
    """The new record beside the old one. `fill` writes it, `look_over` is given it opened again.

    Raises DiskFull, VaultReadOnly, BackupFailed (a page did not hold) and what the two raise; then
    nothing of it is left.
    """
    path = folder / NEW
    with refusing(str(folder)):
        _clear(path)
        make_private(path)
        try:
            _with(path, key, lambda new: _filled(new, fill), create=True)
            sync_file(path)
            _with(path, key, lambda new: _whole(new, look_over))
            sync_folder(folder)
        except BaseException:
            with suppress(OSError):
                _clear(path)
            raise


def take_place(folder: Path, aside: str = "") -> None:
    """Put the new record in the place of the old one, which stays as `aside` where that is given:
    a name that nothing has yet.

    Raises DiskFull, VaultReadOnly; then the old one is where it was.
    """
    record = folder / layout.RECORD
    with refusing(str(folder)):
        try:
            if aside:
                _keep(record, folder / aside)
                with suppress(FileNotFoundError):
                    _keep(record.with_name(record.name + JOURNAL), folder / (aside + JOURNAL))
            record.with_name(record.name + JOURNAL).unlink(missing_ok=True)
            sync_folder(folder)  # gone for good before the record comes that it does not belong to
            (folder / NEW).replace(record)
        except BaseException:
            with suppress(OSError):
                _clear(folder / NEW)
                if aside:
                    _clear(folder / aside)
                    (folder / (aside + PART)).unlink(missing_ok=True)
            raise
    # It has happened. Were the power to go before the disk has it, the old one would be there.
    with suppress(OSError):
        sync_folder(folder)


def _keep(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except FileNotFoundError:
        raise
    except OSError:  # a stick formatted as FAT has no second names
        part = other.with_name(other.name + PART)
        part.unlink(missing_ok=True)
        make_private(part)
        shutil.copyfile(path, part)
        sync_file(part)
        part.replace(other)


def _filled(new: Connection, fill: Work) -> None:
    # What breaks off is thrown away whole, so no journal on the disk; flushed once, at the end.
    new.execute("PRAGMA journal_mode = MEMORY").fetchall()
    new.execute("PRAGMA synchronous = OFF").fetchall()
    fill(new)


def _whole(new: Connection, look_over: Work) -> None:
    if new.execute("PRAGMA cipher_integrity_check").fetchall():
        raise BackupFailed
    look_over(new)


def _with(path: Path, key: bytes, work: Work, *, create: bool = False) -> None:
    connection = open_keyed(path, key, create=create)
    try:
        work(connection)
    finally:
        connection.close()
        path.with_name(path.name + JOURNAL).unlink(missing_ok=True)


def _clear(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + JOURNAL).unlink(missing_ok=True)
