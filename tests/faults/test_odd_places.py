"""A vault where vaults should not lie: on a stick that is set to read only, in a synced folder.

Two programs on one vault: `tests/db/vault/test_unlock.py`; a full disk: `test_vault_faults.py`,
`test_backup_faults.py`; a vault that vanished: `tests/desktop/test_window_bad_days.py`.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.errors import FileUnwritable, VaultReadOnly
from db.records import Attachment, Contact
from db.vault import keyfile
from db.vault.backup import backups
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attached import open_file
from desktop.casework.actions.record_contact import record_contact
from desktop.casework.actions.safety.backups import back_up, carry_backup, health
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk, open_desk
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import contact, opened

LETTER = b"The plan will be read again. " * 99


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Morag has a case, with a note and a file."""
    house = House(tmp_path / "house")
    house.volunteer()
    with house.open("morag") as desk:
        case = opened(desk)
        record_contact(desk, case, contact(note="as it was said"))
        attach(desk, case, look_at("letter.txt", LETTER))
        back_up(desk)
    return house


def notes(desk: Desk) -> list[str]:
    assert not (*desk.problems, *desk.warnings, *examine(desk).problems)
    return sorted(one.body.note for one in desk.store.find(Contact))


@contextmanager
def stick_at(at: Path) -> Iterator[Path]:
    """A disk of its own; skips where none can be mounted."""
    at.mkdir()
    if sys.platform != "linux":
        pytest.skip("mounts a disk as Linux does")
    command = ["mount", "-t", "tmpfs", "none", str(at)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("may not mount")
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


def set_to(how: str, at: Path) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(at)], check=True)


def test_a_stick_that_is_set_to_read_only_is_said_and_works_again_once_it_is_set_back(
    house: House, tmp_path: Path
) -> None:
    with stick_at(tmp_path / "stick") as stick:
        vault = Path(shutil.copytree(house.path("morag"), stick / "morag"))
        set_to("ro", stick)
        with pytest.raises(VaultReadOnly):
            open_desk(vault, PASSPHRASE, house.world)
        with house.open("morag") as desk, pytest.raises(FileUnwritable):
            carry_backup(desk, stick / "copy")
        set_to("rw", stick)
        with open_desk(vault, PASSPHRASE, house.world) as desk:
            record_contact(desk, f"{desk.letters}-0001", contact(note="after it was set back"))
            assert notes(desk) == ["after it was set back", "as it was said"]


COPIES = {
    "record.db": "record (Morag's conflicted copy 2026-03-09).db",
    "vault.json": "vault (conflicted copy).json",
    "vault.json.2": "vault.json-LAPTOP.2",
    "head": "head.sync-conflict-20260309-101500-ABCDEFG",
}


def test_copies_that_a_synced_folder_makes_are_neither_read_nor_touched(house: House) -> None:
    """Older ones, under the names that the usual programs give them."""
    vault = house.path("morag")
    for name, copy in COPIES.items():
        shutil.copyfile(vault / name, vault / copy)
    (blob,) = (vault / "blobs").iterdir()
    shutil.copyfile(blob, vault / "blobs" / f"{blob.name} (conflicted copy)")
    newest = backups(vault)[0].folder
    shutil.copytree(newest, newest.with_name(f"{newest.name} (1)"))
    shutil.copyfile(newest / "record.db", newest / "record (conflicted copy).db")
    there = {path: path.read_bytes() for path in strange(vault)}
    assert len(there) > len(COPIES) + 2
    house.clock.on(days=1)
    with house.open("morag") as desk:
        desk.vault.change_passphrase(PASSPHRASE, PASSPHRASE, house.world.cost())
        record_contact(desk, f"{desk.letters}-0001", contact(note="a day later"))
        back_up(desk)
        assert len(health(desk).backups) == 2
    with house.open("morag") as desk:
        assert notes(desk) == ["a day later", "as it was said"]
        assert [one.folder.name for one in backups(vault) if "(" in one.folder.name] == []
    assert {path: path.read_bytes() for path in strange(vault)} == there


def strange(vault: Path) -> list[Path]:
    marks = ("conflict", "LAPTOP", "(1)")
    return [one for one in vault.rglob("*") if one.is_file() and any(m in str(one) for m in marks)]


def test_an_older_key_file_that_the_sync_put_back_lets_in_who_may_come_in_now(
    house: House,
) -> None:
    vault = house.path("morag")
    older = (vault / keyfile.NAMES[0]).read_bytes()
    with house.open("morag") as desk:
        desk.vault.change_passphrase(PASSPHRASE, "another one altogether", house.world.cost())
    (vault / keyfile.NAMES[0]).write_bytes(older)
    with open_desk(vault, "another one altogether", house.world) as desk:
        assert notes(desk) == ["as it was said"]
        (one,) = desk.store.find(Attachment)
        assert open_file(desk, one.id).data == LETTER
    assert (vault / keyfile.NAMES[0]).read_bytes() != older
