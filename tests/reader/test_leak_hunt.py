"""After a lock nothing of what was typed is left: not in a file, not in memory, nowhere to paste.

The real program, by keys. A word of its own stands in every field of a family, of the volunteer's
own interests and of what is typed; then every byte is looked through of the vault, of the person's
own folders (settings, temporary files, printing, logs, reports of faults), of the clipboard, and of
the memory of the process that stands after the lock. The same hunt finds the words where they must
be: in the open record, and in memory before the lock.

A form with the child's name on it goes through the system's print dialog into a folder that stands
for the spool. It is printed as a picture, so no word can be searched for there: the picture is held
against that of the same form with the name and without.
"""

import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageChops, ImageStat

from db.records import Attachment
from db.vault.unlock import unlock_with_code
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.closeness.declare import declare_person, declare_position
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.drafts import DraftOf, keep
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attached import open_file
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan, plan_meeting
from desktop.casework.actions.safety.backups import back_up
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, list_cases
from desktop.casework.unlocking import open_desk
from desktop.documents.from_desk import evaluation
from tests.builders import BRAMPTON, FAMILY, House, StillClock
from tests.db.store.test_erasure import pages
from tests.desktop.casework.actions.kit import ROLE, contact, meeting, opened
from tests.desktop.documents.papers_kit import PRESS
from tests.faults.leaks import Canaries, in_files, in_memory
from tests.reader.reader import PATIENCE, Reader
from tests.reader.surroundings import program
from tests.reader.test_clipboard import pasted

CHOSEN = "saddle velvet orchard pigeon granite lute"
TYPED, FILE = "what is typed", "file"


class Hunted(NamedTuple):
    """A vault that is full of canaries, locked, and the words that open it."""

    canaries: Canaries
    house: House
    vault: Path
    code: str
    key: bytes
    typed: str


@pytest.fixture(scope="module")
def hunted(tmp_path_factory: pytest.TempPathFactory) -> Hunted:
    ago = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)
    house, words = House(tmp_path_factory.mktemp("hunt"), clock=StillClock(ago)), Canaries()
    house.volunteer(person=f"Morag {words.word('volunteer')}")
    with house.open("morag") as desk:
        _family(desk, words, ago)
        back_up(desk)
        code, key = desk.vault.renew_recovery_code(), bytes(desk.vault._key)
    words.secret("the key of the record", key, key.hex())
    words.secret("the recovery code", code, code.lower())
    words.secret("the passphrase", CHOSEN)
    return Hunted(words, house, house.path("morag"), code, key, words.word(TYPED))


def _family(desk: Desk, words: Canaries, ago: datetime) -> None:
    """Whatever a person can type, in the fields that there are for it."""
    word = words.word
    mother = f"Maud {word('parent')}"
    case = opened(desk, child=f"Ottilie {word('child')}", parents=(mother,))
    said = contact(
        who=(mother,),
        happened=ago,
        note=f"{word('note')} came. " * 40,
        own_words=word("own words"),
        professional_views=word("views"),
        topics=(word("topic"),),
        signposted=(word("signpost"),),
        actions=((f"Ring {word('action')}", mother, None),),
        statement="not said",
        why=word("reason"),
    )
    call = record_contact(desk, case, said)
    amend(desk, "contact", call.contact, {"place": word("place")})
    hold_meeting(desk, case, meeting(happened=ago, stated_at=ago, note=word("meeting")))
    soon = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
    asks = (f"May {word('question')}?",)
    plan_meeting(desk, case, MeetingPlan("annual-review", FAMILY, soon, ROLE, word("body"), asks))
    raise_concern(desk, case, ConcernDraft(word("concern"), rung=word("rung"), done=word("done")))
    body = find_case(desk, case)
    amend(desk, "household", body.body.household, {"address": f"1 {word('address')} Lane"})
    details = {"telephone": "telephone", "email": "email", "access_needs": "needs"}
    amend(desk, "person", body.body.child, {field: word(name) for field, name in details.items()})
    keep(desk, DraftOf("meeting", body.id), {"note": word("draft")})
    attach(desk, case, look_at(f"{word('file name')}.txt", f"{word(FILE)} ".encode() * 300))
    declare_position(desk, BRAMPTON, word("post"))
    declare_person(desk, f"Hesper {word('known person')}", "friend")


