"""Backups against a kill anywhere, a full disk and a failing stick. All real.

Afterwards the vault opens, every earlier backup stands as it was, nothing half made is listed as a
backup or taken for a vault, and the next try works.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import DiskFull, FileUnwritable
from desktop.casework.actions.safety.backups import back_up_daily, carry_backup, health
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, House
from tests.db.vault.kit import elsewhere
from tests.faults.shim import leave_to_the_sweep

posix = pytest.mark.skipif(sys.platform == "win32", reason="asks for fork and limits")

# What all the scripts share: a vault with a sealed attachment and three earlier backups, a copy
# of it for each try, and a look at what was left.
BEGIN = """
import hashlib, os, shutil, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from db.errors import NoVault, Refusal, VaultExists
from db.vault import layout, parcel, restore
from db.vault.backup import back_up, backups, drop_all
from db.vault.unlock import unlock
from tests.db.vault.kit import PASSPHRASE, make

scratch = Path(sys.argv[1])
AT = datetime(2026, 3, 10, 15, 30, tzinfo=UTC)
NEXT = AT + timedelta(days=3)
STICK = "copy" + parcel.SUFFIX

template = scratch / "template"
make(template)
with unlock(template, PASSPHRASE) as vault:
    data = os.urandom(70_000)
    (vault.blobs / hashlib.sha256(data).hexdigest()).write_bytes(data)
    for day in range(3):
        back_up(vault, AT + timedelta(days=day))
    parcel.pack(backups(template)[0], vault.blobs, scratch / STICK)

def files(folder):
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file() and path.name != layout.AS_LOCKED}  # each look locks it again

BEFORE = {one.folder.name: files(one.folder) for one in backups(template)}
NEWER = sorted(BEFORE)[1:]  # the oldest goes when there is a fourth day

def fresh(at):
    "A folder with the vault and a copy of it on a stick."
    shutil.rmtree(at, ignore_errors=True)
    shutil.copytree(template, at / "vault")
    (at / "stick").mkdir()
    shutil.copy(scratch / STICK, at / "stick")
    return at

def note(folder):
    with unlock(folder, PASSPHRASE) as vault:
        return vault.connection.execute("SELECT text FROM note").fetchall()

NOTE = note(template)

def look(at):
    "The vault opens, and every backup that is listed is whole; how many there are."
    assert note(at / "vault") == NOTE
    listed = backups(at / "vault")
    names = [one.folder.name for one in listed]
    assert set(NEWER) <= set(names), names
    for one in listed:
        if one.folder.name in BEFORE:
            assert files(one.folder) == BEFORE[one.folder.name], one.folder.name
        assert note(one.folder) == NOTE
    return len(listed)

# Each thing that is done, with the vault open, and what may be there after it was broken off.

def backing_up(at, vault):
    back_up(vault, NEXT)

def dropping(at, vault):
    drop_all(vault, backups(at / "vault")[0])

def carrying(at, vault):
    parcel.pack(backups(at / "vault")[1], vault.blobs, at / "stick" / STICK)

def unpacking(at, vault):
    restore.unpack(at / "stick" / STICK, at / "back", NEXT)

def unfolding(at, vault):
    restore.unfold(backups(at / "vault")[0].folder, at / "back", NEXT)

def after_backup(at):
    done = look(at) > 3 or (at / "vault" / "backups" / "2026-03-13T153000.000000Z").exists()
    with unlock(at / "vault", PASSPHRASE) as vault:
        back_up(vault, NEXT + timedelta(hours=1))
    assert look(at) == 3
    assert len(list((at / "vault" / "backups").iterdir())) == 3
    return done

def after_drop(at):
    assert note(at / "vault") == NOTE
    listed = backups(at / "vault")
    assert listed[0].folder.name == max(BEFORE)
    assert all(files(one.folder) == BEFORE[one.folder.name] for one in listed)
    with unlock(at / "vault", PASSPHRASE) as vault:
        drop_all(vault, listed[0])
        back_up(vault, NEXT)
    assert len(list((at / "vault" / "backups").iterdir())) == 2
    return len(listed) == 1

def after_carry(at):
    assert look(at) == 3
    found = parcel.look(at / "stick" / STICK)  # every byte is compared
    done = found.made == AT + timedelta(days=1)
    assert done or found.made == AT + timedelta(days=2)
    with unlock(at / "vault", PASSPHRASE) as vault:
        parcel.pack(backups(at / "vault")[1], vault.blobs, at / "stick" / STICK)
    assert [one.name for one in (at / "stick").iterdir()] == [STICK]
    return done

def after_restore(at):
    assert look(at) == 3
    parcel.look(at / "stick" / STICK)
    try:
        done = note(at / "back") == NOTE
        assert done
    except NoVault:
        done = False
        restore.unpack(at / "stick" / STICK, at / "back", NEXT)
    assert note(at / "back") == NOTE
    assert len(list((at / "back" / "blobs").iterdir())) == 1
    assert restore.note(at / "back") is not None
    return done

work, after = {
    "backing up": (backing_up, after_backup),
    "dropping": (dropping, after_drop),
    "carrying": (carrying, after_carry),
    "unpacking": (unpacking, after_restore),
    "unfolding": (unfolding, after_restore),
}[sys.argv[2]]
"""

# Forks a child for every so many lines of db/vault, and of what copies and removes files for it,
# that run while it is done; has it stop dead on that line, and looks at what it left. SIGKILL
# could do no more: no `finally` runs.
KILLED = (
    BEGIN
    + """
