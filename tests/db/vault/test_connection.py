import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from db.errors import VaultDamaged, VaultInUse
from db.vault.connection import cipher_version, open_keyed
from db.vault.files import make_private
from tests.db.vault.kit import elsewhere

KEY = bytes(range(32))

OPEN = """
import sys
from pathlib import Path
from db.errors import Refusal
from db.vault.connection import open_keyed
try:
    open_keyed(Path(sys.argv[1]), bytes(range(32)))
    print("opened")
except Refusal as refused:
    print(refused.code)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one word in it, closed."""
    path = tmp_path / "record.db"
    make_private(path)
    connection = open_keyed(path, KEY, create=True)
    connection.execute("CREATE TABLE word (text)")
    connection.execute("INSERT INTO word VALUES ('heron')")
    connection.close()
    return path


def test_what_is_written_is_read_again(path: Path) -> None:
    connection = open_keyed(path, KEY)
    assert connection.execute("SELECT text FROM word").fetchone() == ("heron",)
    connection.close()


def test_every_setting_took(path: Path) -> None:
    connection = open_keyed(path, KEY)
    expected = {
        "journal_mode": "delete",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "cache_size": -65536,
        "cipher_status": "1",
        "cipher_memory_security": "0",
        "cipher_page_size": "4096",
    }
    if sys.platform == "darwin":
        expected["fullfsync"] = 1
    for name, value in expected.items():
        assert connection.execute(f"PRAGMA {name}").fetchone() == (value,), name
    assert connection.isolation_level is None
    connection.close()


def test_the_systems_sqlite_cannot_open_it(path: Path) -> None:
    assert not path.read_bytes().startswith(b"SQLite format 3")
    plain = sqlite3.connect(path)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_a_plain_database_is_not_taken_for_ours(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE word (text)")
    plain.close()
    with pytest.raises(VaultDamaged):
        open_keyed(path, KEY)


def test_another_key_is_refused_and_the_file_left_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(VaultDamaged):
        open_keyed(path, bytes(32))
    assert path.read_bytes() == before


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_that_is_not_32_bytes_is_a_fault_of_ours(path: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_keyed(path, bytes(length))


def test_an_empty_or_missing_file_is_not_quietly_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with pytest.raises(VaultDamaged):
        open_keyed(path, KEY)
    assert not path.exists()
    path.touch()
    with pytest.raises(VaultDamaged):
        open_keyed(path, KEY)
    assert path.stat().st_size == 0


def test_a_full_file_is_not_made_over(path: Path) -> None:
    with pytest.raises(VaultDamaged):
        open_keyed(path, KEY, create=True)


@pytest.mark.parametrize("size", [1, 2, 100, 511, 512, 1000, 4095])
def test_a_file_cut_short_is_damage(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(VaultDamaged):
        open_keyed(path, KEY)


def test_it_is_shut_to_others_and_to_this_process_as_long_as_it_is_open(path: Path) -> None:
    connection = open_keyed(path, KEY)
    with pytest.raises(VaultInUse) as refused:
        open_keyed(path, KEY)
    assert refused.value.facts == {"folder": str(path.parent)}
    assert elsewhere(OPEN, str(path)) == "vault-in-use"
    # The attempt from within must not have let go of the lock.
    connection.execute("INSERT INTO word VALUES ('mill')")
    assert elsewhere(OPEN, str(path)) == "vault-in-use"
    connection.close()
    assert elsewhere(OPEN, str(path)) == "opened"


def test_nothing_is_written_on_standard_error_for_a_key_that_is_wrong(path: Path) -> None:
    path.write_bytes(bytes(4096))
    assert elsewhere(OPEN, str(path)) == "vault-damaged"


def test_one_thread_unless_asked_otherwise(path: Path) -> None:
    with ThreadPoolExecutor(1) as other:
        connection = open_keyed(path, KEY)
        with pytest.raises(Exception, match="thread"):
            other.submit(connection.execute, "SELECT 1").result()
        connection.close()
        connection = open_keyed(path, KEY, check_same_thread=False)
        other.submit(connection.execute, "SELECT 1").result()
        connection.close()


def test_the_cipher_says_its_version() -> None:
    assert int(cipher_version().split(".")[0]) >= 4
