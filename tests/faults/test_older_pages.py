"""Parts of an older copy are put back: it is said at unlock.

A page of last week is a whole page, under the right key and with the right HMAC; the digest that
was kept at the last lock tells it all the same. Where there is none (after a crash) what the page
takes away from the chains, or breaks in the tree of the file, is said at unlock, and what it takes
from a table alone by the check that is then made behind the first screen; what neither says has
changed nothing that can be read or found. A whole record of last week is said at unlock, and a
whole folder at the next receipt.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from db.errors import RecordDamaged, Refusal, VaultDamaged
from db.vault.connection import PAGE_BYTES
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.safety.backups import look_over_after_a_break
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.repair import repair
from desktop.casework.desk import Desk
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import contact, duplicate, opened
from tests.faults.scenes import SCENES, Place, template
from tests.faults.test_flipped_bits import spread

Tables = dict[str, list[str]]


class Two(NamedTuple):
    """A vault, and its record of an earlier day."""

    house: House
    older: bytes
    tables: Tables

    @property
    def vault(self) -> Path:
        return self.house.path("morag")


def tables_of(desk: Desk, but: str = "") -> Tables:
    """All that can be read: every table but those in which the index keeps its own."""
    names = [
        name
        for (name,) in desk.store.database.run("SELECT name FROM sqlite_master WHERE type='table'")
        if not name.startswith("search_index") and name != but
    ]
    return {
        name: sorted(map(repr, desk.store.database.run(f'SELECT * FROM "{name}"')))
        for name in names
    }


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    house = House(tmp_path_factory.mktemp("two"))
    house.volunteer()
    with house.open("morag") as desk:
        case = opened(desk)
        for number in range(20):
            record_contact(desk, case, contact(note=f"early {number}. " * 60))
    older = (house.path("morag") / "record.db").read_bytes()
    with house.open("morag") as desk:
        first = record_contact(desk, case, contact(note="as it was said")).contact
        for number in range(20):
            record_contact(desk, case, contact(note=f"later {number}. " * 60))
        amend(desk, "contact", first, {"note": "as it was meant"})
        return Two(house, older, tables_of(desk))


def said_at_unlock(two: Two, vault: Path) -> str:
    """What is said: that it is damaged, or that all was looked over and is whole. Then it is."""
    try:
        with open_desk(vault, PASSPHRASE, two.house.world) as desk:
            if desk.problems:
                return "damaged"
            assert desk.warnings == ("pages-changed",)
            assert not examine(desk).problems
            return "whole"
    except VaultDamaged:
        return "damaged"


def noticed(two: Two, vault: Path) -> str:
    """Where there is no digest: said at unlock, by the check that is made after it, or nowhere;
    then nothing that one reads differs."""
    try:
        with open_desk(vault, PASSPHRASE, two.house.world) as desk:
            if desk.problems or desk.warnings:
                return "unlock"
            if look_over_after_a_break(desk):
                return "check"
            assert tables_of(desk, but="setting") == {
                name: rows for name, rows in two.tables.items() if name != "setting"
            }, "silently different"
            found = [len(desk.store.search(word)) for word in ("early", "later")]
            assert found == [20, 20], "not found any more"
            return "nowhere"
    except VaultDamaged:
        return "unlock"


def test_a_page_of_an_older_copy_is_said_at_unlock(two: Two, tmp_path: Path, full: bool) -> None:
    now = (two.vault / "record.db").read_bytes()
    differ = [
        at
        for at in range(0, len(two.older), PAGE_BYTES)
        if two.older[at : at + PAGE_BYTES] != now[at : at + PAGE_BYTES]
    ]
    said: list[str] = []
    after_a_crash: list[str] = []
    for number in spread(len(differ), 8, full):
        at = differ[number]
        page = two.older[at : at + PAGE_BYTES]
        for look, answers in ((said_at_unlock, said), (noticed, after_a_crash)):
            vault = Path(shutil.copytree(two.vault, tmp_path / "vault"))
            (vault / "record.db").write_bytes(now[:at] + page + now[at + PAGE_BYTES :])
            if look is noticed:
                (vault / "as-locked").unlink()
            answers.append(look(two, vault))
            shutil.rmtree(vault)
    print({name: said.count(name) for name in ("damaged", "whole")})
    print({name: after_a_crash.count(name) for name in ("unlock", "check", "nowhere")})
    assert "damaged" in said
    assert {"unlock", "check"} <= set(after_a_crash)


def test_damage_in_the_tables_alone_is_said_each_time_and_mended_by_a_repair(
    two: Two, tmp_path: Path
) -> None:
    vault = Path(shutil.copytree(two.vault, tmp_path / "vault"))
    with open_desk(vault, PASSPHRASE, two.house.world) as desk:
        desk.store.database.run("UPDATE contact SET note = 'never said' WHERE note LIKE 'early%'")
    (vault / "as-locked").write_bytes((two.vault / "as-locked").read_bytes())
    for _ in range(2):
        with open_desk(vault, PASSPHRASE, two.house.world) as desk:
            assert (
                desk.problems[0]
                == "a contact is not shown as the ledger has it: rebuild the tables"
            )
            with pytest.raises(RecordDamaged), desk.write():
                pass
    assert repair(vault, PASSPHRASE, two.house.world) is not None
    with open_desk(vault, PASSPHRASE, two.house.world) as desk:
        assert (desk.problems, desk.warnings) == ((), ())
        assert len(desk.store.search("early")) == 20


def test_a_whole_record_of_an_earlier_day_is_said_at_unlock(two: Two, tmp_path: Path) -> None:
    vault = Path(shutil.copytree(two.vault, tmp_path / "vault"))
    (vault / "record.db").write_bytes(two.older)
    for _ in range(2):  # and again the next time
        with open_desk(vault, PASSPHRASE, two.house.world) as desk:
            assert desk.warnings == ("rolled-back",)


def test_a_whole_folder_of_an_earlier_day_is_said_at_the_next_receipt(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.volunteer()
    with house.open("morag") as desk:
        case = opened(desk)
    duplicate(house, "morag", "earlier")
    with house.open("morag") as desk:
        record_contact(desk, case, contact(note="sent, and then forgotten"))
    house.carry("morag", "office")
    shutil.rmtree(house.path("morag"))
    house.path("earlier").rename(house.path("morag"))
    with house.open("morag") as desk:
        assert (desk.problems, desk.warnings) == ((), ())  # nothing here can tell
    with house.open("office") as desk:
        devices = desk.store.local.peers()
    house.carry("office", "morag", to=devices[0].device)
    with house.open("morag") as desk:
        assert "rolled-back" in desk.warnings


HOT = "come back to half a save"


@pytest.fixture(scope="module")
def hot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault that was killed in the middle of a save: half of it is in the record itself."""
    folder = tmp_path_factory.mktemp("hot")
    template(folder)
    SCENES[HOT].make(Place(folder))
    return folder


