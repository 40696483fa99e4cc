"""check.py: every step runs, pytest speaks last, and the status tells of any failure."""

import subprocess
import sys
from pathlib import Path

import pytest

import check
import setup_env
from setup_env import Project
from tests.conftest import LONGEST, turn


def pretend(root: Path, failing: str) -> Project:
    """A project whose tools only say their name, and of which one fails."""
    project = Project(root, windows=False)
    project.programs.mkdir(parents=True)
    for name in ("ruff", "mypy", "lint-imports", "python"):
        tool = project.programs / name
        status = 1 if name == failing else 0
        tool.write_text(f"#!/bin/sh\necho {name} $*, screen $QT_QPA_PLATFORM\nexit {status}\n")
        tool.chmod(0o755)
    listing = root / "resources" / "licences" / "README.md"
    listing.parent.mkdir(parents=True)
    listing.touch()
    (root / "LICENSE").touch()
    return project


@pytest.mark.skipif(sys.platform == "win32", reason="the pretended tools are shell scripts")
@pytest.mark.parametrize("failing", ["", "ruff", "mypy", "lint-imports", "python"])
def test_every_step_runs_whatever_fails_and_pytest_is_last(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], failing: str
) -> None:
    status = check.check(pretend(tmp_path, failing), full=True)
    lines = capfd.readouterr().out.splitlines()
    assert status == (1 if failing else 0)
    assert lines[-1] == "python -m pytest --full tests/benchmarks tests/reader, screen offscreen"
    beside = "python -m pytest --full --numprocesses logical --dist loadfile --no-loadscope-reorder"
    assert any(line.startswith(beside) for line in lines)
    for name in ("ruff check", "ruff format", "mypy --strict", "lint-imports"):
        assert any(line.startswith(name) for line in lines)
    if failing not in ("", "python"):
        assert "failed before it" in lines[-2]


@pytest.mark.skipif(sys.platform == "win32", reason="the pretended tools are shell scripts")
def test_untidiness_fails_the_check(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project = pretend(tmp_path, "")
    (tmp_path / "LICENSE").unlink()
    assert check.check(project, full=False) == 1
    assert "LICENSE: missing" in capfd.readouterr().out


def test_what_was_compiled_is_kept_for_the_next_start(tmp_path: Path) -> None:
    env = check.surroundings(Project(tmp_path), {"PYTHONDONTWRITEBYTECODE": "1", "KEPT": "so"})
    assert "PYTHONDONTWRITEBYTECODE" not in env
    assert env["KEPT"] == "so"


def test_the_longest_files_come_first_and_no_file_is_torn_apart() -> None:
    assert all((setup_env.ROOT / "tests" / name).is_file() for name in LONGEST)
    last, first = LONGEST[-1], LONGEST[0]
    names = ["test_a.py::a", "test_a.py::b", f"{last}::c", f"{last}::d", f"{first}::e"]
    assert sorted(names, key=lambda name: turn(name.split("::")[0])) == [
        *(f"{first}::e", f"{last}::c", f"{last}::d"),
        *("test_a.py::a", "test_a.py::b"),
    ]


def test_an_unknown_word_is_refused_before_anything_is_set_up() -> None:
    command = [sys.executable, str(setup_env.ROOT / "packaging" / "check.py"), "--ful"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert "[--full]" in done.stderr
