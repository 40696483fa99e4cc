"""Ways in: another passphrase, a new recovery code; each is tried on the locked vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.errors import WrongPassphrase, WrongRecoveryCode
from db.vault.backup import backups
from db.vault.vault import unlock, unlock_with_code
from desktop.casework.actions.safety.backups import back_up
from desktop.casework.actions.safety.staff import add
from desktop.casework.actions.safety.ways_in import renew_code
from desktop.ui.look.theme import Look
from desktop.ui.pages.ways_in import WaysInScreen
from tests.builders import PASSPHRASE, House
from tests.desktop.windows import Window, assert_nothing_cut_off, button, texts
from tests.houses import copy_of

ANOTHER = "saddle velvet orchard pigeon granite lute"


@pytest.fixture
def window(qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look) -> Iterator[Window]:
    """The whole program at Morag's desk, on a vault of this test's own."""
    made = Window(qtbot, copy_of(signed_in, tmp_path / "house"), look)
    yield made
    made.close()


def page(window: Window) -> WaysInScreen:
    """As a person comes there: through Settings."""
    settings = window.go("settings")
    window.click(button(settings, "Passphrase and recovery code"))
    found = window.shell.current()
    assert isinstance(found, WaysInScreen)
    return found


def change(window: Window, old: str, new: str) -> WaysInScreen:
    screen = page(window)
    part = screen.passphrase
    QTest.keyClicks(part.old, old)
    QTest.keyClicks(part.choice.secret, new)
    QTest.keyClicks(part.choice.once_more, new)
    window.bot.waitUntil(part.change.button.isEnabled)
    window.click(part.change.button)
    return screen


def opens(window: Window, passphrase: str) -> bool:
    """Whether the vault, locked, opens with it."""
    window.lock()
    try:
        unlock(window.house.path("morag"), passphrase).lock()
    except WrongPassphrase:
        return False
    return True


def test_another_passphrase_opens_the_vault_and_the_old_one_no_longer_does(
    window: Window,
) -> None:
    screen = change(window, PASSPHRASE, ANOTHER)
    assert "The new passphrase opens this vault." in texts(screen)
    assert screen.passphrase.old.text() == screen.passphrase.choice.text() == ""
    assert opens(window, ANOTHER)
    assert not opens(window, PASSPHRASE)


def test_a_wrong_old_one_changes_nothing_and_the_new_one_stays_typed(window: Window) -> None:
    screen = change(window, "not this one", ANOTHER)
    part = screen.passphrase
    assert "That is not your passphrase now." in part.old_field.fault()
    assert (part.old.text(), part.choice.text()) == ("", ANOTHER)
    assert opens(window, PASSPHRASE)


def test_a_name_for_a_passphrase_is_judged_with_the_reason(window: Window) -> None:
    part = page(window).passphrase
    QTest.keyClicks(part.old, PASSPHRASE)
    QTest.keyClicks(part.choice.secret, "moragtennick")
    QTest.keyClicks(part.choice.once_more, "moragtennick")
    window.bot.waitUntil(lambda: bool(part.choice.field.fault()))
    assert "too easily guessed" in part.choice.field.fault()
    assert not part.change.button.isEnabled()


def test_six_words_that_are_offered_can_be_used(window: Window) -> None:
    part = page(window).passphrase
    QTest.keyClicks(part.old, PASSPHRASE)
    window.click(part.choice.use)
    words = part.choice.text()
    assert len(words.split()) == 6
    window.click(part.change.button)
    assert opens(window, words)


def test_old_backups_are_counted_and_go_once_a_new_one_is_there(window: Window) -> None:
    window.write(back_up)
    (old,) = backups(window.house.path("morag"))
    window.clock.on(days=1)
    screen = change(window, PASSPHRASE, ANOTHER)
    offer = screen.passphrase.backups
    assert "One backup in this vault still opens with the old passphrase." in texts(offer)
    assert_nothing_cut_off(window)
    window.click(offer.drop)
    (new,) = backups(window.house.path("morag"))
    assert new.folder != old.folder
    assert "They are gone." in texts(offer)
    unlock(new.folder, ANOTHER).lock()
    with pytest.raises(WrongPassphrase):
        unlock(new.folder, PASSPHRASE)


def test_nothing_that_was_typed_stays_when_one_goes_elsewhere(window: Window) -> None:
    screen = page(window)
    QTest.keyClicks(screen.passphrase.old, PASSPHRASE)
    QTest.keyClicks(screen.passphrase.choice.secret, ANOTHER)
    offered = screen.passphrase.choice.words.text()
    window.click(screen.code.renew.button)
    window.go("today")
    assert screen.passphrase.old.text() == screen.passphrase.choice.text() == ""
    assert screen.passphrase.choice.words.text() not in ("", offered)
    again = page(window)
    assert again.code.renew.isVisible()
    assert not again.code.rehearsal.isVisible()


# --- the recovery code ---


def drawn(window: Window) -> tuple[WaysInScreen, str]:
    """A new code as it stands on the page."""
    screen = page(window)
    window.click(screen.code.renew.button)
    code = screen.code._code
    assert all(group in texts(screen.code) for group in code.split("-"))
    return screen, code


def opens_by_code(window: Window, code: str) -> bool:
    window.lock()
    try:
        unlock_with_code(window.house.path("morag"), code).lock()
    except WrongRecoveryCode:
        return False
    return True


def test_a_new_code_takes_the_old_ones_place_once_it_was_read_back(window: Window) -> None:
    old = window.write(renew_code)
    screen, new = drawn(window)
    window.click(screen.code.rehearsal.written)
    QTest.keyClicks(screen.code.rehearsal.typed, new.split("-")[2])
    window.click(screen.code.rehearsal.compare)
    assert "The new code opens this vault." in texts(screen.code)
    assert new.split("-")[0] not in texts(screen.code)
    assert opens_by_code(window, new)
    assert not opens_by_code(window, old)


@pytest.mark.parametrize("how", ["leave", "elsewhere", "another group"])
def test_until_then_the_old_one_holds(window: Window, how: str) -> None:
    old = window.write(renew_code)
    screen, new = drawn(window)
    if how == "leave":
        window.click(screen.code.leave)
    elif how == "elsewhere":
        window.go("today")
    else:
        window.click(screen.code.rehearsal.written)
        QTest.keyClicks(screen.code.rehearsal.typed, new.split("-")[3])
        window.click(screen.code.rehearsal.compare)
        assert "That is another group." in screen.code.rehearsal.field.fault()
    assert not opens_by_code(window, new)
    assert opens_by_code(window, old)


def test_the_code_can_be_printed_from_there_and_the_warning_stands_beside_it(
    window: Window, tmp_path: Path
) -> None:
    screen, _code = drawn(window)
    screen.ask_where = lambda name: tmp_path / name
    assert "not encrypted" in texts(screen.code)
    assert_nothing_cut_off(window)
    window.click(screen.code.rehearsal.save)
    assert (tmp_path / "recovery-sheet.pdf").read_bytes().startswith(b"%PDF")


def test_at_an_office_only_a_manager_renews_the_code(
    qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look
) -> None:
    house = copy_of(signed_in, tmp_path / "office-house")
    with house.open("office") as office:
        add(office, "Wren Aldous", ANOTHER)
    made = Window(qtbot, house, look, name="office")
    try:
        assert page(made).code.renew.button.isEnabled()
        made.lock()
        with qtbot.waitSignal(made.session.unlocked):
            made.session.unlock(house.path("office"), ANOTHER)
        made.go("inbox")
        part = page(made).code
        assert not part.renew.button.isEnabled()
        assert "A manager of the office makes a new one." in texts(part)
    finally:
        made.close()


def test_a_volunteer_reads_what_the_offices_key_can_open(window: Window) -> None:
    said = texts(page(window).escrow)
    assert "Whoever has both that key and this laptop" in said
    assert "also your home and the people on your list" in said
    assert not page(window).staff.isVisible()
    assert not page(window).key.isVisible()
