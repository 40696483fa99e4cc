"""The one connection to `record.db`.

- The key is 32 raw bytes, handed over by `set_key`, never inside SQL text: statements end up in
  traces and error messages. 64 hex digits are asserted, because 63 silently become a pass phrase.
- No key at all would make a plain database without a word: `cipher_status` is asked each time.
- Every setting is read back. A pragma that did not take is an error here, not a lost note later.
- The file is locked for as long as the connection lives, against this process too: one vault, one
  connection, one worker.
- Nobody opens `record.db` by another road while it is unlocked, not even to read: POSIX drops all
  of a process's locks on a file when *any* descriptor of it is closed, and a second program could
  then get in. A copy is made by the connection's own `backup`.

DELETE + EXTRA lost none of the notes it had acknowledged in 2,000 simulated power losses
(DELETE + FULL lost 26, WAL + NORMAL 753), and WAL drops committed rows silently when a bit of a
hot log flips. `secure_delete` wipes freed pages, so that an erased note is not left in the file.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, cast

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from db.errors import VaultDamaged, VaultReadOnly
from db.vault.faults import refusing
from db.vault.faults import translate as translate
from db.vault.layout import RECORD

KEY_BYTES = 32
PAGE_BYTES = 4096  # what file format 4 has; no database is smaller than one
WAIT = 0.2  # seconds for somebody else's lock: a lock that is held for good is held all day

Parameters = Sequence[Any] | Mapping[str, Any]


class Cursor(Protocol):
    """What is used of sqlcipher3's cursor, which comes without types."""

    @property
    def description(self) -> Any: ...
    def execute(self, sql: str, parameters: Parameters = ..., /) -> "Cursor": ...
    def executemany(self, sql: str, parameters: Iterable[Parameters], /) -> "Cursor": ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...
    def close(self) -> None: ...


class Connection(Protocol):
    """What is used of sqlcipher3's connection, which comes without types."""

    isolation_level: str | None

    @property
    def in_transaction(self) -> bool: ...
    @property
    def total_changes(self) -> int: ...
    def set_key(self, key: str, /) -> None: ...
    def cursor(self) -> Cursor: ...
    def execute(self, sql: str, parameters: Parameters = ..., /) -> Cursor: ...
    def executemany(self, sql: str, parameters: Iterable[Parameters], /) -> Cursor: ...
    def rollback(self) -> None: ...
    def backup(
        self,
        target: "Connection",
        *,
        pages: int = ...,
        progress: Callable[[int, int, int], object] | None = ...,
    ) -> None: ...
    def close(self) -> None: ...


# pragma, value to set, value read back. `cipher_memory_security` is only looked at: on, it makes
# a search 12 to 30 times slower and cannot be turned off again in this process.
_SETTINGS = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("synchronous", "EXTRA", "3"),
    ("temp_store", "MEMORY", "2"),
    ("foreign_keys", "ON", "1"),
    ("cache_size", "-65536", "-65536"),  # KiB. At 2 MB an insert takes twice as long
    ("journal_mode", "DELETE", "delete"),
    ("secure_delete", "ON", "1"),
    *((("fullfsync", "ON", "1"),) if sys.platform == "darwin" else ()),
    ("cipher_memory_security", None, "0"),
)


def cipher_version() -> str:
    """The SQLCipher that this program brings, as it calls itself ("4.19.0 community")."""
    connection = cast(Connection, dbapi2.connect(":memory:"))
    try:
        return str(connection.execute("PRAGMA cipher_version").fetchone()[0])
    finally:
        connection.close()


def open_keyed(
    path: Path, key: bytes | bytearray, *, create: bool = False, check_same_thread: bool = True
) -> Connection:
    """The database at `path`, open, checked and locked. `key` is 32 bytes.

    With `create` the file must be there and empty (so that it is private from the first moment).
    Raises VaultInUse, VaultReadOnly, VaultDamaged (not there, or not what this key opens),
    DiskFull.
    """
    folder = str(path.parent)
    _look_at(path, create)
    connection = cast(
        Connection,
        dbapi2.connect(
            str(path), timeout=WAIT, isolation_level=None, check_same_thread=check_same_thread
        ),
    )
    try:
        with refusing(folder):
            _hand_over(connection, key)
            _settle(connection)
            # The first transaction takes the exclusive lock; in this locking mode it is kept.
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def let_go(connection: Connection) -> None:
    """Make ready to close what is being replaced: closing it must not take the journal away that
    somebody may have begun for the new one."""
    with suppress(Exception):  # a damaged record answers nothing; it has no journal then either
        connection.execute("PRAGMA journal_mode = OFF").fetchall()


def _look_at(path: Path, create: bool) -> None:
    """What SQLite would not say: it takes an empty file, and one of a single byte, for a new
    database, whatever the key; and a file that it may not write for one to read."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise VaultDamaged(what=RECORD) from None
    except PermissionError:
        raise VaultReadOnly(folder=str(path.parent)) from None
    if (size != 0) if create else (size < PAGE_BYTES):
        raise VaultDamaged(what=RECORD)
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)):
        raise VaultReadOnly(folder=str(path.parent))


def _hand_over(connection: Connection, key: bytes | bytearray) -> None:
    # SQLCipher writes its own notes on standard error otherwise, into the middle of the person's.
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    digits = key.hex()
    if len(digits) != 2 * KEY_BYTES:
        raise ValueError("a database key is 32 bytes")
    connection.set_key(f"x'{digits}'")
    # The file format by its number: a later SQLCipher with other defaults still opens this one.
    connection.execute("PRAGMA cipher_compatibility = 4").fetchall()
    if str(connection.execute("PRAGMA cipher_status").fetchone()[0]) != "1":
        raise RuntimeError("the database is not encrypted")


def _settle(connection: Connection) -> None:
    for name, value, expected in _SETTINGS:
        if value is not None:
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if found is None or str(found[0]) != expected:
            raise RuntimeError(f"PRAGMA {name} did not take")
