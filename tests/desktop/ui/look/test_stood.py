"""After a lock the fresh window stands where the one before it stood."""

import os

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.look import stood

PLACE = QRect(120, 80, 640, 420)


@pytest.fixture
def windows(qtbot: QtBot) -> tuple[QMainWindow, QMainWindow]:
    """The one before, where somebody put it, and the fresh one."""
    both = QMainWindow(), QMainWindow()
    for one in both:
        qtbot.addWidget(one)
    both[0].setGeometry(PLACE)
    both[0].show()
    both[0].activateWindow()
    return both


def anew(before: QMainWindow, after: QMainWindow) -> None:
    told = stood.told(before)
    before.hide()
    stood.show(after, told)
    QApplication.processEvents()


def test_it_stands_in_the_same_place_as_large_as_before(
    windows: tuple[QMainWindow, QMainWindow], qtbot: QtBot
) -> None:
    qtbot.waitUntil(windows[0].isActiveWindow)
    anew(*windows)
    assert windows[1].geometry() == PLACE
    assert windows[1].isVisible()
    assert not windows[1].testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


@pytest.mark.parametrize("state", [Qt.WindowState.WindowMaximized, Qt.WindowState.WindowMinimized])
def test_it_is_as_large_or_as_small_as_the_one_before(
    windows: tuple[QMainWindow, QMainWindow], state: Qt.WindowState
) -> None:
    windows[0].setWindowState(state)
    QApplication.processEvents()
    anew(*windows)
    assert windows[1].windowState() & state


def test_it_takes_no_keyboard_from_a_program_that_somebody_is_at(
    windows: tuple[QMainWindow, QMainWindow], qtbot: QtBot
) -> None:
    other = QMainWindow()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    anew(*windows)
    assert windows[1].testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


@pytest.mark.parametrize("told", ["", "at-it", "at-it !!", "down AAAA", "é é", "behind ====="])
def test_what_makes_no_sense_is_as_if_nothing_were_told(
    windows: tuple[QMainWindow, QMainWindow], told: str
) -> None:
    stood.show(windows[1], told)
    assert windows[1].isVisible()
    assert not windows[1].isMinimized()


def test_what_was_told_is_read_once_and_no_other_program_inherits_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(stood.NAME, "down AAAA")
    assert stood.taken() == "down AAAA"
    assert stood.NAME not in os.environ
    assert stood.taken() == ""
