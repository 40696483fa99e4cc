"""A bit turns over anywhere in a vault or its backup: it is noticed, and what was there comes back.

The key files stand twice, so one that is damaged is mended from the other; where both are, it is
said, and a backup has them. A damaged page of the record is found at unlock or by the check, the
repair brings back what proves itself, and a backup has the rest. A damaged backup makes no vault
that passes for a good one. The default is a spread of bytes and pages, `--full` every one.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from db.errors import Refusal, RepairImpossible, VaultDamaged
from db.vault import keyfile
from db.vault.backup import backups
from db.vault.connection import PAGE_BYTES
from db.vault.unlock import unlock
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.safety.backups import back_up, restore
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.repair import repair
from desktop.casework.desk import Desk
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import contact, opened

NOTES, PAGES, BYTES = 12, 8, 60


class Kept(NamedTuple):
    """A vault and its backup, and what they say."""

    house: House
    rows: tuple[tuple[object, ...], ...]

    @property
    def vault(self) -> Path:
        return self.house.path("morag")

    @property
    def backup(self) -> Path:
        return backups(self.vault)[0].folder


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    house = House(tmp_path_factory.mktemp("kept"))
    house.volunteer()
    with house.open("morag") as desk:
        case = opened(desk)
        for number in range(NOTES):
            record_contact(desk, case, contact(note=f"What was said, {number}. " * 50))
        attach(desk, case, look_at("letter.txt", b"The plan will be read again. " * 99))
        back_up(desk)
        return Kept(house, rows_of(desk))


def rows_of(desk: Desk) -> tuple[tuple[object, ...], ...]:
    """Every row of the ledger, with what it says."""
    columns = "hash, prev_hash, payload_hash, payload, at, actor"
    return tuple(map(tuple, desk.store.database.run(f"SELECT {columns} FROM ledger ORDER BY hash")))


def spread(every: int, some: int, full: bool) -> list[int]:
    """Where to turn a bit: everywhere, or evenly spread with both ends."""
    if full or every <= some:
        return list(range(every))
    return [at * (every - 1) // (some - 1) for at in range(some)]


def flip(file: Path, at: int, bit: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 1 << bit
    file.write_bytes(data)


def place_in(page: int) -> tuple[int, int]:
    """Another byte and bit in each page: of what is encrypted, of its IV, of its HMAC."""
    return page * PAGE_BYTES + page * 1009 % PAGE_BYTES, page % 8


def wrong(folder: Path, kept: Kept) -> str:
    """What is said of this vault, or nothing; then it must say what it said."""
    try:
        with open_desk(folder, PASSPHRASE, kept.house.world) as desk:
            said = (*desk.problems, *examine(desk).problems)
            if not said:
                assert rows_of(desk) == kept.rows, "silently different"
            return "; ".join(said)
    except Refusal as refused:
        return refused.code


def test_a_bit_in_either_key_file_is_mended_and_in_both_it_is_said_and_a_backup_has_them(
    kept: Kept, tmp_path: Path, full: bool
) -> None:
    vault = Path(shutil.copytree(kept.vault, tmp_path / "vault"))
    one, two = (vault / name for name in keyfile.NAMES)
    good = one.read_bytes()
    for at in spread(len(good), BYTES, full):
        flip(one, at, at % 8)
        if full or at % 10 == 0:
            unlock(vault, PASSPHRASE).lock()
            assert one.read_bytes() == good, at
        one.write_bytes(good)
        for file in (one, two):
            flip(file, at, at % 8)
        with pytest.raises(VaultDamaged):
            unlock(vault, PASSPHRASE)
        for file in (one, two):
            file.write_bytes(good)
    flip(one, 100, 1)
    flip(two, 100, 1)
    restore(backups(vault)[0].folder, tmp_path / "back", kept.house.world)
    assert wrong(tmp_path / "back", kept) == ""


def test_a_bit_in_any_page_of_the_record_is_noticed_and_repaired_or_there_is_the_backup(
    kept: Kept, tmp_path: Path, full: bool
) -> None:
    pages = (kept.vault / "record.db").stat().st_size // PAGE_BYTES
    given_back = 0
    for page in spread(pages, PAGES, full):
        vault = Path(shutil.copytree(kept.vault, tmp_path / "vault"))
        flip(vault / "record.db", *place_in(page))
        assert wrong(vault, kept), page
        try:
            assert repair(vault, PASSPHRASE, kept.house.world) is not None, page
            with open_desk(vault, PASSPHRASE, kept.house.world) as desk:
                assert not (*desk.problems, *examine(desk).problems), page
                assert rows_of(desk) == kept.rows, page  # what is lost here, the backup has
            given_back += 1
        except RepairImpossible:
            restore(backups(vault)[0].folder, tmp_path / "back", kept.house.world)
            assert wrong(tmp_path / "back", kept) == ""
            shutil.rmtree(tmp_path / "back")
        shutil.rmtree(vault)
    assert given_back > 0


def test_a_bit_in_any_page_of_a_backup_is_noticed_when_it_is_restored(
    kept: Kept, tmp_path: Path, full: bool
) -> None:
    pages = (kept.backup / "record.db").stat().st_size // PAGE_BYTES
    for page in spread(pages, PAGES, full):
        vault = Path(shutil.copytree(kept.vault, tmp_path / "vault"))
        source = backups(vault)[0].folder
        flip(source / "record.db", *place_in(page))
        try:
            restore(source, tmp_path / "back", kept.house.world)
        except Refusal:
            assert not keyfile.exists(tmp_path / "back")
        else:
            assert wrong(tmp_path / "back", kept), page
            shutil.rmtree(tmp_path / "back")
        assert wrong(vault, kept) == ""
        shutil.rmtree(vault)
