"""After a lock nothing of what was typed is left: not in a file, not in memory, nowhere to paste.

The real program, by keys. A word of its own stands in every field of a family, of the volunteer's
own interests and of what is typed; then every byte is looked through of the vault, of the person's
own folders (settings, temporary files, printing, logs, reports of faults), of the clipboard, and of
the memory of the process that stands after the lock. The same hunt finds the words where they must
be: in the open record, and in memory before the lock.
"""

import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from db.records import Attachment
from db.vault.unlock import unlock_with_code
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.cases import find_case
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.declare import declare_person, declare_position
from desktop.casework.actions.drafts import DraftOf, keep
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attached import open_file
from desktop.casework.actions.hold_meeting import hold_meeting
from desktop.casework.actions.plan_meeting import MeetingPlan, plan_meeting
from desktop.casework.actions.record_contact import record_contact
from desktop.casework.actions.safety.backups import back_up
from desktop.casework.desk import Desk, open_desk
from tests.builders import BRAMPTON, FAMILY, House, StillClock
from tests.db.store.test_erasure import pages
from tests.desktop.casework.actions.kit import ROLE, contact, meeting, opened
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
    reader.find("filler", "One thing is owed", "focused")
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
    seen = hunt(canaries, process)
    assert seen >= {"the key of the record", "volunteer", "child", "parent", "post", TYPED}, seen
    reader.press("ctrl+l")
    reader.find("password text", "Passphrase", "focused")
    assert process.poll() is None
    assert hunt(canaries, process) == set()
    assert in_files(canaries, begun.places) == {}
    assert pasted(begun.env) == ""


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
