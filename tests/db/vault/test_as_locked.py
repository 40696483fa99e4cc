"""The record is told apart from what it was when it was locked, and a crash is no alarm."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from db.errors import VaultInUse
from db.vault.connection import PAGE_BYTES
from db.vault.pages import SEAL
from db.vault.rekey import rekey
from db.vault.rescue import rescue
from db.vault.sealing import open_with_passphrase
from db.vault.vault import Vault, unlock, unlock_with_code
from tests.db.vault.kit import IN_USE, PASSPHRASE, Made, elsewhere, make

OPENING = "db.vault.unlock.open_with_passphrase"
ALTER = "INSERT INTO note (text) VALUES ('the taxi came late')"
KILLED = """
import os, sys
from pathlib import Path
from db.vault.vault import unlock
vault = unlock(Path(sys.argv[1]), sys.argv[2])
vault.connection.execute(sys.argv[3])
os._exit(0)
"""


def found(folder: Path) -> str:
    with unlock(folder, PASSPHRASE) as vault:
        return vault.found


def write(vault: Vault) -> None:
    vault.connection.execute(ALTER)


def spill(vault: Vault) -> None:
    """Half of something is in the record itself, and a journal that would take it back."""
    for setting in ("cache_size = 1", "cache_spill = 1"):
        vault.connection.execute(f"PRAGMA {setting}").fetchall()
    vault.connection.execute("BEGIN IMMEDIATE")
    rows = [("never kept " * 300,) for _ in range(20)]
    vault.connection.executemany("INSERT INTO note (text) VALUES (?)", rows)


def test_what_is_as_it_was_locked_says_so_whoever_comes_in(made: Made) -> None:
    assert found(made.folder) == "same"
    with unlock_with_code(made.folder, made.code) as vault:
        assert vault.found == "same"
        assert not (made.folder / "as-locked").exists()  # from here on a crash is no alarm
        write(vault)
    assert found(made.folder) == "same"


def test_what_was_not_committed_at_the_lock_is_no_change(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        spill(vault)
    assert found(made.folder) == "same"


def test_every_pages_seal_counts_and_is_noticed_again_until_somebody_trusts_it(made: Made) -> None:
    record = made.folder / "record.db"
    good = record.read_bytes()
    for end in range(2 * PAGE_BYTES, len(good) + 1, PAGE_BYTES):  # without the first nothing opens
        for bad in (good[: end - 1] + bytes([good[end - 1] ^ 1]), good[: end - SEAL]):
            record.write_bytes(bad + good[len(bad) :] if len(bad) == end else bad)
            assert [found(made.folder) for _ in range(2)] == ["changed"] * 2
    record.write_bytes(good)
    (made.folder / "as-locked").write_bytes(b"noise")
    with unlock(made.folder, PASSPHRASE) as vault:
        assert vault.found == "changed"
        vault.trust()
    assert found(made.folder) == "same"


def test_a_record_of_another_day_is_noticed_and_so_is_one_of_another_vault(made: Made) -> None:
    older = (made.folder / "record.db").read_bytes()
    with unlock(made.folder, PASSPHRASE) as vault:
        write(vault)
    (made.folder / "record.db").write_bytes(older)
    assert found(made.folder) == "changed"
    other = make(made.folder.parent / "other")
    shutil.copyfile(made.folder / "as-locked", other.folder / "as-locked")
    assert found(other.folder) == "changed"


def test_a_journal_that_was_laid_beside_a_locked_record_is_noticed(made: Made) -> None:
    journal = made.folder / "record.db-journal"
    with unlock(made.folder, PASSPHRASE) as vault:
        spill(vault)
        kept = journal.read_bytes()
    assert kept[:8] == bytes.fromhex("d9d505f920a163d7")
    assert found(made.folder) == "same"
    journal.write_bytes(kept)
    assert found(made.folder) == "changed"


@pytest.mark.parametrize("how", ["killed", "new key", "rescued"])
def test_where_nothing_can_be_known_nothing_is_said(made: Made, how: str) -> None:
    ends: dict[str, Callable[[], object]] = {
        "killed": lambda: elsewhere(KILLED, str(made.folder), PASSPHRASE, ALTER),
        "new key": lambda: rekey(unlock(made.folder, PASSPHRASE)),
        "rescued": lambda: rescued(made.folder),
    }
    ends[how]()
    assert [found(made.folder) for _ in range(2)] == ["unknown", "same"]


def rescued(folder: Path) -> None:
    with rescue(folder, PASSPHRASE).held() as (_, connection):
        assert connection is not None
        connection.execute(ALTER)


def test_a_lock_between_reading_and_opening_is_no_alarm(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody was still in when the passphrase was typed, wrote, and went."""

    def meanwhile(*asked: object) -> object:
        monkeypatch.setattr(OPENING, open_with_passphrase)
        with unlock(made.folder, PASSPHRASE) as vault:
            write(vault)
        return open_with_passphrase(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(OPENING, meanwhile)
    assert found(made.folder) == "unknown"


def test_nobody_else_gets_in_because_it_was_tried_here_twice(made: Made) -> None:
    """Closing a file drops every lock that a process has on it: the record is not even read."""
    with unlock(made.folder, PASSPHRASE) as vault:
        (made.folder / "as-locked").write_bytes(b"as if there were something to compare")
        with pytest.raises(VaultInUse):
            unlock(made.folder, PASSPHRASE)
        assert elsewhere(IN_USE, str(made.folder), PASSPHRASE) == "in use"
        write(vault)


def test_a_disk_that_takes_no_note_of_it_keeps_nothing_open(made: Made) -> None:
    vault = unlock(made.folder, PASSPHRASE)
    (made.folder / "as-locked").mkdir()  # nothing can be put in its place
    vault.lock()
    assert elsewhere(IN_USE, str(made.folder), PASSPHRASE) == ""
    (made.folder / "as-locked").rmdir()
    assert found(made.folder) == "unknown"
