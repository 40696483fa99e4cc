"""Locking by hand while readable copies lie outside: they are offered for deletion first."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attach_copies import save_copy
from desktop.ui.attachments.at_lock import AtLock
from desktop.ui.entrance.unlock import Unlock
from desktop.ui.parts.text import Words
from desktop.window import Window
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import opened
from tests.desktop.casework.photographs import pdf


@pytest.fixture
def copy(house: House) -> Path:
    """A readable copy of Ottilie's plan, outside the vault."""
    path = house.folder / "Ottilie’s plan.pdf"
    with house.open("morag") as desk:
        file = attach(desk, opened(desk), look_at("Ottilie’s plan.pdf", pdf(1)))
        save_copy(desk, file, path)
    return path


@pytest.fixture
def window(program: Window, house: House, copy: Path, qtbot: QtBot) -> Window:
    """Unlocked, with the copy outside."""
    program.arriving.show_unlock(house.path("morag"))
    page = program.centralWidget()
    assert isinstance(page, Unlock)
    QTest.keyClicks(page.secret, PASSPHRASE)
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: program.shell is not None)
    return program


def offered(window: Window, qtbot: QtBot) -> AtLock:
    """The page that stands there once somebody locks."""
    window.lock()
    qtbot.wait_until(lambda: isinstance(window.centralWidget(), AtLock))
    page = window.centralWidget()
    assert isinstance(page, AtLock)
    return page


def test_the_copy_is_deleted_and_then_it_locks(
    window: Window, copy: Path, qtbot: QtBot, relaunched: list[bool]
) -> None:
    page = offered(window, qtbot)
    said = " ".join(one.text() for one in page.findChildren(Words))
    assert "still outside the vault" in said
    assert "Ottilie" not in said  # nothing of the desk is shown
    assert copy.exists()
    assert relaunched == []
    page.delete_button.click()
    qtbot.wait_until(lambda: relaunched == [True])
    assert not copy.exists()


def test_it_may_be_left_there(
    window: Window, copy: Path, qtbot: QtBot, relaunched: list[bool]
) -> None:
    offered(window, qtbot).leave_button.click()
    qtbot.wait_until(lambda: relaunched == [True])
    assert copy.exists()


def test_one_that_was_changed_stays_and_is_said(
    window: Window, copy: Path, qtbot: QtBot, relaunched: list[bool]
) -> None:
    copy.write_bytes(b"her own remarks")
    page = offered(window, qtbot)
    page.delete_button.click()
    qtbot.wait_until(lambda: "changed since" in page.says.text())
    assert copy.exists()
    assert relaunched == []
    page.leave_button.click()
    qtbot.wait_until(lambda: relaunched == [True])


def test_one_may_think_better_of_it(window: Window, qtbot: QtBot, relaunched: list[bool]) -> None:
    page = offered(window, qtbot)
    page.back_button.click()
    assert window.centralWidget() is window.shell
    assert window.shell is not None
    assert window.shell.isVisible()
    assert relaunched == []


def test_left_alone_it_locks_without_an_answer(
    window: Window, copy: Path, qtbot: QtBot, relaunched: list[bool]
) -> None:
    offered(window, qtbot)
    window.leaving.lock_behind()
    qtbot.wait_until(lambda: relaunched == [True])
    assert copy.exists()
