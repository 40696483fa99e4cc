"""A backup as one file, for a stick: everything that a vault needs, the sealed attachments too.

    NAME.evenhand-backup = zip, stored: record.db, vault.json, head?, blobs/<hash>…, contents.json

- Nothing in it is readable: the record and the attachments are encrypted, the key slots closed.
- `contents.json` comes last and lists each file's length and SHA-256. It is how a cut or changed
  parcel is known before anything is made from it; against a forger the record's own chain helps.
- Written beside its name, flushed, read again and compared, and only then given its name: a parcel
  that has its name is whole.
- Read with every name, number and size held to what a vault can have. Nothing is ever unpacked to
  a name that the file chose.
"""

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Annotated

import msgspec
from msgspec import Meta, Struct

from db.errors import BadBackup, FileUnreadable, FileUnwritable, VaultNewer
from db.vault import keyfile, layout
from db.vault.backup import Backup
from db.vault.files import PART, make_private, put, sync_file

SUFFIX = ".evenhand-backup"
FORMAT = 1
_CONTENTS = "contents.json"
KEYS = keyfile.NAMES[0]
_PIECE = 1 << 20  # bytes
_LARGEST = 64 << 20  # bytes of contents.json: half a million attachments
_BLOB = re.compile(f"{layout.BLOBS}/[0-9a-f]{{64}}")


class Held(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the parcel."""

    name: Annotated[str, Meta(max_length=100)]
    size: Annotated[int, Meta(ge=0)]
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Contents(Struct, frozen=True, forbid_unknown_fields=True):
    """What the parcel says of itself. `made`: when the backup in it was."""

    format: int
    vault: str
    made: datetime
    files: list[Held]


class _Peek(Struct, frozen=True):
    format: Annotated[int, Meta(ge=1)]


Step = Callable[[int, int], None]  # bytes done, bytes in all


def pack(backup: Backup, blobs: Path, file: Path, step: Step = lambda _done, _all: None) -> None:
    """The backup and the sealed attachments, as `file`; what stood there is replaced at the end.

    What `step` raises ends it and leaves `file` as it was. Raises FileUnwritable,
    BadBackup (what was written does not read back as it was: a failing stick).
    """
    sources = [(KEYS, backup.folder / KEYS), (layout.RECORD, backup.folder / layout.RECORD)]
    if (backup.folder / layout.HEAD).exists():
        sources.append((layout.HEAD, backup.folder / layout.HEAD))
    sources += [(_named(path), path) for path in layout.sealed(blobs)]
    part = file.with_name(file.name + PART)
    with _writing(file):
        try:
            part.unlink(missing_ok=True)
            make_private(part)
            _write(part, backup, sources, step)
            sync_file(part)
            look(part)
            put(part, file)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise


def look(file: Path) -> Contents:
    """What is in a parcel, every byte of it compared with what it says of itself.

    Raises BadBackup, VaultNewer (made by a newer Evenhand), FileUnreadable.
    """
    with _reading(file) as parcel:
        contents = _contents(parcel, file)
        for held in contents.files:
            for _ in _pieces(parcel, held, file):
                pass
        return contents


def read(file: Path) -> Iterator[tuple[Held, Iterator[bytes]]]:
    """Every file of a parcel in pieces; each must be read to its end before the next.

    Raises what `look` does, in the middle too: nothing is to be believed before the end.
    """
    with _reading(file) as parcel:
        for held in _contents(parcel, file).files:
            yield held, _pieces(parcel, held, file)


def _named(path: Path) -> str:
    return f"{layout.BLOBS}/{path.name}"


def _write(part: Path, backup: Backup, sources: list[tuple[str, Path]], step: Step) -> None:
    total = sum(path.stat().st_size for _, path in sources)
    done = 0
    files = []
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, allowZip64=True) as parcel:
        for name, path in sources:
            digest, size = hashlib.sha256(), 0
            with path.open("rb") as source, parcel.open(name, "w", force_zip64=True) as out:
                while piece := source.read(_PIECE):
                    digest.update(piece)
                    out.write(piece)
                    size += len(piece)
                    done += len(piece)
                    step(done, total)
            files.append(Held(name, size, digest.hexdigest()))
        said = Contents(FORMAT, keyfile.read(backup.folder)[0].vault, backup.at, files)
        parcel.writestr(_CONTENTS, msgspec.json.encode(said))


def _contents(parcel: zipfile.ZipFile, file: Path) -> Contents:
    try:
        with parcel.open(_CONTENTS) as stream:
            raw = stream.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            raise BadBackup(file=str(file))
        found = msgspec.json.decode(raw, type=_Peek).format
        if found > FORMAT:
            raise VaultNewer(found=found, known=FORMAT)
        said = msgspec.json.decode(raw, type=Contents)
    except (KeyError, msgspec.MsgspecError, UnicodeError, RecursionError):
        raise BadBackup(file=str(file)) from None
    names = [held.name for held in said.files]
    allowed = {KEYS, layout.RECORD, layout.HEAD}
    if (
        len(set(names)) != len(names)
        or not {KEYS, layout.RECORD} <= set(names)
        or not all(name in allowed or _BLOB.fullmatch(name) for name in names)
    ):
        raise BadBackup(file=str(file))
    return said


def _pieces(parcel: zipfile.ZipFile, held: Held, file: Path) -> Iterator[bytes]:
    """A file of the parcel; BadBackup at its end where it is not what the contents say."""
    digest, left = hashlib.sha256(), held.size
    try:
        stream: IO[bytes] = parcel.open(held.name)
    except KeyError:
        raise BadBackup(file=str(file)) from None
    with stream:
        while piece := stream.read(min(_PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                raise BadBackup(file=str(file))
            digest.update(piece)
            yield piece
    if left or digest.hexdigest() != held.sha256:
        raise BadBackup(file=str(file))


@contextmanager
def _reading(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        parcel = zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        raise BadBackup(file=str(file)) from None
    except OSError as error:
        raise FileUnreadable(file=str(file), reason=error.strerror or "it is gone") from None
    with parcel:
        try:
            yield parcel
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError):
            raise BadBackup(file=str(file)) from None


@contextmanager
def _writing(file: Path) -> Iterator[None]:
    """A stick is no vault: whatever it fails at names the file."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise FileUnwritable(file=str(file), reason=reason) from None
