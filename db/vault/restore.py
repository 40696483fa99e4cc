"""A vault out of a backup, always into a new or empty folder: nothing is ever replaced here.

- In the order in which a vault is made (`db.vault.layout`): the key slots last, so that broken off
  anywhere there is no vault yet, and the next try clears what lies there.
- A file `restored` says when the backup was made, and when this was done. Whoever unlocks is told:
  what was written after the backup is not here, and may be at the office.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.errors import BadBackup, VaultDamaged
from db.ledger import moment, stamp
from db.vault import keyfile, layout, parcel
from db.vault.backup import made_at
from db.vault.faults import refusing
from db.vault.files import make_private, sync_file, sync_folder, write_whole

Step = Callable[[int, int], None]  # bytes done, bytes in all


@dataclass(frozen=True)
class Note:
    """When the backup was made that a vault was restored from, and when that was done."""

    made: datetime
    restored: datetime


def unpack(
    file: Path, folder: Path, now: datetime, step: Step = lambda _done, _all: None
) -> datetime:
    """A vault in `folder` as it was when this parcel's backup was made; returns when that was.

    Raises BadBackup, VaultNewer, FileUnreadable, VaultExists, DiskFull, VaultReadOnly, and what
    `step` raises; then there is no vault there.
    """
    contents = parcel.look(file)
    total, done, keys = sum(held.size for held in contents.files), 0, b""
    with _building(folder) as folder:
        for held, pieces in parcel.read(file):
            if held.name == parcel.KEYS:
                keys = b"".join(pieces)
                continue
            path = folder / held.name
            make_private(path)
            with path.open("r+b") as out:
                for piece in pieces:
                    out.write(piece)
                    done += len(piece)
                    step(done, total)
            sync_file(path)
        slots = keyfile.parsed(keys)
        if slots is None:
            raise BadBackup(file=str(file))
        _finish(folder, slots, Note(contents.made, now))
    return contents.made


def unfold(
    backup: Path, folder: Path, now: datetime, step: Step = lambda _done, _all: None
) -> datetime:
    """The same from a folder in a vault's `backups/`; attachments come from that vault.

    Raises BadBackup, VaultNewer, VaultExists, DiskFull, VaultReadOnly; then there is no vault
    there.
    """
    at = made_at(backup)
    blobs = backup.parent.parent / layout.BLOBS
    try:
        slots, _ = keyfile.read(backup)
    except VaultDamaged:
        raise BadBackup(file=str(backup)) from None
    if at is None or not (backup / layout.RECORD).is_file():
        raise BadBackup(file=str(backup))
    names = [layout.RECORD, *([layout.HEAD] if (backup / layout.HEAD).exists() else [])]
    sources = [(backup / name, name) for name in names]
    if blobs.is_dir():
        sources += [(one, f"{layout.BLOBS}/{one.name}") for one in layout.sealed(blobs)]
    total, done = sum(source.stat().st_size for source, _ in sources), 0
    with _building(folder) as folder:
        for source, name in sources:
            make_private(folder / name)
            shutil.copyfile(source, folder / name)
            sync_file(folder / name)
            done += source.stat().st_size
            step(done, total)
        _finish(folder, slots, Note(at, now))
    return at


def note(folder: Path) -> Note | None:
    """That this vault was restored; None when it was not, or once that was noted."""
    try:
        lines = (folder / layout.RESTORED).read_text(encoding="ascii").splitlines()
        return Note(moment(lines[0]), moment(lines[1]))
    except (OSError, ValueError, IndexError):
        return None


def noted(folder: Path) -> None:
    """The record knows it now. Raises OSError."""
    (folder / layout.RESTORED).unlink(missing_ok=True)


@contextmanager
def _building(folder: Path) -> Iterator[Path]:
    folder = folder.absolute()
    with refusing(str(folder)):
        layout.claim(folder)
        try:
            layout.ensure_folders(folder)
            yield folder
        except BaseException:
            with suppress(Exception):
                layout.clear(folder)
            raise


def _finish(folder: Path, slots: keyfile.Keyfile, said: Note) -> None:
    lines = f"{stamp(said.made)}\n{stamp(said.restored)}\n"
    write_whole(folder / layout.RESTORED, lines.encode())
    for name in layout.FOLDERS:
        sync_folder(folder / name)
    sync_folder(folder)
    keyfile.write(folder, slots)
    layout.finish(folder)
