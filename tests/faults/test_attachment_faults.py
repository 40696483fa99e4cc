"""Attaching and bringing in, stopped dead on any line: never a row whose file is not there."""

import sys
from pathlib import Path

import pytest

from tests.builders import House
from tests.db.vault.kit import elsewhere
from tests.desktop.casework.actions.kit import opened

KILLED = """
import os, shutil, sys
from pathlib import Path
from db.records import Attachment
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attach_travel import clear_strays
from desktop.casework.actions.files.attached import open_file
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, world

where, name, case, every = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
MINE = ("/db/vault/", "/db/store/", "/casework/actions/")
LETTER = b"Dear Mrs Brackenridge" * 90

def dies_at(stop, work):
    child = os.fork()
    if child == 0:
        seen = 0
        def line(frame, event, argument):
            nonlocal seen
            if not any(part in frame.f_code.co_filename.replace(os.sep, "/") for part in MINE):
                return None
            seen += event == "line"
            if seen == stop:
                os._exit(9)
            return line
        sys.settrace(line)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9

def work(desk):
    if name == "morag":
        attach(desk, case, look_at("letter.txt", LETTER))
    else:
        receive(desk, [("one.evenhand", (where / "one.evenhand").read_bytes())])

none = there = strays = stop = 0
killed = True
while killed:
    stop += every
    vault = where / f"{name}-{stop}"
    shutil.copytree(where / name, vault)
    # The child has the very desk: no derivation is paid for it. The parent's is never used again.
    desk = open_desk(vault, PASSPHRASE, world())
    killed = dies_at(stop, lambda: work(desk))
    desk.store.close()
    desk.vault.lock()  # not `desk.lock`: that would write a head
    with open_desk(vault, PASSPHRASE, world()) as desk:
        assert not desk.problems and not desk.warnings, (desk.problems, desk.warnings)
        kept = desk.store.find(Attachment)
        for one in kept:
            assert open_file(desk, one.id).data == LETTER, stop
        there += len(kept)
        none += not kept
        strays += clear_strays(desk)
        assert examine(desk).ok, (stop, examine(desk).problems)
        if not kept:
            work(desk)
            assert open_file(desk, desk.store.find(Attachment)[0].id).data == LETTER
    shutil.rmtree(vault)
assert not killed and there
print(none > 5, there > 0, strays > 0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks for fork")
@pytest.mark.parametrize("name", ["morag", "office"])
def test_a_kill_on_any_line_leaves_no_row_without_its_file(
    tmp_path: Path, full: bool, name: str
) -> None:
    house = House(tmp_path)
    house.volunteer()
    with house.open("morag") as morag:
        case = opened(morag)
    if name == "office":
        elsewhere(ATTACHED, str(tmp_path), case)
    every = {"morag": "3", "office": "9"}[name] if full else "29"  # lines from kill to kill
    assert elsewhere(KILLED, str(tmp_path), name, case, every) == "True True True"


ATTACHED = """
import sys
from pathlib import Path
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.exchange.carry import write_file
from desktop.casework.actions.exchange.send import send
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, world
where = Path(sys.argv[1])
with open_desk(where / "morag", PASSPHRASE, world()) as desk:
    attach(desk, sys.argv[2], look_at("letter.txt", b"Dear Mrs Brackenridge" * 90))
    send(desk, lambda _, data: write_file(where / "one.evenhand", data))
"""
