"""The vault against a kill, a full disk and a folder that may not be written to. All real."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.vault import keyfile
from db.vault.unlock import unlock
from tests.db.vault.kit import CHEAP, OTHER, PASSPHRASE, Made, elsewhere, make
from tests.faults.shim import leave_to_the_sweep

# Forks a child for every so many lines of db/vault that run while something is done, has the
# child stop dead on that line, and looks at what it left. SIGKILL could do no more: no `finally`
# runs.
KILLED = """
import os, sys
from pathlib import Path
from db.errors import NoVault, WrongPassphrase
from db.vault.unlock import unlock
from tests.db.vault.kit import CHEAP, PASSPHRASE, make, remake

every = int(sys.argv[2])

def dies_at(stop, work):
    child = os.fork()
    if child == 0:
        seen = 0
        def line(frame, event, argument):
            nonlocal seen
            if "/db/vault/" not in frame.f_code.co_filename.replace(os.sep, "/"):
                return None
            seen += event == "line"
            if seen == stop:
                os._exit(9)
            return line
        sys.settrace(line)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
"""

CREATING = (
    KILLED
    + """
none = opened = stop = 0
killed = True
while killed:
    stop += every
    folder = Path(sys.argv[1]) / str(stop)
    killed = dies_at(stop, lambda: remake(folder))
    try:
        unlock(folder, PASSPHRASE).lock()
        opened += 1
    except NoVault:
        none += 1
        remake(folder).lock()
        unlock(folder, PASSPHRASE).lock()
    # SQLite keeps a wiped journal while it is open, so a kill may leave one.
    names = {path.name for path in folder.iterdir()} - {"record.db-journal"}
    assert names == {"backups", "blobs", "quarantine", "record.db", "vault.json",
                     "vault.json.2"}, names
print(none > 10, opened > 2, stop > 100)
"""
)

CHANGING = (
    KILLED
    + """
old = new = stop = 0
killed = True
while killed:
    stop += every
    folder = Path(sys.argv[1]) / str(stop)
    make(folder)
    def change():
        with unlock(folder, PASSPHRASE) as vault:
            vault.change_passphrase(PASSPHRASE, "another one", CHEAP)
    killed = dies_at(stop, change)
    try:
        unlock(folder, PASSPHRASE).lock()
        old += 1
    except WrongPassphrase:
        unlock(folder, "another one").lock()
        new += 1
    one, two = ((folder / name).read_bytes() for name in ("vault.json", "vault.json.2"))
    assert one == two
assert not killed and new
print(old > 10, new > 2)
"""
)

REKEYING = (
    KILLED
    + """
from db.names import ActorId
from db.vault.rekey import rekey
BO = ActorId("b0" * 16)
bos = stays = stop = 0
killed = True
while killed:
    stop += every
    folder = Path(sys.argv[1]) / str(stop)
    make(folder)
    with unlock(folder, PASSPHRASE) as vault:
        vault.add_passphrase(BO, "Bo", "nine dry stones on a wall", CHEAP)
    killed = dies_at(stop, lambda: rekey(unlock(folder, PASSPHRASE), without=BO))
    with unlock(folder, PASSPHRASE) as vault:
        assert vault.connection.execute("SELECT count(*) FROM note").fetchone()[0] == 1
    try:
        unlock(folder, "nine dry stones on a wall").lock()
        stays += 1
    except WrongPassphrase:
        bos += 1
    one, two = ((folder / name).read_bytes() for name in ("vault.json", "vault.json.2"))
    assert one == two and b"previous" not in one
    assert not (folder / "record.db.new").exists()
assert not killed and bos
print(stays > 10, bos > 2)
"""
)

AS_NOBODY = """
import os, sys
from pathlib import Path
from db.errors import Refusal
from db.vault.create import create
from db.vault.unlock import unlock
from tests.db.vault.kit import ACTOR, CHEAP, NAME, PASSPHRASE
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    if sys.argv[1] == "create":
        create(Path(sys.argv[2]), PASSPHRASE, actor=ACTOR, name=NAME, cost=CHEAP,
               random=os.urandom)
    else:
        unlock(Path(sys.argv[2]), PASSPHRASE)
    print("done")
except Refusal as refused:
    print(refused.code)
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="asks for fork, users or limits")


@posix
@pytest.mark.parametrize(
    "script", [CREATING, CHANGING, REKEYING], ids=["creating", "changing", "rekeying"]
)
def test_killed_anywhere_there_is_no_vault_or_one_that_opens(
    tmp_path: Path, script: str, full: bool
) -> None:
    leave_to_the_sweep(full)
    every = "1" if full else "4"  # lines
    assert set(elsewhere(script, str(tmp_path), every).split()) == {"True"}


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user may go through, as pytest's own is not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def open_to_all(folder: Path, *, folders: int, files: int) -> None:
    for path in folder.rglob("*"):
        path.chmod(folders if path.is_dir() else files)
    folder.chmod(folders)


@posix
@pytest.mark.parametrize(
    ("folders", "files"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444), (0o700, 0o600)]
)
def test_a_vault_that_may_not_be_written_is_said(public: Path, folders: int, files: int) -> None:
    if (folders, files) == (0o700, 0o600) and os.geteuid() != 0:
        pytest.skip("the file is this user's own")
    made = make(public / "vault")
    open_to_all(made.folder, folders=folders, files=files)
    try:
        assert elsewhere(AS_NOBODY, "unlock", str(made.folder)) == "vault-read-only"
    finally:
        open_to_all(made.folder, folders=0o700, files=0o600)
    unlock(made.folder, PASSPHRASE).lock()


