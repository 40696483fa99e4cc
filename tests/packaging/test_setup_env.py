"""The stamp: when it holds, and when it does not."""

import json
import shutil
from pathlib import Path

import pytest

import setup_env
from setup_env import CHECK, RUN, Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose stamp is true for both locks."""
    shutil.copytree(setup_env.ROOT / "packaging", tmp_path / "packaging")
    for name in ("pyproject.toml", RUN, CHECK):
        shutil.copy(setup_env.ROOT / name, tmp_path)
    made = Project(tmp_path)
    made.programs.mkdir(parents=True)
    made.python.touch()
    made.program.touch()
    write_stamp(made, setup_env.wanted(made, RUN) | setup_env.wanted(made, CHECK))
    return made


def write_stamp(project: Project, told: dict[str, str]) -> None:
    project.stamp.write_text(json.dumps(told))


def test_a_true_stamp_is_the_whole_check(project: Project) -> None:
    assert setup_env.ready(project, RUN)
    assert setup_env.ready(project, CHECK)


@pytest.mark.parametrize("name", [RUN, "pyproject.toml", "packaging/launcher.py"])
def test_a_changed_file_makes_the_stamp_untrue(project: Project, name: str) -> None:
    with (project.root / name).open("a") as file:
        file.write("# changed\n")
    assert not setup_env.ready(project, RUN)


@pytest.mark.parametrize("key", ["base", "folder"])
def test_another_python_or_another_folder_makes_the_stamp_untrue(
    project: Project, key: str
) -> None:
    write_stamp(project, setup_env.stamped(project) | {key: "elsewhere"})
    assert not setup_env.ready(project, RUN)


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00"])
def test_a_damaged_stamp_is_no_stamp(project: Project, text: str) -> None:
    project.stamp.write_text(text)
    assert not setup_env.ready(project, RUN)


def test_set_up_to_run_is_not_set_up_to_check(project: Project) -> None:
    write_stamp(project, setup_env.wanted(project, RUN))
    assert setup_env.ready(project, RUN)
    assert not setup_env.ready(project, CHECK)


def test_a_stamp_without_its_python_does_not_hold(project: Project) -> None:
    project.python.unlink()
    assert not setup_env.ready(project, RUN)


def test_a_folder_that_cannot_be_written_is_named(project: Project) -> None:
    project.stamp.unlink()
    (project.root / ".venv.lock").mkdir()  # root may write anywhere, but not into a folder
    with pytest.raises(setup_env.CannotSetUp, match="could not write"):
        setup_env.prepare(project, RUN)
