"""The record against a full disk and against a kill in the middle of a save. All real.

What was acknowledged (`write` came back) is there afterwards; what was not is there whole or not
at all; chains, tables and index agree; and the next save works.
"""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from db.errors import DiskFull, NotSurelyKept
from db.records import Contact
from db.store.store import Store
from db.vault.connection import Connection, Cursor, Parameters
from tests.db.store.kit import DEVICE, OTHER, Book, contact, head_of, opened, row
from tests.db.vault.kit import elsewhere, remake
from tests.faults.shim import leave_to_the_sweep

posix = pytest.mark.skipif(sys.platform == "win32", reason="asks for fork and limits")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A locked vault with three notes."""
    with remake(tmp_path / "vault") as vault:
        Store(vault.connection, os.urandom).close()
    with opened(tmp_path / "vault") as book:
        for number in range(3):
            book.save(contact(f"earlier {number}"))
    return tmp_path / "vault"


def everything(book: Book) -> list[object]:
    return [book.all_rows(), book.tables(), book.store.heads(), book.index_words()]


def limit(book: Book, more: int) -> None:
    """The database may grow by so many pages."""
    pages = book.db.number("PRAGMA page_count")
    book.db.run(f"PRAGMA max_page_count = {pages + more}")


class CommitsInVain:
    """The connection itself; the disk calls so many commits failed that stand."""

    def __init__(self, real: Connection, times: int) -> None:
        self._real, self._left = real, times

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def execute(self, statement: str, values: Parameters = ()) -> Cursor:
        done = self._real.execute(statement, values)
        if statement == "COMMIT" and self._left:
            self._left -= 1
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return done


@pytest.mark.parametrize("times", [1, 2])
def test_a_commit_that_the_disk_calls_failed_and_that_stands_is_not_refused_as_undone(
    folder: Path, times: int
) -> None:
    with opened(folder) as book:
        book.db._raw = cast(Connection, CommitsInVain(book.connection, times))
        if times == 1:
            book.save(contact("heard once"))
        else:  # and the disk goes on failing
            with pytest.raises(NotSurelyKept):
                book.save(contact("heard once"))
        assert len(book.store.search("heard once")) == 1
        book.save(contact("and went on"))
        assert book.problems() == []


@pytest.mark.parametrize("more", [0, 1, 2, 5, 9, 14])
def test_a_disk_that_fills_in_the_middle_of_a_save_takes_it_back_whole(
    folder: Path, more: int
) -> None:
    with opened(folder) as book:
        before = everything(book)
        limit(book, more)
        with pytest.raises(DiskFull):
            book.save(contact(f"far too long {os.urandom(20_000).hex()}"))
        assert everything(book) == before
        assert not book.connection.in_transaction
        assert book.problems() == []
        limit(book, 1000)
        book.save(contact("after there was space again"))
        assert len(book.store.search("after space")) == 1
        assert book.problems() == []
    with opened(folder) as book:
        assert len(book.store.find(Contact)) == 4
        assert book.problems() == []


@pytest.mark.parametrize("more", [0, 3, 20])
def test_a_disk_that_fills_in_the_middle_of_a_bundle_takes_all_of_it_back(
    folder: Path, more: int
) -> None:
    rows = [row(contact("of a bundle " * 100), f"{0:032x}", OTHER)]
    for number in range(1, 40):
        rows.append(row(contact("words " * 200), f"{number:032x}", OTHER, head_of(rows[-1])))
    with opened(folder) as book:
        before = everything(book)
        limit(book, more)
        with pytest.raises(DiskFull):
            book.take(*rows)
        assert everything(book) == before
        limit(book, 1000)
        book.take(*rows)
        assert book.store.head(OTHER, "up") == head_of(rows[-1])
        assert book.problems() == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs a small disk of its own")
def test_on_a_disk_that_is_really_full_nothing_is_lost_and_the_next_save_works(
    folder: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount")
    try:
        shutil.copytree(folder, disk / "vault")
        assert elsewhere(FILLED, str(disk)) == "refused 8 of 8; then 4 notes, well: True"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


FILLED = """
import os, sys
from pathlib import Path
from db.errors import DiskFull, NotSurelyKept
from db.records import Contact
from tests.db.store.kit import contact, opened

disk = Path(sys.argv[1])
def fill(leaving):
    (disk / "ballast").unlink(missing_ok=True)
    free = os.statvfs(disk)
    with open(disk / "ballast", "wb") as ballast:
        ballast.write(bytes(max(0, free.f_bavail * free.f_frsize - leaving)))