@posix
def test_no_vault_is_made_where_none_may_be_written(public: Path) -> None:
    (public / "closed").mkdir()
    (public / "closed").chmod(0o555)
    for folder in (public / "closed", public / "closed" / "vault"):
        assert elsewhere(AS_NOBODY, "create", str(folder)) == "vault-read-only"
    assert not list((public / "closed").iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="needs a small disk of its own")
def test_a_full_disk_is_said_and_changes_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=96k", "none", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("may not mount")
    try:
        said = elsewhere(FILLED, str(disk))
        assert said == "create: disk-full; save: disk-full 1; change: disk-full; then: 1 note"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


# On a disk of 96 KB: a vault where there is no room for one, then one, then too long a note, then
# a changed passphrase with nothing free at all.
FILLED = """
import os, sys
from pathlib import Path
from db.errors import DiskFull
from db.vault.connection import translate
from db.vault.unlock import unlock
from tests.db.vault.kit import CHEAP, PASSPHRASE, make, remake

disk = Path(sys.argv[1])
vault = disk / "vault"
def fill(leaving):
    (disk / "ballast").unlink(missing_ok=True)
    free = os.statvfs(disk)
    with open(disk / "ballast", "wb") as ballast:
        ballast.write(bytes(max(0, free.f_bavail * free.f_frsize - leaving)))

fill(8192)
try:
    remake(vault)
except DiskFull as refused:
    said = [f"create: {refused.code}"]
assert not list(vault.iterdir())
(disk / "ballast").unlink()
make(vault)
with unlock(vault, PASSPHRASE) as opened:
    connection = opened.connection
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO note (text) VALUES (hex(randomblob(200000)))")
        connection.execute("COMMIT")
    except Exception as error:
        refusal = translate(error)
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    count = connection.execute("SELECT count(*) FROM note").fetchone()[0]
    said.append(f"save: {refusal.code} {count}")
    fill(0)
    try:
        opened.change_passphrase(PASSPHRASE, "another one", CHEAP)
    except DiskFull as refused:
        said.append(f"change: {refused.code}")
assert not list(vault.glob("*.part"))
with unlock(vault, PASSPHRASE) as opened:
    count = opened.connection.execute("SELECT count(*) FROM note").fetchone()[0]
    said.append(f"then: {count} note")
print("; ".join(said))
"""


def test_a_database_at_its_limit_takes_the_save_back_whole(tmp_path: Path) -> None:
    made = make(tmp_path / "vault")
    assert elsewhere(LIMITED, str(made.folder)) == "disk-full 1 ok"


LIMITED = """
import sys
from pathlib import Path
from db.vault.connection import translate
from db.vault.unlock import unlock
from tests.db.vault.kit import PASSPHRASE
with unlock(Path(sys.argv[1]), PASSPHRASE) as opened:
    connection = opened.connection
    connection.execute("PRAGMA max_page_count = 6").fetchall()
    try:
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(100):
            connection.execute("INSERT INTO note (text) VALUES (hex(randomblob(1000)))")
    except Exception as error:
        code = translate(error).code
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    count = connection.execute("SELECT count(*) FROM note").fetchone()[0]
    print(code, count, connection.execute("PRAGMA quick_check").fetchone()[0])
"""


@posix
def test_a_file_size_limit_is_a_refusal_too_and_loses_nothing(tmp_path: Path) -> None:
    made = make(tmp_path / "vault")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
    script = LIMITED.replace("range(100)", "range(300)").replace(
        "    except Exception", '        connection.execute("COMMIT")\n    except Exception'
    )
    script = script.replace('    connection.execute("PRAGMA max_page_count = 6").fetchall()\n', "")
    assert elsewhere(limit + script, str(made.folder)) == "file-unwritable 1 ok"


def test_a_save_cut_off_in_the_middle_is_undone_at_the_next_unlock(tmp_path: Path) -> None:
    made = make(tmp_path / "vault")
    code = """
import os, sys
from pathlib import Path
from db.vault.unlock import unlock
from tests.db.vault.kit import PASSPHRASE
vault = unlock(Path(sys.argv[1]), PASSPHRASE)
vault.connection.execute("PRAGMA cache_size = 1").fetchall()
vault.connection.execute("PRAGMA cache_spill = 1").fetchall()
vault.connection.execute("BEGIN IMMEDIATE")
for _ in range(200):
    vault.connection.execute("INSERT INTO note (text) VALUES (hex(randomblob(4000)))")
print((Path(sys.argv[1]) / "record.db").stat().st_size > 400_000, flush=True)
os._exit(9)
"""
    assert elsewhere(code, str(made.folder)) == "True"
    assert (made.folder / "record.db-journal").stat().st_size > 0
    with unlock(made.folder, PASSPHRASE) as vault:
        assert vault.connection.execute("SELECT count(*) FROM note").fetchone() == (1,)


@pytest.mark.parametrize("victim", keyfile.NAMES)
def test_a_key_file_cut_at_any_length_keeps_nobody_out(tmp_path: Path, victim: str) -> None:
    made: Made = make(tmp_path / "vault")
    with unlock(made.folder, PASSPHRASE) as vault:
        vault.add_passphrase(OTHER, "Ben", "a slower river at night", CHEAP)
    good = (made.folder / victim).read_bytes()
    for length in range(0, len(good), 23):
        (made.folder / victim).write_bytes(good[:length])
        unlock(made.folder, PASSPHRASE).lock()
        assert (made.folder / victim).read_bytes() == good
