"""What the tests with a screen reader need of the computer: found, asked for, done without."""

import sys
from pathlib import Path

import pytest

import listener
import machine
import setup_env
from machine import Machine, Need
from setup_env import CHECK, RUN, Project

USER = Machine(apt=True, root=False, sudo=False, sudo_exists=True)
ROOT = Machine(apt=True, root=True, sudo=False, sudo_exists=False)
HARD, SOFT = Need("libegl1", "the library libEGL"), Need("xvfb", "the program Xvfb")

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has this bus")


class Computer:
    """A computer that lacks things, and what is installed on it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, here: Machine, *unknown: str) -> None:
        self.lacks, self.wished = [HARD], [SOFT]
        self.unknown = unknown  # packages that its system has never heard of
        self.installed: list[list[str]] = []
        monkeypatch.setattr(machine, "this_machine", lambda: here)
        monkeypatch.setattr(machine, "needs_of_qt", lambda: self.lacks)
        monkeypatch.setattr(machine, "install", self._install)
        monkeypatch.setattr(listener, "needs", lambda: self.wished)

    def _install(self, needs: list[Need], _here: Machine) -> bool:
        names = [need.package for need in needs]
        self.installed.append(names)
        if set(names) & set(self.unknown):
            return False
        self.lacks = [need for need in self.lacks if need.package not in names]
        self.wished = [need for need in self.wished if need.package not in names]
        return True


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose environment is as it should be: only the computer is looked at."""
    monkeypatch.setattr(setup_env, "ready", lambda _project, _lock: True)
    return Project(tmp_path)


def test_who_may_install_has_everything_installed_at_once(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    computer = Computer(monkeypatch, ROOT)
    setup_env.prepare(project, CHECK)
    assert computer.installed == [["libegl1", "xvfb"]]
    assert "installing with apt-get: libegl1 xvfb" in capsys.readouterr().err
    setup_env.prepare(project, CHECK)
    assert len(computer.installed) == 1
    assert capsys.readouterr().err == ""


def test_what_the_system_never_heard_of_does_not_keep_the_rest_away(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    computer = Computer(monkeypatch, ROOT, "xvfb")
    setup_env.prepare(project, CHECK)
    assert computer.installed == [["libegl1", "xvfb"], ["libegl1"]]
    assert "is not tried with a screen reader" in capsys.readouterr().err


def test_who_may_not_install_is_told_the_one_line_and_the_check_goes_on(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Computer(monkeypatch, USER).lacks = []
    setup_env.prepare(project, CHECK)
    said = capsys.readouterr().err
    assert "sudo sh -c 'apt-get update && apt-get install -y xvfb'" in said
    assert "the program Xvfb" in said


def test_where_the_check_cannot_go_on_the_one_line_brings_everything(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    Computer(monkeypatch, USER)
    with pytest.raises(setup_env.CannotSetUp, match="apt-get install -y libegl1 xvfb'"):
        setup_env.prepare(project, CHECK)


def test_off_debian_what_is_wished_for_is_named_without_packages(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = Machine(apt=False, root=True, sudo=False, sudo_exists=False)
    Computer(monkeypatch, here).lacks = []
    setup_env.prepare(project, CHECK)
    said = capsys.readouterr().err
    assert "the program Xvfb" in said
    assert "the system's own package manager" in said
    assert "apt-get" not in said


def test_running_the_program_asks_for_none_of_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer(monkeypatch, ROOT)
    setup_env.prepare(project, RUN)
    assert computer.installed == []


def test_the_demo_gets_what_its_pictures_need_where_it_may_be_installed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer(monkeypatch, ROOT)
    setup_env.prepare(project, RUN, pictures=True)
    assert computer.installed == [["libegl1"]]


def test_the_demo_goes_on_without_pictures_where_it_may_not_be_installed(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Computer(monkeypatch, USER)
    setup_env.prepare(project, RUN, pictures=True)
    said = capsys.readouterr().err
    assert "the library libEGL" in said
    assert "no pictures of the windows" in said
    assert "apt-get install -y libegl1'" in said


@linux
def test_each_missing_part_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(listener, "_LAUNCHERS", (tmp_path / "launcher",))
    monkeypatch.setattr(listener, "PYTHON", tmp_path / "python3")
    monkeypatch.setattr(listener, "SCREEN_LIBRARIES", {"libnosuchthing.so.7": "libnothing7"})
    assert [need.package for need in listener.needs()] == [
        "xvfb",
        "dbus",
        "at-spi2-core",
        "python3-gi",
        "gir1.2-atspi-2.0",
        "libnothing7",
    ]


@linux
def test_a_python_with_the_module_but_no_description_lacks_that_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "gi.py").write_text("def require_version(name, version):\n    raise ValueError\n")
    python = tmp_path / "python3"
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{tmp_path}" exec {sys.executable} "$2" "$3"\n')
    python.chmod(0o755)
    monkeypatch.setattr(listener, "PYTHON", python)
    found = [need.package for need in listener.needs()]
    assert "gir1.2-atspi-2.0" in found
    assert "python3-gi" not in found
