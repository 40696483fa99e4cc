"""Attachments as they lie: one sealed file each in `blobs/`, named by the hash of its own bytes.

- Each is sealed whole by AES-GCM-SIV with a key of its own, which stands in the record's row and
  nowhere else. Forgetting the key is erasing the file; deleting it is only tidy.
- The file first, the row after: written beside its name, flushed, read again, named, the folder
  flushed. A crash in between leaves a file that no row names, which nobody can read and `clear`
  takes away; it never leaves a row whose file is not there.
- Erasing goes the other way: the row first, the file after.
- What is read is compared with its name, then opened, then measured against the row.
"""

import hashlib
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from db.errors import AttachmentDamaged, AttachmentMissing, FileUnwritable
from db.names import Hash
from db.vault import layout
from db.vault.faults import refusing
from db.vault.files import PART, keep_there, put, stage, sync_folder

MOST: Final = 25 * 1024 * 1024
"""Bytes of a file in clear; with its row it still fits one bundle (record.md)."""

_KEY, _NONCE, _TAG = 32, 12, 16  # bytes
EXTRA: Final = _NONCE + _TAG
"""Bytes that a sealed file is longer than the clear one."""

_MADE_FOR = b"evenhand/1 attachment"


class Sealed(NamedTuple):
    """A file that was sealed: its name in `blobs/`, its key in hex for the row, its bytes."""

    blob: Hash
    key: str
    data: bytes


def seal(clear: bytes, random: Callable[[int], bytes]) -> Sealed:
    """A file under a new key. Nothing is written. ValueError when it is longer than `MOST`."""
    if len(clear) > MOST:
        raise ValueError("a file longer than an attachment may be")
    key, nonce = random(_KEY), random(_NONCE)
    data = nonce + AESGCMSIV(key).encrypt(nonce, clear, _MADE_FOR)
    return Sealed(name_of(data), key.hex(), data)


def unseal(data: bytes, key: str) -> bytes:
    """The clear bytes. Raises `AttachmentDamaged` for another key's, or for changed bytes."""
    try:
        return AESGCMSIV(bytes.fromhex(key)).decrypt(data[:_NONCE], data[_NONCE:], _MADE_FOR)
    except (InvalidTag, ValueError):
        raise AttachmentDamaged from None


def name_of(data: bytes) -> Hash:
    """What a sealed file is called."""
    return Hash(hashlib.sha256(data).hexdigest())


def keep(folder: Path, blob: Hash, data: bytes) -> None:
    """Put a sealed file into `blobs/`, durably, 0600; one that lies there whole is left.

    One that was damaged is replaced. Raises `DiskFull`, `VaultReadOnly`, `FileUnwritable`; then
    nothing of it lies there. ValueError when the bytes are not what the name says.
    """
    if name_of(data) != blob:
        raise ValueError("a sealed file under another’s name")
    path = folder / blob
    with refusing(str(folder)):
        if is_whole(path):
            keep_there(path)
            return
        part = stage(path, data)
        try:
            if not _holds(part, blob):
                said = "it did not read back as it was written"
                raise FileUnwritable(file=blob[:16], reason=said)
            put(part, path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise


def read(folder: Path, blob: Hash) -> bytes:
    """A sealed file, compared with its name. Raises `AttachmentMissing`, `AttachmentDamaged`."""
    try:
        data = (folder / blob).read_bytes()
    except FileNotFoundError:
        raise AttachmentMissing from None
    except OSError:
        raise AttachmentDamaged from None
    if name_of(data) != blob:
        raise AttachmentDamaged
    return data


def read_clear(folder: Path, blob: Hash, key: str, size: int) -> bytes:
    """What the file says, `size` bytes. Raises what `read` does."""
    clear = unseal(read(folder, blob), key)
    if len(clear) != size:
        raise AttachmentDamaged
    return clear


def is_whole(path: Path) -> bool:
    """Whether the sealed file lies there as its name says."""
    return path.exists() and _holds(path, path.name)


def size_of(folder: Path, blob: Hash) -> int:
    """Bytes of a sealed file. Raises `AttachmentMissing`."""
    try:
        return (folder / blob).stat().st_size
    except OSError:
        raise AttachmentMissing from None


def forget(folder: Path, blobs: Collection[Hash]) -> None:
    """Delete sealed files whose keys were forgotten, durably; one that is gone is no fault.

    Call it after the rows were blanked and that is on the disk. Raises `VaultReadOnly`,
    `FileUnwritable`; what is left then is a stray, which `clear` takes away another time.
    """
    if blobs:
        with refusing(str(folder)):
            for blob in blobs:
                (folder / blob).unlink(missing_ok=True)
            sync_folder(folder)


def strays(folder: Path, known: Collection[Hash]) -> list[Path]:
    """Sealed files that no row names, and what a write that was broken off left behind.

    Nothing else that lies there is ever ours to clear.
    """
    known = frozenset(known)
    halves = [path for path in folder.glob(f"*{PART}") if layout.is_sealed(path.stem)]
    return sorted([path for path in layout.sealed(folder) if path.name not in known] + halves)


def clear(folder: Path, known: Collection[Hash]) -> int:
    """Take the strays away. How many they were. Raises what `forget` does.

    `known` is every file that any row of the ledger names: of a whole record, not of one that was
    put back to an older copy.
    """
    found = strays(folder, known)
    if found:
        with refusing(str(folder)):
            for path in found:
                path.unlink(missing_ok=True)
            sync_folder(folder)
    return len(found)


def _holds(path: Path, blob: str) -> bool:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == blob
    except OSError:
        return False
