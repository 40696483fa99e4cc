"""A vault where vaults should not lie: on a stick that is set to read only or formatted as sticks
are (no permissions, no second names, no capital letters apart), in a synced folder.

Two programs on one vault: `tests/db/vault/test_unlock.py`; a full disk: `test_vault_faults.py`,
`test_backup_faults.py`; a vault that vanished: `tests/desktop/test_window_bad_days.py`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from db.errors import DiskFull, FileUnwritable, VaultReadOnly
from db.records import Attachment, Contact
from db.vault import keyfile, parcel
from db.vault.backup import backups
from db.vault.connection import PAGE_BYTES
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attached import open_file
from desktop.casework.actions.safety.backups import back_up, carry_backup, health, restore
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.repair import repair
from desktop.casework.desk import Desk
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, House
from tests.db.vault.kit import IN_USE, elsewhere
from tests.desktop.casework.actions.kit import contact, opened

COPY = "copy" + parcel.SUFFIX
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


@contextmanager
def formatted(kind: str, at: Path, megabytes: int = 24) -> Iterator[Path]:
    """A disk in a file, formatted as a stick is; skips where this machine cannot have it."""
    image, stick = at / "stick.img", at / "stick"
    if sys.platform != "linux" or shutil.which(f"mkfs.{kind}") is None:
        pytest.skip(f"there is no mkfs.{kind} here")
    with image.open("wb") as file:
        file.truncate(megabytes * 1_000_000)
    subprocess.run([f"mkfs.{kind}", str(image)], capture_output=True, check=True)
    stick.mkdir()
    looped = subprocess.run(
        ["losetup", "--find", "--show", str(image)], capture_output=True, text=True, check=False
    )
    device = looped.stdout.strip()
    if looped.returncode:
        pytest.skip("may make no disk of a file")
    try:
        # By the system itself, or by the driver that stands beside it.
        ways = (["mount", "-t", kind], [f"mount.{kind}-fuse"])
        if not any(mounted([*way, device, str(stick)]) for way in ways):
            pytest.skip(f"this machine has no {kind}, or may not mount it")
        try:
            yield stick
        finally:
            subprocess.run(["umount", str(stick)], check=True)
    finally:
        subprocess.run(["losetup", "--detach", device], check=True)


def mounted(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return not subprocess.run(command, capture_output=True, check=False).returncode


STICKS = pytest.mark.parametrize("kind", ["vfat", "exfat"])


@STICKS
def test_a_vault_is_made_used_repaired_and_restored_on_a_stick(kind: str, tmp_path: Path) -> None:
    """Nothing there has permissions or a second name, and `MORAG` is `morag`."""
    with formatted(kind, tmp_path) as stick:
        house = House(stick / "house")
        house.volunteer()
        with house.open("morag") as desk:
            case = opened(desk)
            record_contact(desk, case, contact(note="as it was said"))
            attach(desk, case, look_at("letter.txt", LETTER))
            back_up(desk)
            assert elsewhere(IN_USE, str(house.path("morag")), PASSPHRASE) == "in use"
        house.clock.on(days=1)
        with open_desk(house.folder / "MORAG", PASSPHRASE, house.world) as desk:
            assert desk.vault.found == "same"
            record_contact(desk, case, contact(note="in capitals"))
            carry_backup(desk, stick / COPY)
            assert notes(desk) == ["as it was said", "in capitals"]
            assert len(health(desk).backups) == 2
        record = house.path("morag") / "record.db"
        with record.open("r+b") as file:
            file.seek(-2 * PAGE_BYTES, os.SEEK_END)
            file.write(b"spilt")
        done = repair(house.path("morag"), PASSPHRASE, house.world)
        assert done is not None
        assert done.pages == 1
        assert (house.path("morag") / done.aside).stat().st_size == record.stat().st_size
        restore(stick / COPY.upper(), stick / "back", house.world)
        for vault in (house.path("morag"), stick / "back"):
            with open_desk(vault, PASSPHRASE, house.world) as desk:
                said = sorted(one.body.note for one in desk.store.find(Contact))
                assert said == ["as it was said", "in capitals"]
                assert not (*desk.problems, *examine(desk).problems)


@STICKS
def test_a_full_stick_is_said_and_takes_words_again_once_there_is_room(
    house: House, kind: str, tmp_path: Path
) -> None:
    with formatted(kind, tmp_path) as stick:
        vault = Path(shutil.copytree(house.path("morag"), stick / "morag"))
        filler = stick / "holiday.mov"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(bytes(4096)):
                pass
        with open_desk(vault, PASSPHRASE, house.world) as desk:
            case = f"{desk.letters}-0001"
            long = (contact(note=f"{number} " * 3000) for number in range(500))
            with pytest.raises(DiskFull):
                [record_contact(desk, case, one) for one in long]
            kept = notes(desk)
        with house.open("morag") as desk, pytest.raises((FileUnwritable, DiskFull)):
            carry_backup(desk, stick / COPY)
        assert not list(stick.glob(f"*{COPY}*"))
        filler.unlink()
        with open_desk(vault, PASSPHRASE, house.world) as desk:
            assert notes(desk) == kept
            record_contact(desk, case, contact(note="there is room"))
            assert notes(desk) == sorted([*kept, "there is room"])
        with house.open("morag") as desk:
            carry_backup(desk, stick / COPY)
        assert parcel.look(stick / COPY).made == house.clock.now()


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
