"""Whatever breaks is reported by where it was, and never by what somebody typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.crash import frames
from desktop.crash.hooks import Hooks
from desktop.crash.reports import Reports, of_force

ROOT = Path(__file__).resolve().parents[3]
CANARY = "Ottilie Brackenridge"
# Each breaks the real program, started as people start it; the canary is wherever it could be.
BREAK = f"""
import sys
CANARY = {CANARY!r}

def breaks(*_, **__):
    words = [CANARY]
    error = KeyError(CANARY)
    error.add_note(CANARY)
    try:
        raise ValueError(f"the note {{words[0]}} is too long")
    except ValueError as before:
        raise error from before
"""
AT_THE_COMMAND_LINE = f"""{BREAK}
import desktop.cli
desktop.cli.main = breaks
sys.argv = ["evenhand", "search", "vault", CANARY]
"""
IN_A_THREAD = f"""{BREAK}
import threading
def begins(*_, **__):
    thread = threading.Thread(target=breaks, name=CANARY)
    thread.start()
    thread.join()
    return 0
import desktop.cli
desktop.cli.main = begins
sys.argv = ["evenhand", "check", "vault"]
"""
AS_IT_GOES = f"""{BREAK}
class Goes:
    def __del__(self):
        breaks()
    def __repr__(self):
        return CANARY
import desktop.cli
desktop.cli.main = lambda *_, **__: bool(Goes()) and 0
sys.argv = ["evenhand", "check", "vault"]
"""
IN_THE_WINDOW = f"""{BREAK}
import desktop.loading
from PySide6.QtCore import QTimer, QCoreApplication, qCritical, qWarning
def load(world, kind):
    qWarning(CANARY)
    qCritical(CANARY)
    breaks()
desktop.loading.load_record = load
import desktop.window
real = desktop.window.Window._say_broken
def end(self):
    real(self)
    QCoreApplication.quit()
desktop.window.Window._say_broken = end
sys.argv = ["evenhand"]
"""
BY_FORCE = f"""{BREAK}
import desktop.loading, faulthandler
from PySide6.QtCore import qFatal, qWarning
def load(world, kind):
    qFatal(CANARY)
