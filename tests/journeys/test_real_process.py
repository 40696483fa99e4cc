"""The command line as a person starts it: a process of its own, its real clock and real costs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import PASSPHRASE
from tests.journeys.line import Line

ROOT = Path(__file__).parents[2]


def _terminals() -> bool:
    """Whether this machine can make a terminal: Windows has none, a bare chroot no devices."""
    try:
        for end in os.openpty():
            os.close(end)
    except (AttributeError, OSError):
        return False
    return True


posix = pytest.mark.skipif(not _terminals(), reason="there are no terminals to be had here")


def environment(**more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("EVENHAND")}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def started(line: Line, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`evenhand WORDS` in the folder, in a console that knows ASCII alone."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=line.folder,
        env=environment(EVENHAND_PASSPHRASE_FILE="passphrase.txt", LC_ALL="C", **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_vault_that_is_made_in_earnest_costs_what_it_must_and_opens(line: Line) -> None:
    new = ("office", "new", "office", "--service", "Fellside ✿", "--pack", "standard", "--json")
    made = started(line, *new)
    assert (made.returncode, made.stderr) == (0, "")
    assert json.loads(made.stdout)["service"] == "Fellside ✿"
    keys = json.loads(line.read("office/vault.json"))
    costs = [slot for slot in _slots(keys) if "memory_kib" in slot]
    assert costs
    assert all(slot["memory_kib"] >= 64 * 1024 and slot["iterations"] >= 3 for slot in costs)
    checked = started(line, "check", "office", "--json")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert json.loads(checked.stdout)["ok"]


def _slots(part: object) -> list[dict[str, int]]:
    """Every object in the key file, wherever it stands."""
    if isinstance(part, list):
        return [found for one in part for found in _slots(one)]
    if not isinstance(part, dict):
        return []
    return [part, *(found for one in part.values() for found in _slots(one))]


def test_exit_statuses_and_clean_output_reach_a_script(standard: Line) -> None:
    for status, words in (
        (0, ("area", "morag", "CA1 1AA", "--json")),
        (1, ("area", "morag", "2036", "--json")),
        (2, ("area",)),
        (3, ("area", "morag", "CA1 1AA", "2036", "--json")),
    ):
        done = started(standard, *words)
        assert done.returncode == status, done.stderr
        assert [json.loads(one) for one in done.stdout.splitlines()] or status == 2
        assert "Traceback" not in done.stderr
        assert bool(done.stderr) == (status > 0)


def test_what_is_under_way_elsewhere_is_seen_between_real_processes(standard: Line) -> None:
    """The second desk of a journey in a process of its own."""
    standard.case()
    standard.send("morag", "up.evenhand")
    done = started(standard, "receive", "office", "up.evenhand", "--json")
    assert json.loads(done.stdout)["result"] == "applied", done.stderr
    again = started(standard, "receive", "office", "up.evenhand", "--json")
    assert json.loads(again.stdout)["result"] == "already"
    assert standard.done("check", "office")["ok"]


def test_qt_is_not_loaded_by_the_command_line(standard: Line) -> None:
    script = (
        "import sys; from desktop.cli import main; status = main(sys.argv[1:]); "
        "print([name for name in sys.modules if name.startswith(('PySide', 'shiboken'))]); "
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "case", "list", "morag"],
        cwd=standard.folder,
        env=environment(EVENHAND_PASSPHRASE_FILE="passphrase.txt"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


@posix
def test_a_reader_that_goes_away_is_no_error(standard: Line) -> None:
    command = f'"{sys.executable}" -m desktop policy show standard --json | head -n 1'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=standard.folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


# Answers each question, and no sooner: what is typed before the question is thrown away.
AT_A_TERMINAL = """
import os, pty, sys
answers = sys.argv[1].split("|")
child, master = pty.fork()
if child == 0:
    os.execv(sys.executable, [sys.executable, "-m", "desktop", *sys.argv[2:]])
seen = b""
while True:
    try:
        data = os.read(master, 4096)
    except OSError:
        break
    if not data:
        break
    seen += data
    if seen.endswith(b": ") and answers:
        os.write(master, answers.pop(0).encode() + b"\\n")
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def at_a_terminal(line: Line, answers: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", AT_A_TERMINAL, answers, *words],
        cwd=line.folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@posix
def test_on_a_terminal_the_passphrase_is_asked_for_and_never_shown(standard: Line) -> None:
    done = at_a_terminal(standard, PASSPHRASE, "check", "morag")
    assert done.returncode == 0, done.stdout
    assert "Passphrase: " in done.stdout
    assert PASSPHRASE not in done.stdout
    assert "All is well" in done.stdout


@posix
def test_a_new_passphrase_is_asked_for_twice(line: Line) -> None:
    answers = "|".join((PASSPHRASE, "a slip of the finger", PASSPHRASE, PASSPHRASE))
    new = ("office", "new", "office", "--service", "Fellside", "--pack", "standard")
    done = at_a_terminal(line, answers, *new)
    assert done.returncode == 0, done.stdout
    assert "They differ" in done.stdout
    assert line.plain("check", "office").status == 0
