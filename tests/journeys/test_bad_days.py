"""Bad days: each says in a sentence what to do, and nothing is lost."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import DiskFull
from desktop.casework.actions.contacts.record_contact import ContactDraft, record_contact
from tests.journeys.line import Line
from tests.journeys.reading import desk, dump

ROOT = Path(__file__).parents[2]
MAUD = "Maud Brackenridge"
posix = pytest.mark.skipif(sys.platform == "win32", reason="asks for users")


def contact(case: str, note: str = "note.txt") -> tuple[str, ...]:
    return ("contact", "morag", case, "--medium", "phone", "--with", MAUD, "--note", note)


def test_a_wrong_passphrase_is_said_and_the_right_one_still_opens(standard: Line) -> None:
    standard.put("wrong.txt", "harbour lantern thistle copper meadow quail\n")
    answer = standard.refused("case", "list", "morag", "--passphrase-file", "wrong.txt")
    assert answer["error"] == "wrong-passphrase"
    assert "recovery code" in answer["do"]
    assert standard.plain("case", "list", "morag").status == 0


def test_without_a_passphrase_and_a_terminal_it_says_how_to_give_one(standard: Line) -> None:
    said = standard("case", "list", "morag", secret=False)
    assert said.status == 1
    assert said.one["error"] == "no-passphrase"
    assert "--passphrase-file" in said.err
    assert "EVENHAND_PASSPHRASE_FILE" in said.err


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"\n"])
def test_a_passphrase_file_without_a_passphrase_is_said(standard: Line, content: bytes) -> None:
    standard.put("odd.txt", content)
    answer = standard.refused("case", "list", "morag", "--passphrase-file", "odd.txt")
    assert answer["error"] in ("no-passphrase", "wrong-passphrase")
    answer = standard.refused("case", "list", "morag", "--passphrase-file", "nowhere.txt")
    assert answer["error"] == "file-unreadable"
    assert "nowhere.txt" in answer["message"]


@pytest.mark.parametrize("victim", ["vault.json", "vault.json.2"])
def test_a_half_written_key_file_keeps_nobody_out_and_is_mended(
    standard: Line, victim: str
) -> None:
    path = standard.folder / "morag" / victim
    whole = path.read_bytes()
    for content in (whole[: len(whole) // 2], b"", b"\0" * len(whole)):
        path.write_bytes(content)
        assert standard.done("check", "morag")["ok"]
        assert path.read_bytes() == whole


def test_with_both_key_files_half_written_nothing_is_changed_and_help_is_named(
    standard: Line,
) -> None:
    for name in ("vault.json", "vault.json.2"):
        path = standard.folder / "morag" / name
        path.write_bytes(path.read_bytes()[:90])
    answer = standard.refused("case", "list", "morag")
    assert answer["error"] == "vault-damaged"
    assert "make a copy" in answer["do"]


def test_a_folder_without_a_vault_is_said(line: Line) -> None:
    for folder in ("nowhere", "."):
        assert line.refused("case", "list", folder)["error"] == "no-vault"


def test_a_damaged_record_is_said_and_never_called_a_wrong_passphrase(standard: Line) -> None:
    record = standard.folder / "morag" / "record.db"
    record.write_bytes(os.urandom(len(record.read_bytes())))
    answer = standard.refused("check", "morag")
    assert answer["error"] == "vault-damaged"
    assert not answer["ok"]


HOLDS = """
import sys
from pathlib import Path
from tests.builders import PASSPHRASE, world
from desktop.casework.unlocking import open_desk
with open_desk(Path(sys.argv[1]), PASSPHRASE, world()):
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_vault_that_is_open_elsewhere_is_said_and_opens_afterwards(standard: Line) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(standard.folder / "morag")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        answer = standard.refused("case", "list", "morag")
        assert answer["error"] == "vault-in-use"
        other.stdin.write("enough\n")
    assert standard.done("check", "morag")["ok"]


@pytest.fixture
def public(standard: Line) -> Iterator[Path]:
    """Morag's vault where every user may go, and nobody else may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("morag", "passphrase.txt", "note.txt"):
            source = standard.folder / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
        folder.chmod(0o755)
        yield folder
        for path in (folder / "morag", *(folder / "morag").rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)


# Everything is imported before the user changes: the program may lie where nobody may read.
AS_NOBODY = """
import os, sys
from desktop.cli import main
from tests.builders import world
os.chdir(sys.argv[1])
words = ["case", "list", "morag", "--json", "--passphrase-file", "passphrase.txt"]
assert main(words, world=world) == 0
for path, folders, files in os.walk("morag"):
    os.chmod(path, 0o555)
    for file in files:
        os.chmod(os.path.join(path, file), 0o444)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(words, world=world))