class Begun(NamedTuple):
    """The program on the unlock page of a copy of that vault."""

    process: subprocess.Popen[bytes]
    vault: Path
    env: dict[str, str]

    @property
    def spool(self) -> Path:
        """Where what is printed lies until it is out; no place of the program's own."""
        return self.vault.parent / "spool"

    @property
    def places(self) -> tuple[Path, ...]:
        """All that it may write to: its vault, and whatever its person has."""
        return self.vault, Path(self.env["HOME"])


@pytest.fixture
def begun(
    hunted: Hunted, surroundings: dict[str, str], reader: Reader, tmp_path: Path
) -> Iterator[Begun]:
    env = {**surroundings, "TMPDIR": str(Path(surroundings["HOME"], "temporary"))}
    del env["PYTHONFAULTHANDLER"]  # the program has its own
    Path(env["TMPDIR"]).mkdir(exist_ok=True)
    vault = Path(shutil.copytree(hunted.vault, tmp_path / "morag"))
    Path(tmp_path, "spool").mkdir()
    with program(env, vault) as process:
        reader.program = process
        reader.forget()
        yield Begun(process, vault, env)


def come_in(
    hunted: Hunted,
    begun: Begun,
    reader: Reader,
    typed: Callable[[str], None] = lambda _name: None,
) -> None:
    """By the code, with a new passphrase, to Today and on to the interests. `typed` hears of either
    when it stands in its field."""
    reader.find("password text", "Passphrase", "focused")
    reader.act(reader.find("push button", "Forgotten?"), "Press")
    code = reader.find("text", "Recovery code", "focused")
    reader.type(hunted.code)
    reader.until(lambda: reader.text(code) == hunted.code or None, "the code")
    typed("the recovery code")
    reader.press("Return")
    reader.find("label", "The code opened your vault.")
    reader.find("password text", "Passphrase", "focused")
    reader.type(CHOSEN)
    reader.tab_to("password text", "The same once more")
    reader.type(CHOSEN)
    go = reader.find("push button", "Open the vault with it", "enabled")
    typed("the passphrase")
    reader.act(go, "Press")
    reader.find("filler", "Two things are owed", "focused")
    reader.act(reader.find("push button", "My interests"), "Press")


def write_a_note(hunted: Hunted, begun: Begun, reader: Reader) -> None:
    words = f"{hunted.typed} said that"
    reader.press("ctrl+2")
    reader.find("list item", "Ottilie", "selected")
    reader.press("Return")
    reader.find("push button", "New contact", "focused")
    reader.press("ctrl+n")
    reader.find("text", "Facts", "focused")
    reader.type(words)
    reader.hears("Kept ")
    reader.press("ctrl+a")
    reader.press("ctrl+c")
    reader.until(lambda: pasted(begun.env) == words or None, "the words on the clipboard")


def print_a_form(begun: Begun, reader: Reader) -> Path:
    """With the child's name, by the system's own dialog, to the one printer that every computer
    has: a file in the spool folder."""
    reader.press("ctrl+2")
    reader.find("list item", "Ottilie", "selected")
    reader.press("Return")
    reader.act(reader.find("push button", "Close the case"), "Press")
    reader.act(reader.find("push button", "A form: "), "Press")
    reader.find("check box", "With the child’s name", "not checked")
    reader.tab_to("check box", "With the child’s name")
    reader.press("space")
    reader.find("check box", "With the child’s name", "checked")
    reader.act(reader.find("push button", "Print…", "enabled"), "Press")
    reader.find("push button", "Print it all the same", "focused")
    assert list(begun.spool.iterdir()) == []
    reader.press("space")
    printed = begun.spool / "printed.pdf"
    reader.write(reader.find("text", "Output file:", "enabled"), str(printed))
    reader.press("Return")
    reader.hears("It is with the printer.")
    return printed


