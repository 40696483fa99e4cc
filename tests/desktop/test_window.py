"""The one window over real vaults: unlock, go about, lock, and what was typed comes back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.safety.staff import add
from desktop.ui.entrance.entrance import Entrance
from desktop.ui.entrance.unlock import Unlock
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.text import Words
from desktop.ui.typing.long_text import LongText
from desktop.window import Window
from tests.builders import PASSPHRASE, House, case_draft

PLACES = ("today", "cases", "search", "exchange", "interests", "policy", "settings", "help")


@pytest.fixture
def window(program: Window) -> Window:
    return program


def unlock(window: Window, folder: Path, qtbot: QtBot, secret: str = PASSPHRASE) -> None:
    window.arriving.show_unlock(folder)
    page = window.centralWidget()
    assert isinstance(page, Unlock)
    QTest.keyClicks(page.secret, secret)
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: window.shell is not None)


def test_without_a_vault_the_entrance_stands_there(window: Window) -> None:
    assert isinstance(window.centralWidget(), Entrance)


def test_a_wrong_passphrase_is_told_beside_the_field_and_the_field_is_empty(
    window: Window, house: House, qtbot: QtBot
) -> None:
    window.arriving.show_unlock(house.path("morag"))
    page = window.centralWidget()
    assert isinstance(page, Unlock)
    QTest.keyClicks(page.secret, "not this one")
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.wait_until(lambda: bool(page.field.fault()))
    assert "does not open" in page.field.fault()
    assert page.secret.text() == ""
    assert window.shell is None


def test_every_place_on_the_volunteers_rail_opens(
    window: Window, house: House, qtbot: QtBot
) -> None:
    unlock(window, house.path("morag"), qtbot)
    assert window.shell is not None
    for key in PLACES:
        window.shell.go(key)
        assert window.shell.rail.current() == key
        assert window.shell.current().accessibleName()


def test_the_text_grows_while_the_desk_is_open(window: Window, house: House, qtbot: QtBot) -> None:
    unlock(window, house.path("morag"), qtbot)
    for _ in range(7):
        window.look.bigger()
    assert window.look.scale == 2.25
    qtbot.wait_until(lambda: window.shell is not None and window.shell.rail.width() < 300)


def test_every_place_on_the_offices_rail_opens(window: Window, house: House, qtbot: QtBot) -> None:
    unlock(window, house.path("office"), qtbot)
    assert window.shell is not None
    for key in ("inbox", "cases", "people", "policy", "settings", "help"):
        window.shell.go(key)
        assert window.shell.rail.current() == key


def test_the_rail_of_an_office_names_whoever_unlocked_it_and_not_who_founded_it(
    window: Window, house: House, qtbot: QtBot
) -> None:
    secret = "saddle velvet orchard pigeon granite lute"
    with house.open("office") as office:
        add(office, "Oda Fell", secret)
    unlock(window, house.path("office"), qtbot, secret)
    assert window.shell is not None
    said = {one.text() for one in window.shell.rail.findChildren(Words)}
    assert "Oda Fell" in said
    assert "Perpetua Wainhope" not in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("office", "The names of families are hidden (F9)."),
        ("morag", "Other families, names on your list and your home are hidden (F9)."),
    ],
)
def test_f9_says_what_is_hidden_on_this_desk(
    window: Window, house: House, qtbot: QtBot, name: str, said: str
) -> None:
    unlock(window, house.path(name), qtbot)
    assert window.shell is not None
    window.shell.privacy.toggle()
    banners = window.shell.findChildren(Banner)
    qtbot.wait_until(lambda: [one.accessibleName() for one in banners if one.isVisible()] == [said])


def test_locking_ends_the_process_that_held_the_vault(
    window: Window, house: House, qtbot: QtBot, relaunched: list[bool]
) -> None:
    unlock(window, house.path("morag"), qtbot)
    window.lock()
    qtbot.wait_until(lambda: relaunched == [True])
    with house.open("morag") as desk:  # nobody else has it open any more
        assert desk.person == "Morag Tennick"


def test_a_note_that_was_locked_away_half_typed_comes_back_in_the_same_box(
    window: Window, house: House, qtbot: QtBot, relaunched: list[bool]
) -> None:
    with house.open("morag") as desk:
        reference = open_case(desk, case_draft()).reference or ""
    unlock(window, house.path("morag"), qtbot)
    box = _box(window, reference, qtbot)
    name = box.accessibleName()
    QTest.keyClicks(box, "She said that the school had not")
    window.lock()
    qtbot.wait_until(lambda: relaunched == [True])
    unlock(window, house.path("morag"), qtbot)
    again = _box(window, reference, qtbot, lambda one: one.accessibleName() == name)
    qtbot.wait_until(lambda: again.words() == "She said that the school had not")


def _box(
    window: Window,
    reference: str,
    qtbot: QtBot,
    which: Callable[[LongText], bool] = lambda _: True,
) -> LongText:
    shell = window.shell
    assert shell is not None
    shell.go("contact", reference)
    qtbot.wait_until(lambda: window.session.idle)
    qtbot.wait_until(lambda: any(map(which, shell.current().findChildren(LongText))))
    return next(one for one in shell.current().findChildren(LongText) if which(one))


def test_a_window_that_is_closed_hears_nothing_of_the_program_any_more(
    window: Window, house: House, qtbot: QtBot
) -> None:
    unlock(window, house.path("morag"), qtbot)
    idle = window.leaving.idle
    idle.stop()
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert idle.isActive()  # what is done puts the lock off
    window.close()
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    QTest.keyClick(elsewhere, Qt.Key.Key_Shift)
    assert not idle.isActive()
