"""Who may open the office's vault: added, removed with a new key, and stopped half-way."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.errors import WrongPassphrase, WrongRecoveryCode
from db.records import Staff
from db.vault.backup import backups
from db.vault.vault import unlock, unlock_with_code
from desktop.casework.actions.safety.backups import back_up
from desktop.casework.actions.safety.staff import add, members
from desktop.casework.unlocking import open_desk
from desktop.office.staff.screen import StaffScreen
from desktop.ui.parts.text import Words
from desktop.ui.worker import Task
from tests.builders import PASSPHRASE, House
from tests.desktop.windows import Open, Window, assert_nothing_cut_off, button, buttons, texts

THEIRS = "saddle velvet orchard pigeon granite lute"
FOUNDER, ODA = "Perpetua Wainhope", "Oda Fell"


def page(window: Window) -> StaffScreen:
    return window.on(StaffScreen, "staff")


def with_oda(house: House) -> None:
    with house.open("office") as office:
        add(office, ODA, THEIRS)


def begin_to_remove(window: Window, secret: str = PASSPHRASE) -> StaffScreen:
    screen = page(window)
    window.click(button(screen, "Remove…"))
    window.type(screen.removing.secret, secret)
    return screen


def test_somebody_new_types_a_passphrase_and_opens_the_vault_with_it(
    house: House, window: Open
) -> None:
    shown = window()
    screen = page(shown)
    assert "One person may open this vault. You are signed in as Perpetua" in texts(screen)
    assert "The last one stays" in texts(screen)
    assert buttons(screen, "Remove…") == []
    adding = screen.adding
    shown.type(adding.name, ODA)
    shown.type(adding.choice.secret, THEIRS)
    assert not adding.go.button.isEnabled()
    shown.type(adding.choice.once_more, THEIRS)
    shown.bot.waitUntil(adding.go.button.isEnabled)
    shown.click(adding.go.button)
    assert "Two people may open this vault." in texts(screen)
    assert "Since 10 March 2026." in texts(screen)
    assert (adding.name.text(), adding.choice.text()) == ("", "")
    shown.lock()
    with open_desk(house.path("office"), THEIRS, house.world) as office:
        assert office.name_of(office.actor) == ODA


def test_a_name_that_is_taken_is_refused_beside_its_field(house: House, window: Open) -> None:
    shown = window()
    adding = page(shown).adding
    shown.type(adding.name, FOUNDER.upper())
    shown.click(adding.choice.use)
    shown.bot.waitUntil(adding.go.button.isEnabled)
    shown.click(adding.go.button)
    assert "a name that nobody here has yet" in adding.field.fault()
    assert adding.choice.text()  # it need not be typed again


def test_whoever_is_no_manager_reads_who_there_is_and_changes_nothing(
    house: House, window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_oda(house)
    monkeypatch.setattr("tests.desktop.windows.PASSPHRASE", THEIRS)
    screen = page(window())
    assert FOUNDER in texts(screen)
    assert buttons(screen, "Remove…") == []
    assert "A manager of the office adds and removes." in texts(screen)
    assert not screen.adding.name.isEnabled()


def test_one_who_leaves_opens_it_no_more_and_the_new_code_is_read_back(
    house: House, window: Open
) -> None:
    with_oda(house)
    with house.open("office") as office:
        old_code = office.vault.renew_recovery_code()
        back_up(office)
    (old,) = backups(house.path("office"))
    house.clock.on(days=1)
    shown = window()
    screen = begin_to_remove(shown)
    said = texts(screen.removing)
    assert "the whole record is encrypted anew" in said
    assert "The recovery code on paper opens the vault no longer" in said
    assert not screen.adding.isVisible()
    shown.click(screen.removing.go)
    assert "Oda Fell’s passphrase opens this vault no longer." in texts(screen)
    assert "One person may open this vault." in texts(screen)
    assert_nothing_cut_off(shown)
    rehearsal = screen.removing.rehearsal
    code = "-".join(one.text() for one in code_groups(screen))
    shown.click(rehearsal.written)
    shown.type(rehearsal.typed, code.split("-")[2])
    shown.click(rehearsal.compare)
    assert not screen.removing.isVisible()
    assert screen.adding.isVisible()
    shown.lock()
    folder = house.path("office")
    unlock(folder, PASSPHRASE).lock()
    unlock_with_code(folder, code).lock()
    with pytest.raises(WrongPassphrase):
        unlock(folder, THEIRS)
    with pytest.raises(WrongRecoveryCode):
        unlock_with_code(folder, old_code)
    assert old.folder not in [one.folder for one in backups(folder)]


def code_groups(screen: StaffScreen) -> list[Words]:
    shown = screen.removing.rehearsal.groups.findChildren(Words)
    return [one for one in shown if one.isVisible() and len(one.text()) == 5]


def test_a_wrong_passphrase_of_ones_own_changes_nothing(house: House, window: Open) -> None:
    with_oda(house)
    shown = window()
    for secret in ("not this one", THEIRS):  # Oda's opens the vault, but is not who is here
        screen = begin_to_remove(shown, secret)
        shown.click(screen.removing.go)
        assert "That is not your passphrase." in screen.removing.field.fault()
        assert "Two people may open this vault." in texts(screen)
        shown.click(screen.removing.leave)


def test_stopped_before_the_new_key_nothing_has_changed(
    house: House, window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_oda(house)
    shown = window()
    screen = begin_to_remove(shown)
    begun = Task.__init__

    def stopping(task: Task, *args: object) -> None:
        begun(task, *args)  # type: ignore[arg-type]
        task.stop()

    monkeypatch.setattr(Task, "__init__", stopping)
    shown.click(screen.removing.go)
    assert "It was stopped. Oda Fell can still open this vault." in texts(screen)
    assert "Two people may open this vault." in texts(screen)
    shown.lock()
    with open_desk(house.path("office"), THEIRS, house.world) as office:
        assert [one.name for one in members(office)] == [FOUNDER, ODA]
        assert all(one.body.until is None for one in office.store.find(Staff))


def test_nothing_that_was_typed_stays_when_one_goes_elsewhere(house: House, window: Open) -> None:
    with_oda(house)
    shown = window()
    screen = begin_to_remove(shown)
    shown.go("settings")
    screen = page(shown)
    assert screen.removing.secret.text() == ""
    assert not screen.removing.isVisible()
    QTest.keyClicks(screen.adding.name, "Wim")
    shown.go("ways-in")
    assert page(shown).adding.name.text() == ""