every = int(sys.argv[3])

def dies_at(stop, at):
    child = os.fork()
    if child == 0:
        vault = unlock(at / "vault", PASSPHRASE)
        seen = 0
        def line(frame, event, argument):
            nonlocal seen
            if frame.f_code.co_filename != shutil.__file__ and (
                "/db/vault/" not in frame.f_code.co_filename.replace(os.sep, "/")
            ):
                return None
            seen += event == "line"
            if seen == stop:
                os._exit(9)
            return line
        sys.settrace(line)
        work(at, vault)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9

stop, killed, results = 1, True, []
while killed:
    at = fresh(scratch / "work")
    killed = dies_at(stop, at)
    results.append(after(at))
    stop += every
assert results[-1]
# Once it is done it stays done, wherever it is broken off from then on.
assert results == sorted(results)
print(len(results) > 8, not results[0])
"""
)

JOBS = ("backing up", "dropping", "carrying", "unpacking", "unfolding")


@posix
@pytest.mark.parametrize("job", JOBS)
def test_killed_anywhere_nothing_of_before_is_lost_and_nothing_half_made_counts(
    tmp_path: Path, job: str, full: bool
) -> None:
    leave_to_the_sweep(full or job == "dropping")
    every = "1" if full else "23"  # lines
    assert elsewhere(KILLED, str(tmp_path), job, every) == "True True"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)]
    if (
        sys.platform != "linux"
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("may not mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


# A disk of its own with a little less room each time, so that another write finds none: whatever
# it is, it is a sentence, and what was there before is as it was.
FILLED = (
    BEGIN
    + """
disk, every = Path(sys.argv[4]), int(sys.argv[3])

def fill(leaving):
    free = os.statvfs(disk)
    with open(disk / "ballast", "wb") as ballast:
        ballast.write(bytes(max(0, free.f_bavail * free.f_frsize - leaving)))

refused, room, done = [], 0, False
while not done:
    at = fresh(disk / "work")
    with unlock(at / "vault", PASSPHRASE) as vault:
        fill(room)
        try:
            work(at, vault)
            done = True
        except Refusal as refusal:
            refused.append(refusal.code)
    (disk / "ballast").unlink()
    assert after(at) == done
    room += every
assert set(refused) <= {"disk-full", "file-unwritable"}, refused
print(len(refused) > 3)
"""
)


@pytest.mark.parametrize("job", [job for job in JOBS if job != "dropping"])
def test_whichever_write_finds_the_disk_full_it_is_a_sentence_and_the_next_try_works(
    tmp_path: Path, disk: Path, job: str, full: bool
) -> None:
    every = "4096" if full or job == "backing up" else "16384"  # bytes
    assert elsewhere(FILLED, str(tmp_path), job, every, str(disk)) == "True"


# No file may grow beyond a limit: the write that would take it there fails, in the middle of a
# file and wherever the person may not mount a disk.
LIMITED = (
    BEGIN
    + """
import resource, signal
every = int(sys.argv[3])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
whole = resource.getrlimit(resource.RLIMIT_FSIZE)

refused, most, done = [], 0, False
while not done:
    at = fresh(scratch / "work")
    with unlock(at / "vault", PASSPHRASE) as vault:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, whole[1]))
        try:
            work(at, vault)
            done = True
        except Refusal as refusal:
            refused.append(refusal.code)
        resource.setrlimit(resource.RLIMIT_FSIZE, whole)
    assert after(at) == done
    most += every
assert set(refused) <= {"disk-full", "file-unwritable", "vault-read-only"}, refused
print(len(refused) > 4)
"""
)


@posix
@pytest.mark.parametrize("job", [job for job in JOBS if job != "dropping"])
def test_whichever_write_is_cut_off_it_is_a_sentence_and_the_next_try_works(
    tmp_path: Path, job: str, full: bool
) -> None:
    every = "512" if full else "2000" if job == "backing up" else "8000"  # bytes
    assert elsewhere(LIMITED, str(tmp_path), job, every) == "True"


def fill(disk: Path) -> Path:
    """Take all the room there is; the file to be removed for some."""
    free = os.statvfs(disk)
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(free.f_bavail * free.f_frsize))
    return ballast


def test_where_the_disk_is_full_the_backup_of_the_day_says_so_and_comes_when_there_is_room(
    tmp_path: Path, disk: Path
) -> None:
    house = House(tmp_path / "house")
    shutil.copytree(house.path("office"), disk / "office")
    with open_desk(disk / "office", PASSPHRASE, house.world) as desk:
        ballast = fill(disk)
        assert back_up_daily(desk) is None
        assert isinstance(desk.unsafe, DiskFull)
        assert health(desk).backups == ()
        assert not list(desk.vault.backups.iterdir())
        ballast.unlink()
        assert back_up_daily(desk) is not None
        assert desk.unsafe is None
        assert len(health(desk).backups) == 1


def test_a_stick_that_is_full_gets_no_half_copy_and_is_not_counted(
    tmp_path: Path, disk: Path
) -> None:
    house = House(tmp_path / "house")
    with house.open("office") as desk:
        ballast = fill(disk)
        with pytest.raises(FileUnwritable):
            carry_backup(desk, disk / "copy")
        assert health(desk).carried is None
        assert [one.name for one in disk.iterdir()] == ["ballast"]
        ballast.unlink()
        carry_backup(desk, disk / "copy")
        assert health(desk).carried == house.clock.time
