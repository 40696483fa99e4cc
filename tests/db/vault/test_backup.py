"""Backups: whole, verified, three kept; and a vault made out of one."""

import hashlib
import os
import shutil
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from db.errors import (
    BackupFailed,
    BadBackup,
    FileUnreadable,
    FileUnwritable,
    VaultExists,
    VaultNewer,
    WrongPassphrase,
)
from db.vault import layout, parcel, restore
from db.vault.backup import Backup, back_up, backups, drop_all
from db.vault.files import PART
from db.vault.unlock import unlock, unlock_with_code
from db.vault.unlocked import Vault
from tests.db.vault.kit import CHEAP, PASSPHRASE, Made, make

AT = datetime(2026, 3, 10, 15, 30, tzinfo=UTC)
NOW = AT + timedelta(days=2)
NOTE = "Aroha was moved to another class"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make(tmp_path / "vault")


def notes(vault: Vault) -> list[str]:
    return [row[0] for row in vault.connection.execute("SELECT text FROM note")]


def fill(vault: Vault) -> None:
    """So much that it is copied in several steps."""
    vault.connection.execute("CREATE TABLE filler AS SELECT hex(zeroblob(2000000)) AS text")


def files(folder: Path) -> dict[str, str]:
    """Every file and what is in it, by hash."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def blob(vault: Vault, data: bytes = b"sealed") -> str:
    name = hashlib.sha256(data).hexdigest()
    (vault.blobs / name).write_bytes(data)
    return name


def backed_up(made: Made, at: datetime = AT) -> Backup:
    with unlock(made.folder, PASSPHRASE) as vault:
        return back_up(vault, at)


def test_a_backup_made_by_a_clock_that_was_set_back_stays(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        for hours in (0, 5, 1, 4):
            newest = back_up(vault, AT + timedelta(hours=hours))
            assert newest.folder.exists()
        assert [one.at for one in backups(made.folder)] == [
            AT + timedelta(hours=hours) for hours in (5, 4)
        ]


def test_a_backup_is_a_vault_of_its_own_that_opens_with_the_same_passphrase(made: Made) -> None:
    one = backed_up(made)
    assert backups(made.folder) == (one,)
    assert one.at == AT
    with unlock(one.folder, PASSPHRASE) as copy:
        assert notes(copy) == [NOTE]


def test_what_is_written_between_two_steps_is_in_the_copy(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        fill(vault)
        steps: list[int] = []

        def between(left: int, _all: int) -> None:
            if not steps:
                vault.connection.execute("INSERT INTO note (text) VALUES ('said meanwhile')")
            steps.append(left)

        one = back_up(vault, AT, between=between)
        assert len(steps) > 2  # or there was no "between"
        assert 0 not in steps  # what is written after the last step is in no copy
    with unlock(one.folder, PASSPHRASE) as copy:
        assert notes(copy) == [NOTE, "said meanwhile"]


def test_one_stays_for_each_of_the_last_three_days_the_newest_of_its_day(made: Made) -> None:
    hours = (0, 3, 26, 50, 51, 74, 75)
    with unlock(made.folder, PASSPHRASE) as vault:
        for hour in hours:
            back_up(vault, AT.replace(hour=1) + timedelta(hours=hour))
    left = [one.at - AT.replace(hour=1) for one in backups(made.folder)]
    assert left == [timedelta(hours=hour) for hour in (75, 51, 26)]


def test_a_copy_that_does_not_hold_is_no_backup_and_the_ones_before_stand(made: Made) -> None:
    first = backed_up(made)
    with unlock(made.folder, PASSPHRASE) as vault:
        with pytest.raises(BackupFailed):
            back_up(vault, AT + timedelta(days=1), same=lambda _copy: False)
        fill(vault)
        with pytest.raises(KeyboardInterrupt):
            back_up(vault, AT + timedelta(days=1), between=interrupted)
        assert notes(vault) == [NOTE]
    assert backups(made.folder) == (first,)
    assert [one.name for one in (made.folder / layout.BACKUPS).iterdir()] == [first.folder.name]


def interrupted(_left: int, _all: int) -> None:
    raise KeyboardInterrupt


def test_what_another_program_left_among_the_backups_is_none(made: Made) -> None:
    one = backed_up(made)
    for name in ("2026-03-10", "notes", "2026-03-10T153000.000000Z (conflicted copy)"):
        (made.folder / layout.BACKUPS / name).mkdir()
    assert backups(made.folder) == (one,)


def test_an_old_backup_opens_with_the_passphrase_of_its_day_until_it_is_dropped(
    made: Made,
) -> None:
    old = backed_up(made)
    with unlock(made.folder, PASSPHRASE) as vault:
        vault.change_passphrase(PASSPHRASE, "another one", CHEAP)
        new = back_up(vault, AT + timedelta(days=1))
        unlock(old.folder, PASSPHRASE).lock()
        with pytest.raises(WrongPassphrase):
            unlock(new.folder, PASSPHRASE)
        drop_all(vault, but=new)
    assert backups(made.folder) == (new,)


def packed(made: Made, file: Path) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        blob(vault)
        parcel.pack(back_up(vault, AT), vault.blobs, file)


def test_a_parcel_becomes_the_same_vault_in_a_new_folder(made: Made, tmp_path: Path) -> None:
    file = tmp_path / f"a{parcel.SUFFIX}"
    packed(made, file)
    before = files(made.folder)
    assert restore.unpack(file, tmp_path / "back", NOW) == AT
    assert restore.note(tmp_path / "back") == restore.Note(AT, NOW)
    with unlock(tmp_path / "back", PASSPHRASE) as vault:
        assert notes(vault) == [NOTE]
        assert blob(vault) in {path.name for path in vault.blobs.iterdir()}
    unlock_with_code(tmp_path / "back", made.code).lock()
    assert files(made.folder) == before


def test_a_backup_in_the_vault_becomes_one_too_with_its_attachments(
    made: Made, tmp_path: Path
) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        name = blob(vault)
        one = back_up(vault, AT)
        vault.connection.execute("DELETE FROM note")
    assert restore.unfold(one.folder, tmp_path / "back", NOW) == AT
    with unlock(tmp_path / "back", PASSPHRASE) as vault:
        assert notes(vault) == [NOTE]
        assert (vault.blobs / name).read_bytes() == b"sealed"


def test_nothing_is_restored_over_anything(made: Made, tmp_path: Path) -> None:
    file = tmp_path / "a"
    packed(made, file)
    before = files(made.folder)
    with pytest.raises(VaultExists):
        restore.unpack(file, made.folder, NOW)
    assert files(made.folder) == before
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("dear")
    with pytest.raises(VaultExists):
        restore.unpack(file, tmp_path / "letters", NOW)
    assert (tmp_path / "letters" / "letter.txt").read_text() == "dear"


def test_a_restoration_that_breaks_off_leaves_no_vault_and_the_next_goes_through(
    made: Made, tmp_path: Path
) -> None:
    file, back = tmp_path / "a", tmp_path / "back"
    packed(made, file)
    with pytest.raises(KeyboardInterrupt):
        restore.unpack(file, back, NOW, interrupted)
    assert not list(back.iterdir())
    # As after the plug was pulled: whatever had been written still lies there.
    layout.claim(back)
    layout.ensure_folders(back)
    (back / layout.BLOBS / ("ab" * 32)).write_bytes(b"half")
    (back / layout.RECORD).write_bytes(b"half")
    (back / (layout.RESTORED + PART)).write_bytes(b"half")
    restore.unpack(file, back, NOW)
    unlock(back, PASSPHRASE).lock()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    file = folder / "a"
    packed(make(folder / "vault"), file)
    return file


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=some.integers(0, 2**31), bit=some.integers(0, 7), cut=some.booleans())
def test_a_parcel_that_was_cut_or_changed_makes_nothing(
    good: Path, tmp_path: Path, at: int, bit: int, cut: bool
) -> None:
    data = bytearray(good.read_bytes())
    at %= len(data)
    data[at] ^= 1 << bit
    bad = tmp_path / "bad"
    bad.write_bytes(data[:at] if cut else data)
    shutil.rmtree(tmp_path / "back", ignore_errors=True)
    try:
        restore.unpack(bad, tmp_path / "back", NOW)
    except (BadBackup, VaultNewer):
        assert not (tmp_path / "back" / "vault.json").exists()
    else:  # a bit of the zip's own that says nothing: a date, a flag
        with unlock(tmp_path / "back", PASSPHRASE) as vault:
            assert notes(vault) == [NOTE]


@pytest.mark.parametrize(
    "names",
    [
        ["../../escaped", "record.db", "vault.json"],
        ["/etc/escaped", "record.db", "vault.json"],
        ["blobs/../x", "record.db", "vault.json"],
        ["record.db"],
        ["record.db", "record.db", "vault.json"],
    ],
)
def test_a_parcel_names_no_file_that_a_vault_does_not_have(
    tmp_path: Path, names: list[str]
) -> None:
    file = tmp_path / "a"
    held = ",".join(
        f'{{"name":"{name}","size":1,"sha256":"{hashlib.sha256(b"x").hexdigest()}"}}'
        for name in names
    )
    with zipfile.ZipFile(file, "w") as out:
        for name in dict.fromkeys(names):
            out.writestr(name, b"x")
        said = f'{{"format":1,"vault":"{"a" * 32}","made":"{AT.isoformat()}","files":[{held}]}}'
        out.writestr("contents.json", said)
    with pytest.raises(BadBackup):
        restore.unpack(file, tmp_path / "back", NOW)
    assert {path.name for path in tmp_path.rglob("*")} == {"a"}


def test_a_parcel_of_a_later_program_is_told_apart_from_a_damaged_one(tmp_path: Path) -> None:
    file = tmp_path / "a"
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("contents.json", '{"format":2,"anything":1}')
    with pytest.raises(VaultNewer):
        restore.unpack(file, tmp_path / "back", NOW)


def test_what_cannot_be_written_or_read_is_said_and_the_file_of_before_stands(
    made: Made, tmp_path: Path
) -> None:
    file = tmp_path / "a"
    packed(made, file)
    before = file.read_bytes()
    with unlock(made.folder, PASSPHRASE) as vault:
        one = back_up(vault, AT)
        with pytest.raises(KeyboardInterrupt):
            parcel.pack(one, vault.blobs, file, interrupted)
        with pytest.raises(FileUnwritable):
            parcel.pack(one, vault.blobs, tmp_path / "gone" / "a")
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))
    with pytest.raises(FileUnreadable):
        restore.unpack(tmp_path / "none", tmp_path / "back", NOW)


@pytest.mark.skipif(os.name == "nt", reason="asks for POSIX rights")
def test_backups_and_parcels_are_their_owners_alone(made: Made, tmp_path: Path) -> None:
    packed(made, tmp_path / "a")
    (one,) = backups(made.folder)
    for path in (tmp_path / "a", *one.folder.iterdir()):
        assert path.stat().st_mode & 0o077 == 0, path
    assert one.folder.stat().st_mode & 0o077 == 0
