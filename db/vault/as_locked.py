"""What the record was when it was locked, page by page, so that an older page is noticed.

A page of last week is a whole page, under the right key and with the right seal: SQLCipher takes
it. So a digest of the seals of all pages, in order, lies beside the record under a keyed hash, and
is compared at unlock. A seal (HMAC-SHA512) speaks for its page: where it is the one of the lock and
the page is not, SQLCipher says so when it reads it.

- It is written at lock, while the lock on the record is still held, and taken away, durably, as
  soon as the record is open: whatever is written after that, a crash never makes a false alarm.
- Missing is no alarm (a lock that never came, a record that was restored or made anew): whoever
  unlocks has the record looked over instead.
- The file is read before the connection is made, on a thread of its own, while the key is derived,
  which lets the GIL go: 51 MB in 15 ms, where a digest of all of it takes 70. It is never read
  while this process has it open (`db.vault.connection` says why).
- A folder put back as a whole takes this file back too: that shows at the next receipt, not here.
"""

import hashlib
import hmac
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from io import BufferedIOBase
from pathlib import Path
from typing import Literal
from weakref import WeakSet

from db.vault.connection import PAGE_BYTES
from db.vault.files import sync_folder, write_whole
from db.vault.layout import AS_LOCKED, RECORD
from db.vault.pages import SEAL

PURPOSE = "as locked"
"""Whose subkey the file is under."""
Found = Literal["same", "changed", "unknown"]
_LARGEST = 1024  # bytes; there are 257
_SOME = 256  # pages that are read at once
_HOT = bytes.fromhex("d9d505f920a163d7")  # what a journal begins with that is to be rolled back


class Held:
    """A folder whose record this process has open, for as long as this object lives."""

    def __init__(self, folder: Path) -> None:
        self.folder = _identity(folder)
        _held.add(self)


_held: WeakSet[Held] = WeakSet()


def _identity(folder: Path) -> tuple[int, int]:
    found = folder.stat()
    return found.st_dev, found.st_ino


class Reading:
    """What was written at the last lock, and the record's digest, as both are found now."""

    def __init__(self, folder: Path, said: bytes, digest: Future[bytes] | None) -> None:
        self._folder, self._said, self._digest = folder, said, digest

    def done(self) -> None:
        """Wait until the record is read, and let go of. Before anybody opens it."""
        if self._digest is not None:
            self._digest.exception()

    def compare(self, key: bytes) -> Found:
        """Whether the record was as it was locked. `key`: the subkey for `PURPOSE`.

        Once the record is open, so that nobody else can have it: what was written meanwhile by
        somebody who locked it says nothing of what was read before.
        """
        if self._digest is None or self._said != _said(self._folder):
            return "unknown"
        try:
            whole = _line(key, self._digest.result())
        except OSError:
            return "unknown"
        return "same" if hmac.compare_digest(whole, self._said) else "changed"


@contextmanager
def reading(folder: Path) -> Iterator[Reading]:
    """Read the record meanwhile; at the end nobody does any more."""
    said = b"" if _open_here(folder) else _said(folder)
    if not said:
        yield Reading(folder, said, None)
        return
    with ThreadPoolExecutor(1) as thread:
        yield Reading(folder, said, thread.submit(_as_it_lies, folder))


@contextmanager
def kept(folder: Path, key: bytes) -> Iterator[None]:
    """Remember the record as it is; its connection, which writes no more, is closed inside.

    The record's file is let go of after that: closing it would open the record to others while
    the connection still has a journal to take away. A disk that fails leaves nothing remembered.
    """
    with ExitStack() as stack:
        with suppress(OSError):
            stream = stack.enter_context((folder / RECORD).open("rb"))
            write_whole(folder / AS_LOCKED, _line(key, _of(stream)))
        yield


def forget(folder: Path) -> None:
    """Before anything is written. Raises OSError."""
    with suppress(FileNotFoundError):
        (folder / AS_LOCKED).unlink()
        sync_folder(folder)


def _said(folder: Path) -> bytes:
    try:
        with (folder / AS_LOCKED).open("rb") as stream:
            return stream.read(_LARGEST)
    except OSError:
        return b""


def _line(key: bytes, digest: bytes) -> bytes:
    return f"{digest.hex()} {hmac.digest(key, digest, hashlib.sha512).hex()}\n".encode()


def _as_it_lies(folder: Path) -> bytes:
    """Nothing like any record where a journal would change it: a lock leaves none."""
    with suppress(FileNotFoundError), (folder / f"{RECORD}-journal").open("rb") as journal:
        if journal.read(len(_HOT)) == _HOT:
            return b""
    with (folder / RECORD).open("rb") as stream:
        return _of(stream)


def _of(stream: BufferedIOBase) -> bytes:
    """Of every page's seal, and of all of a page that is cut short."""
    whole, some = hashlib.sha512(), memoryview(bytearray(_SOME * PAGE_BYTES))
    while size := stream.readinto(some):
        for end in range(PAGE_BYTES, size + 1, PAGE_BYTES):
            whole.update(some[end - SEAL : end])
        whole.update(some[size - size % PAGE_BYTES : size])
    return whole.digest()


def _open_here(folder: Path) -> bool:
    with suppress(OSError):
        return _identity(folder) in {one.folder for one in _held}
    return False