"""


@posix
def test_a_folder_that_may_only_be_read_is_said(public: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(public)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "cannot be written to" in done.stderr
    assert "a place where you may write" in done.stderr
    assert '"error": "vault-read-only"' in done.stdout


@pytest.fixture
def small_disk(standard: Line) -> Iterator[Line]:
    """The desks on a disk that is all but full: `ballast` takes what is free."""
    disk = standard.folder.parent / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("may not mount a small disk")
    try:
        shutil.copytree(standard.folder, disk / "work")
        yield Line(disk / "work", standard.clock)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def fill(line: Line, leaving: int) -> None:
    """Leave so many bytes free."""
    ballast = line.folder / "ballast"
    ballast.unlink(missing_ok=True)
    disk = os.statvfs(line.folder)
    ballast.write_bytes(bytes(max(0, disk.f_bavail * disk.f_frsize - leaving)))


def test_a_disk_that_fills_in_the_middle_of_a_save_loses_nothing(small_disk: Line) -> None:
    line = small_disk
    case = line.case()
    line.call(case, MAUD)
    line.put("long.txt", "Rooks over the fell. " * 2_000)
    before = dump(line, "morag")
    fill(line, 16_384)
    answer = line.refused(*contact(case, "long.txt"))
    assert answer["error"] == "disk-full"
    assert "Free some space" in answer["do"]
    (line.folder / "ballast").unlink()
    assert dump(line, "morag") == before
    assert line.done(*contact(case, "long.txt"))["contact"]
    assert line.done("check", "morag")["ok"]


def test_a_bundle_that_finds_no_room_is_said_and_can_be_sent_again(small_disk: Line) -> None:
    line = small_disk
    line.case()
    before = dump(line, "morag")
    fill(line, 0)
    answer = line.refused("send", "morag", "-o", "up.evenhand")
    assert answer["error"] in ("file-unwritable", "disk-full")
    assert not list(line.folder.glob("up.evenhand*"))
    (line.folder / "ballast").unlink()
    assert dump(line, "morag") == before
    assert line.send("morag", "up.evenhand")["bundle"] == 1


def test_a_bundle_that_the_office_has_no_room_for_goes_in_later(small_disk: Line) -> None:
    line = small_disk
    case = line.case()
    line.put("long.txt", "Rooks over the fell. " * 2_000)
    line.done(*contact(case, "long.txt"))
    line.send("morag", "up.evenhand")
    before = dump(line, "office")
    fill(line, 16_384)
    assert line.refused("receive", "office", "up.evenhand")["error"] == "disk-full"
    (line.folder / "ballast").unlink()
    assert dump(line, "office") == before
    assert line.done("receive", "office", "up.evenhand")["result"] == "applied"


def test_a_record_that_may_not_grow_takes_the_save_back_whole(standard: Line) -> None:
    """The same where no disk can be made: SQLite itself is given a limit."""
    case = standard.case()
    before = dump(standard, "morag")
    with desk(standard, "morag") as opened:
        pages = opened.store.database.number("PRAGMA page_count")
        opened.store.database.run(f"PRAGMA max_page_count = {pages + 2}")
        draft = ContactDraft(
            medium="phone",
            who=(MAUD,),
            capacity="parent-carer",
            happened=standard.clock.now(),
            note="Rooks over the fell. " * 2_000,
        )
        with pytest.raises(DiskFull):
            record_contact(opened, case, draft)
    assert dump(standard, "morag") == before
    assert standard.done("check", "morag")["ok"]


def test_an_unknown_pack_is_refused_with_the_packs_there_are(line: Line) -> None:
    new = ("office", "new", "office", "--service", "Fellside", "--pack", "cumbria")
    answer = line.refused(*new)
    assert answer["error"] == "unknown-pack"
    for pack in ("cumbria-pps-2009", "standard"):
        assert pack in answer["do"]
    assert not (line.folder / "office").exists()
    assert line.refused("demo", "made", "--pack", "cumbria")["error"] == "unknown-pack"
    assert line.refused("policy", "show", "cumbria")["error"] == "unknown-pack"


def test_a_weak_passphrase_is_refused_with_a_reason_and_no_vault_is_made(line: Line) -> None:
    line.put("passphrase.txt", "password1")
    answer = line.refused("office", "new", "office", "--service", "Fellside", "--pack", "standard")
    assert answer["error"] == "weak-passphrase"
    assert not (line.folder / "office").exists()


def test_a_folder_that_is_not_empty_is_not_taken_for_a_new_vault(standard: Line) -> None:
    before = (standard.folder / "office" / "record.db").read_bytes()
    new = ("office", "new", "office", "--service", "Fellside", "--pack", "standard")
    assert standard.refused(*new)["error"] == "vault-exists"
    assert standard.refused("demo", "office")["error"] == "vault-exists"
    assert (standard.folder / "office" / "record.db").read_bytes() == before


def test_a_place_where_nothing_can_be_written_is_said_and_nothing_was_sent(
    standard: Line,
) -> None:
    standard.case()
    answer = standard.refused("send", "morag", "-o", "no/such/folder/up.evenhand")
    assert answer["error"] == "file-unwritable"
    assert standard.send("morag", "up.evenhand")["bundle"] == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff" * 400, b"age-encryption.org/v1\n"])
def test_an_invitation_or_request_that_is_damaged_is_said(standard: Line, content: bytes) -> None:
    standard.put("bad.json", content)
    new = ("volunteer", "new", "idris", "--invitation", "bad.json", "--name", "Idris Coldbeck")
    answer = standard.refused(*new, "--home", "LA9 4DL", "-o", "idris.request")
    assert answer["error"] == "bad-invitation"
    assert "bad.json" in answer["message"]
    assert not (standard.folder / "idris").exists()
    answer = standard.refused("office", "enrol", "office", "bad.json", "--words", "a b c d e f")
    assert answer["error"] == "bad-request"
    assert "bad.json" in answer["message"]


def test_one_letter_changed_in_an_invitation_is_damage(standard: Line) -> None:
    data = standard.read("invitation.json")
    for at in range(0, len(data), len(data) // 40):
        standard.put("bad.json", data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        answer = standard.refused(
            *("volunteer", "new", "idris", "--invitation", "bad.json", "--name", "Idris"),
            *("--home", "LA9 4DL", "-o", "idris.request"),
        )
        assert answer["error"] == "bad-invitation"