refused = 0
with opened(disk / "vault") as book:
    for pages in (0, 1, 2, 4, 8, 16, 24, 32):
        before = book.all_rows(), book.tables(), book.index_words()
        fill(pages * 4096)
        try:
            book.save(contact("too much " + os.urandom(45_000 // 2).hex()))
        except DiskFull:
            refused += 1
        assert (book.all_rows(), book.tables(), book.index_words()) == before
    (disk / "ballast").unlink()
    book.save(contact("after"))
with opened(disk / "vault") as book:
    notes = len(book.store.find(Contact))
    print(f"refused {refused} of 8; then {notes} notes, well: {book.problems() == []}")
"""


# Forks a child for every so many lines of db/ledger.py and db/store that run while something is
# saved, has it stop dead on that line, and looks at what it left. SIGKILL could do no more: no
# `finally` runs. `acked` is written once `write` has come back.
KILLED = """
import os, shutil, sys
from pathlib import Path
from db.records import Contact
from tests.db.store.kit import OTHER, contact, head_of, opened, row

template, folder, every = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
acked = folder.parent / "acked"

def ack(what):
    with open(acked, "a") as file:
        file.write(what + "\\n")

def begin():
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    acked.write_text("")

def child(work):
    number = os.fork()
    if number == 0:
        try:
            with opened(folder) as book:
                work(book)
        except BaseException as error:
            print(repr(error))
            os._exit(3)
        os._exit(0)
    status = os.waitpid(number, 0)[1]
    assert not (os.WIFEXITED(status) and os.WEXITSTATUS(status) == 3)
    return not (os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0)

def traced(stop, work):
    def run(book):
        seen = 0
        def line(frame, event, argument):
            nonlocal seen
            name = frame.f_code.co_filename.replace(os.sep, "/")
            if "/db/store/" not in name and "/db/ledger" not in name or "/tests/" in name:
                return None
            seen += event == "line"
            if seen == stop:
                os._exit(9)
            return line
        sys.settrace(line)
        work(book)
        sys.settrace(None)
    return run

def saves(book):
    first = book.save(contact("note 1"))
    ack("note 1")
    book.save(contact("note 2"), first)
    ack("note 2")
    book.save(contact("note 3 " * 2000))
    ack("note 3")

batch = [row(contact("of a bundle " * 50), f"{0:032x}", OTHER)]
for number in range(1, 30):
    replaces = [batch[-1].hash] if number % 5 == 0 else []
    record = batch[-1].header.record if replaces else f"{number:032x}"
    batch.append(row(contact(f"words {number} " * 80), record, OTHER, head_of(batch[-1]), replaces))

def takes(book):
    book.take(*batch)
    ack("bundle")

def look():
    with opened(folder) as book:
        assert book.store.chain_problems() == []
        assert book.problems() == [], book.problems()
        notes = [one.body.note for one in book.store.find(Contact)]
        assert sum(note.startswith("earlier") for note in notes) == 3
        theirs = book.store.head(OTHER, "up").seq
        assert theirs in (0, len(batch))
        rows = book.store.row_count() - 3 - theirs
        told = acked.read_text().split("\\n")[:-1]
        if "bundle" in told:
            assert theirs
        done = len([one for one in told if one != "bundle"])
        # A save may be whole in the record before anybody was told of it.
        assert rows in (done, done + 1), (rows, done)
        words = {1: "note 1", 2: "note 2", 3: "note 3"}
        if rows:
            assert any(note.startswith(words[min(rows, 2)]) for note in notes)
        book.save(contact("next"))
        assert book.problems() == []
    return f"{rows or theirs}/{len(told)}"
"""

BY_LINE = (
    KILLED
    + """
work = {"saves": saves, "takes": takes}[sys.argv[4]]
left, stop, killed = set(), 1, True
while killed:
    begin()
    killed = child(traced(stop, work))
    left.add(look())
    stop += every
print(stop > 20 * every, *sorted(left))
"""
)

# The kernel kills whoever writes a file beyond its limit: in the middle of the journal, or of the
# pages that a commit writes into the database itself.
BY_SIZE = (
    KILLED
    + """
import resource, signal
work = {"saves": saves, "takes": takes}[sys.argv[4]]
def limited(size):
    def run(book):
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        work(book)
    return run
begin()
whole = (folder / "record.db").stat().st_size
hot = killed = 0
for size in range(600, whole + 400_000, every * 4096):
    begin()
    if not child(limited(size)):
        look()
        break
    killed += 1
    journal = folder / "record.db-journal"
    hot += journal.exists() and journal.stat().st_size > 0
    look()
print(killed > 3, hot > 3)
"""
)


@posix
@pytest.mark.parametrize(
    ("work", "every", "may_be"),
    [
        ("saves", 19, "0/0 1/0 1/1 2/1 2/2 3/2 3/3"),
        ("takes", 131, "0/0 30/0 30/1"),
    ],
)
def test_killed_on_any_line_all_that_was_acknowledged_is_there_and_the_rest_whole_or_not(
    folder: Path, tmp_path: Path, work: str, every: int, may_be: str, full: bool
) -> None:
    leave_to_the_sweep(full)
    lines = str(max(1, every // 26)) if full else str(every)
    long, *found = elsewhere(
        BY_LINE, str(folder), str(tmp_path / "work" / "vault"), lines, work
    ).split()
    assert long == "True", found
    wanted = may_be.split()
    assert set(found) <= set(wanted)
    assert {wanted[0], wanted[-1]} <= set(found)


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a limit that kills")
@pytest.mark.parametrize("work", ["saves", "takes"])
def test_killed_while_the_file_is_written_the_record_is_as_before_or_after(
    folder: Path, tmp_path: Path, work: str, full: bool
) -> None:
    leave_to_the_sweep(full)
    every = "1" if full else "12"  # pages
    said = elsewhere(BY_SIZE, str(folder), str(tmp_path / "work" / "vault"), every, work)
    assert said == "True True"


def test_what_was_acknowledged_outlives_a_process_that_never_locked(folder: Path) -> None:
    code = """
import os, sys
from pathlib import Path
from tests.db.store.kit import contact, opened
with opened(Path(sys.argv[1])) as book:
    book.save(contact("the last words"))
    os._exit(9)
"""
    assert elsewhere(code, str(folder)) == ""
    with opened(folder) as book:
        assert len(book.store.search("last words")) == 1
        assert book.store.head(DEVICE, "up").seq == 4
        assert book.problems() == []
