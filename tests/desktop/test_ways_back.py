"""Ways back to a record: a backup on a stick at the entrance, and the office's recovery stick."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.errors import Restored, WrongPassphrase
from db.vault.vault import unlock
from desktop.casework.actions.exchange.send import send
from desktop.casework.actions.safety.backups import carry_backup
from desktop.casework.actions.safety.recovery_key import carry_off
from desktop.casework.unlocking import open_desk
from desktop.ui.entrance.entrance import Entrance
from desktop.ui.entrance.unlock import Unlock
from desktop.ui.mending.anew import Anew
from desktop.ui.mending.bring_back import BringBack
from desktop.window import Window
from tests.builders import PASSPHRASE, House
from tests.desktop.windows import texts

ANOTHER = "saddle velvet orchard pigeon granite lute"


@pytest.fixture
def window(program: Window) -> Window:
    return program


# --- a backup, at the entrance ---


def begin(window: Window, file: Path, folder: Path, qtbot: QtBot) -> BringBack:
    """The entrance, the file, the folder: before anything is made."""
    page = window.centralWidget()
    assert isinstance(page, Entrance)
    window.ask_backup, window.ask_folder = lambda: file, lambda: folder
    page.buttons["restore"].click()
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), BringBack))
    found = window.centralWidget()
    assert isinstance(found, BringBack)
    found.choose.click()
    found.into.other.click()
    return found


def test_a_backup_becomes_a_vault_that_opens_and_sends_nothing_yet(
    window: Window, house: House, qtbot: QtBot, tmp_path: Path, relaunched: list[bool]
) -> None:
    with house.open("morag") as desk:
        carry_backup(desk, tmp_path / "copy.evenhand-backup")
    new = tmp_path / "another-laptop"
    page = begin(window, tmp_path / "copy.evenhand-backup", new, qtbot)
    page.into.go.click()
    qtbot.waitUntil(page.unlock.isVisible)
    assert "The vault of 10 March 2026 is in" in texts(page)
    assert "I have restored my record from a backup of 10 March 2026." in texts(page)
    page.unlock.click()
    door = window.centralWidget()
    assert isinstance(door, Unlock)
    QTest.keyClicks(door.secret, PASSPHRASE)
    door.button.click()
    qtbot.waitUntil(lambda: window.shell is not None)
    assert window.shell is not None
    qtbot.waitUntil(lambda: window.session.idle)
    assert "restored from a backup" in texts(window.shell)
    window.lock()
    qtbot.waitUntil(lambda: relaunched == [True])
    with open_desk(new, PASSPHRASE, house.world) as desk, pytest.raises(Restored):
        send(desk, lambda _index, _data: "nowhere")


def test_a_file_that_is_no_backup_makes_no_vault_and_says_so(
    window: Window, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("Milk, bread, stamps.")
    page = begin(window, tmp_path / "notes.txt", tmp_path / "new", qtbot)
    page.into.go.click()
    qtbot.waitUntil(page.into.fault.isVisible)
    assert not (tmp_path / "new").exists() or not any((tmp_path / "new").iterdir())
    assert page.into.go.isEnabled()
    page.later.click()
    assert isinstance(window.centralWidget(), Entrance)


def test_a_folder_in_use_is_never_restored_over(
    window: Window, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    with house.open("morag") as desk:
        carry_backup(desk, tmp_path / "copy.evenhand-backup")
    page = begin(window, tmp_path / "copy.evenhand-backup", tmp_path, qtbot)
    assert page.into.where.text() == str(tmp_path / "vault")  # inside it, not over it


# --- the office's stick ---


def forgotten(window: Window, house: House, stick: Path) -> Unlock:
    window.arriving.show_unlock(house.path("morag"))
    page = window.centralWidget()
    assert isinstance(page, Unlock)
    assert not page.by_stick.isVisibleTo(page)
    page.forgotten.click()
    assert page.by_stick.isVisibleTo(page)
    window.ask_stick = lambda: stick
    page.by_stick.click()
    return page


def test_the_offices_stick_opens_a_laptop_and_its_owner_chooses_a_new_passphrase(
    window: Window, house: House, qtbot: QtBot, tmp_path: Path, relaunched: list[bool]
) -> None:
    with house.open("office") as office:
        carry_off(office, tmp_path / "recovery-key.txt")
    forgotten(window, house, tmp_path / "recovery-key.txt")
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Anew))
    qtbot.waitUntil(lambda: window.session.idle)
    page = window.centralWidget()
    assert isinstance(page, Anew)
    assert "The office’s stick opened this vault." in texts(page)
    QTest.keyClicks(page.choice.secret, ANOTHER)
    QTest.keyClicks(page.choice.once_more, ANOTHER)
    qtbot.waitUntil(page.go.button.isEnabled)
    page.go.button.click()
    qtbot.waitUntil(lambda: window.shell is not None)
    window.lock()
    qtbot.waitUntil(lambda: relaunched == [True])
    unlock(house.path("morag"), ANOTHER).lock()
    with pytest.raises(WrongPassphrase):
        unlock(house.path("morag"), PASSPHRASE)


def test_another_offices_stick_opens_nothing_and_counts_as_a_wrong_try(
    window: Window, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "there").mkdir()
    other = House(tmp_path / "there")
    with other.open("office") as office:
        carry_off(office, tmp_path / "theirs.txt")
    page = forgotten(window, house, tmp_path / "theirs.txt")
    qtbot.waitUntil(lambda: bool(page.field.fault()))
    assert "This recovery key does not open this vault." in page.field.fault()
    for _ in range(2):
        window.session.prepare(lambda _world: None, lambda _: None)
        page.by_stick.click()
        qtbot.waitUntil(lambda: window.session.idle)
    assert not page.button.isEnabled()
    assert "You can try again in" in texts(page)
    page.by_stick.click()  # which waits with the rest
    assert window.session.idle
