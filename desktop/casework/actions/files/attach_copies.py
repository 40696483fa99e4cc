"""Clear copies of attached files outside the vault: made, kept track of, deleted again.

- Which copies there are, where, and since when stands in a local table of this vault alone.
- It is noted before the copy is written: a crash leaves a note too many, never a copy unknown.
- A copy is deleted only while it is what was written. One that was changed since is somebody's
  work: the person is asked. Deleting a file on a disk does not wipe the disk: the page says so.
"""

import hashlib
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from db.errors import CopyNotDeleted, FileUnwritable
from db.ledger import moment, stamp
from db.names import Hash, RecordId
from desktop.casework.actions.exchange.carry import write_file
from desktop.casework.actions.files.attach import look_at, without_told
from desktop.casework.actions.files.attached import open_file
from desktop.casework.desk import Desk
from desktop.casework.files.file_kinds import tidy_name

_NOTE = "copy:"  # begins the name of a setting
State = Literal["there", "changed", "away"]


class _Noted(Struct, frozen=True):
    file: RecordId  # the attachment
    name: str
    case: str  # printed reference
    path: str
    at: str
    sha256: Hash  # of the clear bytes as they were written
    own: bool = False  # it lies in a folder that was made for it


@dataclass(frozen=True)
class Copy:
    """A clear copy. `away`: its folder cannot be seen now, as of a stick that was taken out."""

    id: str
    file: RecordId
    name: str
    case: str
    path: Path
    at: datetime
    state: State


def save_copy(desk: Desk, file: str, path: Path, *, clean: bool = False) -> Path:
    """A clear copy of an attached file at `path`, kept track of. `clean`: without what a
    photograph says besides its picture.

    Raises what `open_file` does, `FileUnwritable` (inside the vault too), `PictureNotCleaned`;
    then there is none.
    """
    if path.absolute().is_relative_to(desk.vault.folder.absolute()):
        raise FileUnwritable(file=path.name, reason="that would be inside the vault itself")
    return _write(desk, file, path, clean=clean, own=False)


def copy_to_open(desk: Desk, file: str) -> Path:
    """The same in a folder of its own among this computer's passing files, for another program.

    Raises what `save_copy` does.
    """
    name = tidy_name(open_file(desk, file).file.name)
    try:
        folder = Path(tempfile.mkdtemp(prefix="evenhand-"))  # 0700
    except OSError as error:
        raise FileUnwritable(file=name, reason=_reason(error)) from None
    try:
        return _write(desk, file, folder / name, clean=False, own=True)
    except BaseException:
        with suppress(OSError):
            folder.rmdir()
        raise


def copies(desk: Desk) -> tuple[Copy, ...]:
    """Every clear copy that is still there, or may be; the oldest first."""
    found = [(name, _shown(name, noted)) for name, noted in _noted(desk)]
    return tuple(
        sorted((one for _, one in found if one is not None), key=lambda one: (one.at, one.id))
    )


def delete_copy(desk: Desk, copy: str, *, changed_too: bool = False) -> bool:
    """Delete a clear copy, and forget where it was. False: it was changed since, and stays.

    Raises `CopyNotDeleted`; then it is still kept track of.
    """
    noted = dict(_noted(desk)).get(copy)
    if noted is None:
        return True
    path = Path(noted.path)
    if path.exists() and not changed_too and _digest(path) != noted.sha256:
        return False
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CopyNotDeleted(file=path.name, reason=_reason(error)) from None
    if noted.own:
        with suppress(OSError):
            path.parent.rmdir()  # another program may have put something there
    forget_copy(desk, copy)
    return True


def forget_copy(desk: Desk, copy: str) -> None:
    """Keep track of it no longer; the file itself is left where it is."""
    with desk.write():
        desk.store.local.drop(f"{_NOTE}{copy}")
    desk.changed.add(("copy", RecordId(copy)))


def _write(desk: Desk, file: str, path: Path, *, clean: bool, own: bool) -> Path:
    opened = open_file(desk, file)
    data = opened.data
    if clean:
        data = without_told(look_at(opened.file.name, data)).data
    noted = _Noted(
        file=opened.file.id,
        name=opened.file.name,
        case=opened.file.case,
        path=str(path.absolute()),
        at=stamp(desk.world.clock.now()),
        sha256=Hash(hashlib.sha256(data).hexdigest()),
        own=own,
    )
    copy, said = desk.world.random(8).hex(), msgspec.json.encode(noted).decode()
    # One that it takes the place of is kept track of until it has done so.
    before = [name for name, one in _noted(desk) if one.path == noted.path]
    with desk.write():
        desk.store.local.set(f"{_NOTE}{copy}", said)
    try:
        write_file(path, data)
    except BaseException:
        forget_copy(desk, copy)
        raise
    for name in before:
        forget_copy(desk, name)
    desk.changed.add(("copy", RecordId(copy)))
    return path


def _noted(desk: Desk) -> list[tuple[str, _Noted]]:
    return [
        (name.removeprefix(_NOTE), msgspec.json.decode(value, type=_Noted))
        for name, value in desk.store.local.settings(_NOTE)
    ]


def _shown(copy: str, noted: _Noted) -> Copy | None:
    path = Path(noted.path)
    state: State = "there"
    if not path.exists():
        if noted.own or path.parent.is_dir():
            return None  # somebody deleted or moved it, or the computer cleared its passing files
        state = "away"
    elif _digest(path) != noted.sha256:
        state = "changed"
    return Copy(copy, noted.file, noted.name, noted.case, path, moment(noted.at), state)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _reason(error: OSError) -> str:
    return (error.strerror or "it failed").lower()
