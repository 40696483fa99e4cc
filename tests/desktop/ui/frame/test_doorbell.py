"""Whoever finds a vault open elsewhere rings: who hears it, and who does not."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from desktop.ui.frame.doorbell import Doorbell, name_of, ring


@pytest.fixture
def bell(qapp: QObject) -> Iterator[Doorbell]:
    made = Doorbell(qapp)
    yield made
    made.take_down()


def heard_at(vault: Path, over: QObject, qtbot: QtBot) -> bool:
    answers: list[bool] = []
    ring(vault, over, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def test_it_is_heard_by_whoever_has_the_vault(
    bell: Doorbell, qapp: QObject, tmp_path: Path, qtbot: QtBot
) -> None:
    bell.hang(tmp_path)
    with qtbot.waitSignal(bell.rung):
        assert heard_at(tmp_path, qapp, qtbot)
    assert not heard_at(tmp_path / "another", qapp, qtbot)


@pytest.mark.skipif(sys.platform == "win32", reason="a link asks for rights there")
def test_by_whatever_road_one_came_to_the_vault(
    bell: Doorbell, qapp: QObject, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "vault")
    bell.hang(tmp_path / "vault")
    assert heard_at(tmp_path / "link", qapp, qtbot)


def test_nobody_hears_it_once_the_vault_is_locked(
    bell: Doorbell, qapp: QObject, tmp_path: Path, qtbot: QtBot
) -> None:
    bell.hang(tmp_path)
    bell.take_down()
    assert not heard_at(tmp_path, qapp, qtbot)


def test_one_that_a_crash_left_behind_is_taken_over(
    bell: Doorbell, qapp: QObject, tmp_path: Path, qtbot: QtBot
) -> None:
    left = QLocalServer(qapp)
    assert left.listen(name_of(tmp_path))
    bell.hang(tmp_path)
    with qtbot.waitSignal(bell.rung):
        assert heard_at(tmp_path, qapp, qtbot)
    left.close()


def test_its_name_tells_nothing_of_the_vault(tmp_path: Path) -> None:
    vault = tmp_path / "the Brackenridge family"
    assert "Brackenridge" not in name_of(vault)
    assert len(name_of(vault)) < 80  # a socket's path holds about a hundred letters
