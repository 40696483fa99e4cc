"""A forgotten passphrase: the recovery code leads to a new one, and that to the desk."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.errors import WrongPassphrase
from db.vault.backup import backups
from db.vault.vault import unlock, unlock_with_code
from desktop.ui.entrance.unlock import Unlock
from desktop.ui.mending.anew import Anew
from desktop.window import Window
from tests.builders import PASSPHRASE, House

ANOTHER = "saddle velvet orchard pigeon granite lute"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def code(house: House) -> str:
    """Of Morag's vault, from her first day."""
    return house.join().recovery_code


@pytest.fixture
def window(program: Window) -> Window:
    return program


def forgotten(window: Window, house: House, code: str, qtbot: QtBot) -> Anew:
    """Unlock, Forgotten?, the code: the page on which a new passphrase is chosen."""
    window.arriving.show_unlock(house.path("morag"))
    page = window.centralWidget()
    assert isinstance(page, Unlock)
    page.forgotten.click()
    QTest.keyClicks(page.secret, code.lower().replace("-", " "))
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Anew))
    qtbot.waitUntil(lambda: window.session.idle)
    found = window.centralWidget()
    assert isinstance(found, Anew)
    return found


def test_the_code_leads_to_a_new_passphrase_and_that_to_the_desk(
    window: Window, house: House, code: str, qtbot: QtBot, relaunched: list[bool]
) -> None:
    page = forgotten(window, house, code, qtbot)
    assert window.shell is None
    assert not page.go.button.isEnabled()
    assert page.focusWidget() is page.choice.secret  # one can type at once
    QTest.keyClicks(page.choice.secret, ANOTHER)
    QTest.keyClicks(page.choice.once_more, ANOTHER)
    qtbot.waitUntil(page.go.button.isEnabled)
    page.go.button.click()
    qtbot.waitUntil(lambda: window.shell is not None)
    window.lock()
    qtbot.waitUntil(lambda: relaunched == [True])
    unlock(house.path("morag"), ANOTHER).lock()
    unlock_with_code(house.path("morag"), code).lock()  # the paper stays good
    with pytest.raises(WrongPassphrase):
        unlock(house.path("morag"), PASSPHRASE)


def test_one_that_is_easily_guessed_is_not_taken(
    window: Window, house: House, code: str, qtbot: QtBot
) -> None:
    page = forgotten(window, house, code, qtbot)
    QTest.keyClicks(page.choice.secret, "moragtennick")
    QTest.keyClicks(page.choice.once_more, "moragtennick")
    qtbot.waitUntil(lambda: bool(page.choice.field.fault()))
    assert not page.go.button.isEnabled()
    assert window.shell is None


def test_whoever_goes_away_from_that_page_finds_everything_as_it_was(
    window: Window, house: House, code: str, qtbot: QtBot, relaunched: list[bool]
) -> None:
    forgotten(window, house, code, qtbot)
    assert window.leaving.idle.isActive()  # it locks by itself there too
    window.lock()
    qtbot.waitUntil(lambda: relaunched == [True])
    unlock(house.path("morag"), PASSPHRASE).lock()


def test_the_days_backup_is_made_once_the_desk_is_there(
    window: Window, house: House, code: str, qtbot: QtBot
) -> None:
    page = forgotten(window, house, code, qtbot)
    assert backups(house.path("morag")) == ()
    page.choice.use.click()
    qtbot.waitUntil(page.go.button.isEnabled)
    page.go.button.click()
    qtbot.waitUntil(lambda: window.shell is not None)
    qtbot.waitUntil(lambda: window.session.idle)
    assert len(backups(house.path("morag"))) == 1
