"""The pages of a damaged `record.db`, one by one, where SQLite would give up at the first bad one.

SQLCipher reads nothing more once a page does not hold. Here each page is opened by itself, by
SQLCipher's published format 4 (zetetic.net/sqlcipher/design): AES-256-CBC with a random vector at
the page's end, then HMAC-SHA512 over both and the page's number, under a key made from the database
key and the salt in the first 16 bytes. Only ever read: nothing is encrypted here.

A page whose seal does not hold is given too, as `sound=False`: a flipped bit garbles 32 bytes of
it. Whoever reads it must be able to tell by something else what is true: a row of the ledger can.
"""

import hmac
import os
import struct
from collections.abc import Iterator
from hashlib import sha512
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from db.vault.connection import KEY_BYTES, PAGE_BYTES

SALT, VECTOR, SEAL = 16, 16, 64  # bytes
USABLE = PAGE_BYTES - VECTOR - SEAL
"""Bytes of a page that SQLite may use."""
_MAGIC = b"SQLite format 3\0"  # stands where the salt lies in the file


class Page(NamedTuple):
    """One page as SQLite sees it. `sound`: its seal holds."""

    number: int  # from 1
    data: bytes
    sound: bool


class Pages:
    """A database file, open for reading; `with` closes it.

    While a connection of this process has the same file open, close that first: the system drops
    a process's locks on a file when any descriptor of it is closed.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises OSError."""
        self._key = key
        self._file = path.open("rb", buffering=0)
        salt = self._file.read(SALT).ljust(SALT, b"\0")
        mixed = bytes(byte ^ 0x3A for byte in salt)
        derived = PBKDF2HMAC(algorithm=SHA512(), length=KEY_BYTES, salt=mixed, iterations=2)
        self._seal_key = derived.derive(key)

    @property
    def count(self) -> int:
        """How many pages there are, one that was cut short among them. Raises OSError."""
        return -(-os.fstat(self._file.fileno()).st_size // PAGE_BYTES)

    def read(self, number: int) -> Page | None:
        """One page; None past the end of the file. Raises OSError."""
        if not 1 <= number <= self.count:
            return None
        self._file.seek((number - 1) * PAGE_BYTES)
        raw = self._file.read(PAGE_BYTES).ljust(PAGE_BYTES, b"\0")
        start = SALT if number == 1 else 0
        vector = raw[USABLE : USABLE + VECTOR]
        sealed = raw[start : USABLE + VECTOR] + struct.pack("<I", number)
        sound = hmac.compare_digest(
            hmac.digest(self._seal_key, sealed, sha512), raw[USABLE + VECTOR :]
        )
        opening = Cipher(algorithms.AES256(self._key), modes.CBC(vector)).decryptor()
        data = opening.update(raw[start:USABLE]) + opening.finalize()
        return Page(number, (_MAGIC if start else b"") + data, sound)

    def __iter__(self) -> Iterator[Page]:
        for number in range(1, self.count + 1):
            page = self.read(number)
            assert page is not None
            yield page

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
