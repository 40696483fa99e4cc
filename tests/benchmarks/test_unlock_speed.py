"""Unlocking, apart from the derivation that is meant to be slow, beside a bare keyed open.

Both are timed in turn in the same run; only their ratio is asserted, and with room for a busy
machine. Measured here: opening 1.4 times a bare one. Unlocking and locking keep and
take away how the record lay, durably: so does what they are held against.
"""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from db.vault.connection import open_keyed
from db.vault.unlock import unlock, unlock_with_code
from tests.db.vault.kit import PASSPHRASE, make

ROUNDS = 200


def ratio(one: Callable[[], None], other: Callable[[], None]) -> float:
    """How many times as long `one` takes as `other`: the median of each, taken in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for work, taken in zip((one, other), times, strict=True):
            began = time.perf_counter()
            work()
            taken.append(time.perf_counter() - began)
    return statistics.median(times[0]) / statistics.median(times[1])


def test_unlocking_without_derivation_is_near_a_bare_keyed_open(tmp_path: Path) -> None:
    made = make(tmp_path / "vault")
    path = made.folder / "record.db"
    with unlock(made.folder, PASSPHRASE) as vault:
        key = bytes(vault._key)
        for number in range(40):  # a record has about so many tables and indexes
            vault.connection.execute(f"CREATE TABLE t{number} (id INTEGER PRIMARY KEY, a, b, c)")
            vault.connection.execute(f"CREATE INDEX i{number} ON t{number} (a, b)")

    def bare() -> None:
        connection = dbapi2.connect(str(path))
        connection.set_key(f"x'{key.hex()}'")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.close()

    def durable() -> None:
        """A bare open, and a small file that comes and goes for good, as the digest does."""
        bare()
        word = made.folder / "word"
        for gone in (False, True):
            if gone:
                word.unlink()
            else:
                with word.open("wb") as file:
                    file.write(bytes(64))
                    file.flush()
                    os.fsync(file.fileno())
            if os.name != "posix":
                continue
            folder = os.open(made.folder, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)

    opening = ratio(lambda: open_keyed(path, key).close(), bare)
    unlocking = ratio(lambda: unlock_with_code(made.folder, made.code).lock(), durable)
    print(
        f"opening {opening:.1f}, unlocking by code {unlocking:.1f} times that with a durable word"
    )
    assert opening < 3
    assert unlocking < 5