def name_is_on(hunted: Hunted, printed: Path) -> bool:
    """Whether its picture is that of the form with the name, rather than of the one without."""
    with open_desk(hunted.vault, hunted.code, hunted.house.world, unlock_with_code) as desk:
        (case,) = list_cases(desk)
        without, named = (
            evaluation(desk, PRESS, "parent-carer", case=case.reference, named=named).data
            for named in (False, True)
        )
    return _apart(printed.read_bytes(), named) * 3 < _apart(printed.read_bytes(), without)


def _apart(one: bytes, other: bytes) -> float:
    """How far the first pages of two PDF files are from each other."""
    pictures = []
    for data in (one, other):
        document = pypdfium2.PdfDocument(data)
        picture: Image.Image = document[0].render(scale=2, grayscale=True).to_pil()
        pictures.append(picture.resize((1190, 1684)))
        document.close()
    (mean,) = ImageStat.Stat(ImageChops.difference(*pictures)).mean
    return float(mean)


def hunt(canaries: Canaries, process: subprocess.Popen[bytes]) -> set[str]:
    """What is in the memory of the program now."""
    try:
        return in_memory(canaries, process.pid)
    except PermissionError:
        pytest.skip("the program lets nobody but an administrator look into its memory")


def test_the_hunt_finds_every_word_in_the_open_record(hunted: Hunted) -> None:
    """A control: in the pages as they lie there is nothing, in the same pages decrypted all."""
    record = hunted.vault / "record.db"
    assert hunted.canaries.found(record.read_bytes()) == set()
    found = hunted.canaries.found(pages(record, hunted.key))
    assert found >= set(hunted.canaries.fields.values()) - {FILE, TYPED}
    with open_desk(hunted.vault, hunted.code, hunted.house.world, unlock_with_code) as desk:
        (one,) = desk.store.find(Attachment)
        assert FILE in hunted.canaries.found(open_file(desk, one.id).data)


def test_after_a_lock_no_word_is_left_in_memory_in_a_file_or_to_be_pasted(
    hunted: Hunted, begun: Begun, reader: Reader
) -> None:
    canaries, process = hunted.canaries, begun.process

    def typed(name: str) -> None:
        assert hunt(canaries.alone(name), process) == {name}

    come_in(hunted, begun, reader, typed)
    write_a_note(hunted, begun, reader)
    printed = print_a_form(begun, reader)
    seen = hunt(canaries, process)
    assert seen >= {"the key of the record", "volunteer", "child", "parent", "post", TYPED}, seen
    reader.press("ctrl+l")
    reader.find("password text", "Passphrase", "focused")
    assert process.poll() is None
    assert hunt(canaries, process) == set()
    assert in_files(canaries, begun.places) == {}
    assert pasted(begun.env) == ""
    assert name_is_on(hunted, printed)
    assert list(begun.spool.iterdir()) == [printed]
    assert list(Path(begun.env["TMPDIR"]).rglob("*")) == []
    files = (path for place in begun.places for path in place.rglob("*") if path.is_file())
    assert [path for path in files if b"%PDF" in path.read_bytes()] == []


def test_a_program_that_is_ended_by_force_leaves_a_report_without_a_word_of_a_family(
    hunted: Hunted, begun: Begun, reader: Reader
) -> None:
    come_in(hunted, begun, reader)
    write_a_note(hunted, begun, reader)
    begun.process.send_signal(signal.SIGABRT)
    assert begun.process.wait(PATIENCE) == -signal.SIGABRT
    with program(begun.env, begun.vault) as again:
        reader.program = again
        said = reader.text(reader.find("text", "The report"))
        reports = Path(begun.env["HOME"], ".local/state/evenhand/reports")
        report = reader.until(lambda: next(reports.glob("fault-*.txt"), None), "report")
        assert "a library ended it" in report.read_text()
        assert report.read_text() == said
        assert in_files(hunted.canaries, begun.places) == {}
        report.unlink()