def half(hot: Path, tmp_path: Path) -> tuple[Path, Path]:
    at = tmp_path / "at"
    shutil.copytree(hot, at)
    return at / "morag", at / "morag" / "record.db-journal"


def said(vault: Path) -> bool:
    """Whether unlock or the check says something; else what was kept is there, and nothing of the
    half save."""
    place = Place(vault.parent)
    try:
        with place.open() as desk:
            if desk.problems or desk.warnings:
                return True
            notes = [row[0] for row in desk.store.database.run("SELECT note FROM contact")]
            assert sorted(note for note in notes if note.startswith("earlier")) == [
                f"earlier {day}" for day in range(3)
            ]
            assert not any("never kept" in note for note in notes)
            return bool(examine(desk).problems)
    except Refusal:
        return True


def test_a_whole_journal_takes_half_a_save_back(hot: Path, tmp_path: Path) -> None:
    vault, _ = half(hot, tmp_path)
    assert not said(vault)


def test_a_journal_that_was_deleted_or_swapped_is_said(hot: Path, tmp_path: Path) -> None:
    vault, journal = half(hot, tmp_path)
    whole = journal.read_bytes()
    journal.unlink()
    assert said(vault)
    shutil.rmtree(vault.parent)
    vault, journal = half(hot, tmp_path)
    other = whole[:512] + whole[512:][::-1]
    journal.write_bytes(other)
    assert said(vault)


def test_a_bit_anywhere_in_the_journal_is_said_or_changes_nothing(
    hot: Path, tmp_path: Path, full: bool
) -> None:
    size = (hot / "morag" / "record.db-journal").stat().st_size
    answers = []
    for at in spread(size, 1000 if full else 14, False):
        vault, journal = half(hot, tmp_path)
        data = bytearray(journal.read_bytes())
        data[at] ^= 1 << at % 8
        journal.write_bytes(data)
        answers.append(said(vault))
        shutil.rmtree(vault.parent)
    print({"said": answers.count(True), "taken back all the same": answers.count(False)})
    assert True in answers
