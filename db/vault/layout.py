"""What lies in a vault's folder, by name, and what a half-made one looks like.

- A vault is made in this order: folder, `unfinished`, subfolders, `record.db`, key files; then
  `unfinished` goes. Until the key files stand there the database key exists in memory only, so a
  folder with `unfinished` and no key file can hold nothing that anybody could ever read.
- Only such a folder is ever cleared, and only of names that are listed here. A folder that has a
  `record.db` and neither mark nor keys is a damaged vault: somebody may still have the keys.
"""

import re
from contextlib import suppress
from pathlib import Path

from db.errors import VaultExists
from db.vault import keyfile
from db.vault.files import PART, make_private, sync_folder

RECORD = "record.db"
HEAD = "head"
AS_LOCKED = "as-locked"
BLOBS, BACKUPS, QUARANTINE = "blobs", "backups", "quarantine"
FOLDERS = (BLOBS, BACKUPS, QUARANTINE)
UNFINISHED = "unfinished"
RESTORED = "restored"
"""There until a restored vault is first unlocked: when the backup in it was made."""

_BLOB = re.compile(r"[0-9a-f]{64}")
_HALF_MADE = {
    UNFINISHED,
    RECORD,
    RECORD + "-journal",
    HEAD,
    AS_LOCKED,
    AS_LOCKED + PART,
    RESTORED,
    RESTORED + PART,
    *FOLDERS,
    *(name + PART for name in keyfile.NAMES),
}


def is_half_made(folder: Path) -> bool:
    """Whether a creation was broken off here before there was anything to open."""
    return (folder / UNFINISHED).exists() and not keyfile.exists(folder)


def claim(folder: Path) -> None:
    """Make the folder ours to build in: there, 0700, empty but for `unfinished`.

    Raises VaultExists when it holds anything that a broken-off creation did not leave; OSError.
    """
    if folder.exists() and not folder.is_dir():
        raise VaultExists(folder=str(folder))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if is_half_made(folder):
        clear(folder)
    if any(folder.iterdir()):
        raise VaultExists(folder=str(folder))
    # The mark first: a folder that its owner closed to writing is refused, not opened up.
    make_private(folder / UNFINISHED)
    with suppress(OSError):  # where the file system knows of no permissions
        folder.chmod(0o700)
    sync_folder(folder)
    sync_folder(folder.parent)


def clear(folder: Path) -> None:
    """Take a broken-off creation away, the mark last. Raises VaultExists before touching anything
    when something else lies there; OSError."""
    left = {path.name for path in folder.iterdir()}
    copied = sealed(folder / BLOBS)  # by a restoration: without keys nobody can read them
    full = [
        name
        for name in FOLDERS
        if name in left and any(path not in copied for path in (folder / name).iterdir())
    ]
    if full or left - _HALF_MADE or keyfile.exists(folder):
        raise VaultExists(folder=str(folder))
    for path in copied:
        path.unlink()
    for name in left - {UNFINISHED, *FOLDERS}:
        (folder / name).unlink()
    for name in left & set(FOLDERS):
        (folder / name).rmdir()
    (folder / UNFINISHED).unlink(missing_ok=True)


def sealed(blobs: Path) -> list[Path]:
    """The sealed attachments in this folder."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return sorted(path for path in blobs.iterdir() if is_sealed(path.name))
    return []


def is_sealed(name: str) -> bool:
    """Whether a sealed attachment may be called this."""
    return _BLOB.fullmatch(name) is not None


def finish(folder: Path) -> None:
    """Take the mark away: from now on nothing clears this folder. Raises OSError."""
    (folder / UNFINISHED).unlink(missing_ok=True)
    sync_folder(folder)


def ensure_folders(folder: Path) -> None:
    """The subfolders, made where they are missing: a copying program may leave empty ones out."""
    for name in FOLDERS:
        with suppress(FileExistsError):
            (folder / name).mkdir(mode=0o700)
