"""run.py in a small project of its own: real processes, a real environment, an empty lock."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import run
import setup_env
from setup_env import Project

PROGRAM = """\
import json
import sys


def main() -> int:
    print(json.dumps(sys.argv[1:]))
    return 7
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that stands on nothing, in a folder with a space and an accent, not yet set up."""
    root = tmp_path_factory.mktemp("Zoë’s folder") / "a project"
    root.mkdir()
    shutil.copytree(setup_env.ROOT / "packaging", root / "packaging")
    shutil.copy(setup_env.ROOT / "pyproject.toml", root)
    (root / setup_env.RUN).write_text("# nothing\n")
    (root / "desktop").mkdir()
    (root / "desktop" / "__init__.py").touch()
    (root / "desktop" / "__main__.py").write_text(PROGRAM)
    return Project(root)


def start(project: Project, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(project.root / "packaging" / "run.py"), *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


def call(project: Project, *arguments: str) -> tuple[int, str, str]:
    process = start(project, *arguments)
    out, err = process.communicate()
    return process.returncode, out, err


@pytest.fixture(scope="module")
def first(project: Project) -> tuple[int, str, str]:
    """What the first call said; whoever asks for it finds the project set up."""
    return call(project, "cases", "--json")


def test_the_first_call_sets_up_and_then_is_the_program(first: tuple[int, str, str]) -> None:
    status, out, err = first
    assert json.loads(out) == ["cases", "--json"]
    assert status == 7
    assert "setting up in" in err


def test_the_second_call_touches_nothing_and_says_nothing(
    project: Project, first: tuple[int, str, str]
) -> None:
    before = project.stamp.stat().st_mtime_ns
    assert call(project, "x") == (7, '["x"]\n', "")
    assert project.stamp.stat().st_mtime_ns == before


def test_evenhand_is_a_program_of_the_environment(
    project: Project, first: tuple[int, str, str], tmp_path: Path
) -> None:
    """Even in a folder, or with a path of Python's, where other things are named like ours."""
    (tmp_path / "desktop.py").write_text("raise SystemExit('the wrong desktop')\n")
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    # On Windows the program is called through evenhand.cmd.
    program = project.program.with_suffix(".cmd") if project.windows else project.program
    done = subprocess.run([program, "a b"], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (7, '["a b"]\n')


def test_a_changed_lock_is_installed_over_what_is_there(
    project: Project, first: tuple[int, str, str]
) -> None:
    mark = project.venv / "mark"
    mark.touch()
    (project.root / setup_env.RUN).write_text("# still nothing\n")
    status, _, err = call(project, "x")
    assert status == 7
    assert "set up." in err
    assert mark.exists()


def test_a_lock_that_cannot_be_met_stops_with_a_sentence_and_no_stamp(
    project: Project, first: tuple[int, str, str]
) -> None:
    lock = project.root / setup_env.RUN
    before = lock.read_text()
    lock.write_text("no-hash-no-entry==1\n")
    status, out, err = call(project, "x")
    lock.write_text(before)
    assert (status, out) == (1, "")
    assert "give this command again" in err
    assert not project.stamp.exists()


def test_what_was_left_half_made_is_made_anew_and_by_one_call_only(
    project: Project, first: tuple[int, str, str]
) -> None:
    project.stamp.unlink(missing_ok=True)
    debris = project.venv / "debris"
    debris.touch()
    both = [start(project, "x"), start(project, "x")]
    said = [process.communicate() for process in both]
    assert [out for out, _ in said] == ['["x"]\n', '["x"]\n']
    assert "".join(err for _, err in said).count("setting up in") == 1
    assert not debris.exists()


def test_where_there_is_a_screen_the_window_opens(tmp_path: Path) -> None:
    assert run.arguments([], tmp_path, time.localtime(), screen=True) == []


def test_without_a_screen_the_demonstration_gets_a_new_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moment = time.struct_time((2026, 3, 9, 14, 5, 6, 0, 68, 0))
    folder = str(tmp_path / "demo-20260309-140506")
    assert run.arguments([], tmp_path, moment, screen=False) == ["demo", folder]
    heard = capsys.readouterr()
    assert folder in heard.err
    assert str(Path(folder) / "pictures") in heard.err
    assert heard.out == ""


def test_what_is_asked_for_is_handed_on_as_it_is(tmp_path: Path) -> None:
    assert run.arguments(["--help"], tmp_path, time.localtime(), screen=False) == ["--help"]