desktop.loading.load_record = load
sys.argv = ["evenhand"]
"""
START = """
from desktop.__main__ import main
sys.exit(main())
"""


def run(script: str, home: Path) -> subprocess.CompletedProcess[str]:
    """This program, in a home of its own."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONFAULTHANDLER"}
    home.mkdir(exist_ok=True)
    own = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    own |= {"HOME": str(home), "LOCALAPPDATA": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", script + START],
        cwd=ROOT,
        env=kept | own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def everything(home: Path) -> str:
    return "\n".join(
        f"{path.name}\n{path.read_text('utf-8', 'replace')}"
        for path in home.rglob("*")
        if path.is_file()
    )


@pytest.mark.parametrize(
    "script",
    [AT_THE_COMMAND_LINE, IN_A_THREAD, AS_IT_GOES, IN_THE_WINDOW],
    ids=("line", "thread", "as it goes", "window"),
)
def test_a_report_tells_where_and_nothing_that_anybody_typed(script: str, tmp_path: Path) -> None:
    ended = run(script, tmp_path / "home")
    (report,) = (tmp_path / "home").rglob("fault-*.txt")
    said = report.read_text()
    assert "KeyError" in said
    assert "brought about by: ValueError" in said
    assert "in breaks" in said
    assert "Evenhand 0.1.0" in said
    assert f"{report}" in ended.stderr
    assert "KeyError" in ended.stderr
    for part in CANARY.split():
        assert part not in everything(tmp_path / "home") + ended.stderr + ended.stdout
    assert str(tmp_path) not in said
    assert "Traceback" not in ended.stderr


def test_the_command_line_ends_as_not_done(tmp_path: Path) -> None:
    ended = run(AT_THE_COMMAND_LINE, tmp_path)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith("Evenhand met a fault of its own (KeyError)")
    assert len(ended.stderr.splitlines()) == 1


def test_what_the_libraries_would_print_of_what_they_are_handed_is_not_printed(
    tmp_path: Path,
) -> None:
    speaks = f"""{BREAK}
import desktop.cli, logging, warnings
from desktop.world import real_world
def runs(*_, **__):
    real_world()
    logging.getLogger("a library").error(CANARY)
    warnings.warn(CANARY)
    return 0
desktop.cli.main = runs
sys.argv = ["evenhand", "check", "vault"]
"""
    ended = run(speaks, tmp_path)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_an_end_by_force_leaves_its_frames_and_the_next_start_makes_a_report(
    tmp_path: Path,
) -> None:
    ended = run(BY_FORCE, tmp_path)
    assert ended.returncode < 0 or ended.returncode > 2
    (folder,) = {path.parent for path in tmp_path.rglob("stopped-*.txt")}
    text = Reports(folder).text()
    assert "The process was ended: a library ended it" in text
    assert "desktop/ui/worker.py, line " in text
    assert ", in run" in text
    assert list(folder.glob("stopped-*")) == []
    for part in CANARY.split():
        assert part not in text + everything(tmp_path) + ended.stderr
    assert str(ROOT) not in text


def test_a_process_that_runs_keeps_its_file_and_one_that_is_gone_does_not(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as runs:
        (tmp_path / f"stopped-{runs.pid}.txt").write_bytes(b"")
        assert Reports(tmp_path).text() == ""
        if sys.platform != "win32":
            assert len(list(tmp_path.iterdir())) == 1
    assert Reports(tmp_path).text() == ""
    assert list(tmp_path.iterdir()) == []


def test_of_what_the_system_wrote_only_kinds_and_frames_go_on() -> None:
    said = (
        f"Fatal Python error: Segmentation fault ({CANARY})\n\n"
        "Current thread 0x00007f (most recent call first):\n"
        f'  File "{ROOT}/desktop/ui/worker.py", line 126 in _do\n'
        f'  File "/home/{CANARY}/x.py", line 3 in <module>\n'
        f"\nExtension modules: {CANARY}\n"
    )
    assert of_force(said) == [
        "The process was ended: it reached for memory that is not its own",
        "There:",
        "  desktop/ui/worker.py, line 126, in _do",
        "  x.py, line 3, in <module>",
    ]


def broken(times: int) -> ValueError:
    def deep(left: int) -> None:
        if left:
            deep(left - 1)
        raise ValueError(CANARY)

    try:
        deep(times)
    except ValueError as error:
        return error
    raise AssertionError


def test_the_same_fault_is_told_once_and_old_reports_make_room(tmp_path: Path) -> None:
    told = list[bool]()
    for _ in range(12):
        hooks = Hooks(lambda: Reports(tmp_path))
        hooks.told = lambda: told.append(True)
        for _ in range(3):
            error = broken(1)
            hooks.raised(type(error), error, None)
    assert len(told) == 12
    assert len(list(tmp_path.iterdir())) == 10


def test_of_a_recursion_without_end_beginning_and_end_are_told() -> None:
    lines = frames.of(broken(300))
    assert len(lines) < 70
    assert any("241 more" in one or "242 more" in one for one in lines)


def test_all_of_several_that_broke_together_are_told() -> None:
    both = ExceptionGroup(CANARY, [broken(0), KeyError(CANARY)])
    lines = frames.of(both)
    assert "one of them: KeyError" in lines
    assert CANARY not in "\n".join(lines)


def test_where_no_report_can_be_written_that_is_said_and_nothing_more_breaks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    error = broken(0)
    Hooks(lambda: Reports(tmp_path / "file")).raised(type(error), error, None)
    assert "No report of it could be written" in capsys.readouterr().err


def test_whoever_stops_the_command_line_is_told_so_and_leaves_no_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Hooks(lambda: Reports(tmp_path)).raised(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr().err == "Stopped.\n"
    assert list(tmp_path.iterdir()) == []
