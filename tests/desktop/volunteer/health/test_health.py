"""Health says how safe the vault is, copies, checks and restores, and never replaces anything."""

import shutil
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.vault.backup import STEP, backups
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.safety.backups import carry_backup, health, restore
from desktop.casework.desk import Desk
from desktop.rooms import begin_daily
from desktop.ui.look.theme import Look
from desktop.ui.pages.health import HealthScreen
from tests.builders import PASSPHRASE, House, case_draft
from tests.desktop.windows import Window, assert_nothing_cut_off, buttons, texts
from tests.houses import copy_of

WAIT = 10  # seconds until something that must come has come


@pytest.fixture
def window(qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look) -> Iterator[Window]:
    """The whole program at Morag's desk, on a vault of this test's own."""
    made = Window(qtbot, copy_of(signed_in, tmp_path / "house"), look)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def page(window: Window) -> HealthScreen:
    return window.on(HealthScreen, "health")


def copied(window: Window, stick: Path) -> Path:
    """A copy of now, on the stick."""
    screen = page(window)
    screen.ask_folder = lambda _last: stick
    window.click(screen.on_stick.button)  # type: ignore[arg-type]
    (file,) = stick.iterdir()
    return file


def case(desk: Desk) -> str:
    return open_case(desk, case_draft()).reference or ""


def test_it_says_what_is_missing_until_there_is_a_copy_elsewhere(
    window: Window, stick: Path
) -> None:
    screen = page(window)
    assert screen.title.text() == "No copy outside this laptop yet"
    assert "keep it where the computer is not" in screen.below.text()
    copied(window, stick)
    assert screen.title.text() == "This vault is safe: a backup of today, never checked in full"
    window.click(screen.checked.button)  # type: ignore[arg-type]
    assert screen.title.text() == "This vault is safe: a backup of today, checked today"
    window.clock.on(days=1)
    window.click(screen.in_vault.button)  # type: ignore[arg-type]
    assert screen.title.text() == "This vault is safe: a backup of today, checked yesterday"
    assert "Two backups are here." in texts(screen.in_vault)
    window.clock.on(days=15)
    page(window)
    assert screen.title.text() == "The last copy outside this laptop is 16 days old"


def test_a_copy_for_a_stick_is_called_after_nobody_and_can_be_restored(
    window: Window, stick: Path, tmp_path: Path
) -> None:
    file = copied(window, stick)
    letters = window.ask(lambda desk: desk.letters)
    assert file.name == f"{letters}-2026-03-10.evenhand-backup"
    assert window.said() == f"The copy is in {file}, read again and found whole."
    restore(file, tmp_path / "back", window.house.world)
    assert (tmp_path / "back" / "vault.json").exists()


def test_a_copy_that_is_stopped_leaves_nothing_and_can_be_made_again(
    window: Window, stick: Path
) -> None:
    screen = page(window)
    screen.ask_folder = lambda _last: stick
    held = threading.Event()
    window.session.ask(lambda _desk: held.wait(WAIT))
    assert screen.on_stick.button is not None
    screen.on_stick.button.click()
    assert screen.on_stick.progress.isVisible()
    assert not screen.on_stick.button.isEnabled()
    screen.on_stick.progress.cancel.click()
    held.set()
    window.settle()
    assert list(stick.iterdir()) == []
    assert not screen.on_stick.progress.isVisible()
    copied(window, stick)


def test_what_hinders_a_copy_is_told_beside_its_button(window: Window, stick: Path) -> None:
    screen = page(window)
    asked = [window.house.path("morag") / "backups", stick / "gone"]
    screen.ask_folder = lambda _last: asked.pop()
    while asked:
        window.click(screen.on_stick.button)  # type: ignore[arg-type]
        assert "cannot be written" in texts(screen.on_stick)
        assert screen.on_stick.button is not None
        assert screen.on_stick.button.isEnabled()
        assert screen.title.text() == "No copy outside this laptop yet"
    assert "inside the vault itself" in texts(screen.on_stick)
    copied(window, stick)
    assert "cannot be written" not in texts(screen.on_stick)


def test_other_work_goes_on_while_it_copies(window: Window, stick: Path) -> None:
    def fill(desk: Desk) -> None:
        with desk.write():
            desk.store.local.set("filler", "x" * (3 * STEP * 4096))

    window.write(fill)
    screen = page(window)
    screen.ask_folder = lambda _last: stick
    held = threading.Event()
    order: list[str] = []
    window.session.ask(lambda _desk: held.wait(WAIT))
    assert screen.on_stick.button is not None
    screen.on_stick.button.click()
    screen.here.session.changed.connect(lambda _changed: order.append("copied"))
    window.session.ask(lambda desk: desk.person, order.append)
    held.set()
    window.settle()
    assert order[0] == "Morag Tennick"
    assert "copied" in order
    assert len(list(stick.iterdir())) == 1


def test_a_check_that_finds_something_says_what_it_is(window: Window) -> None:
    def damage(desk: Desk) -> list[object]:
        return list(desk.store.database.run("UPDATE person SET name = 'Somebody else'"))

    window.write(case)
    screen = page(window)
    window.ask(damage)
    window.click(screen.checked.button)  # type: ignore[arg-type]
    assert screen.title.text() == "Something is wrong with this vault"
    assert "A person is not shown as the ledger has it" in texts(screen.checked)
    assert "ask your office for help" in texts(screen)
    window.lock_and_unlock()
    assert "The check today found" in texts(page(window).checked)


def test_after_a_lock_that_never_came_it_is_looked_over_by_itself(window: Window) -> None:
    window.write(case)
    window.lock_and_unlock()
    begin_daily(window.session, window.shell.warn)
    window.settle()
    assert "never checked" in texts(page(window))  # it is as it was locked: nothing to look for
    window.ask(lambda desk: desk.store.database.run("UPDATE person SET name = 'Somebody else'"))
    window.shell.close()
    window.lock()
    (window.house.path("morag") / "as-locked").unlink()
    window.unlock()
    window._shell = None
    begin_daily(window.session, window.shell.warn)
    window.settle()
    assert "something is wrong with it. Open Health" in window.warned()
    screen = page(window)
    assert screen.title.text() == "Something is wrong with this vault"
    assert "The check today found" in texts(screen.checked)


# --- the backup of the day ---


def test_the_backup_of_the_day_comes_by_itself_and_once(window: Window) -> None:
    folder = window.house.path("morag")
    begin_daily(window.session, window.shell.warn)
    window.settle()
    (first,) = backups(folder)
    begin_daily(window.session, window.shell.warn)
    window.settle()
    assert backups(folder) == (first,)
    window.clock.on(days=1)
    begin_daily(window.session, window.shell.warn)
    window.settle()
    assert len(backups(folder)) == 2
    assert page(window).title.text() == "No copy outside this laptop yet"


def test_what_hinders_it_stands_on_health_and_on_today_and_never_in_the_way(
    window: Window,
) -> None:
    folder = window.house.path("morag") / "backups"
    shutil.rmtree(folder)
    folder.write_text("another program's")  # so that no folder can be made in it
    window.go("today")
    begin_daily(window.session, window.shell.warn)
    window.settle()
    today = window.shell.current()
    assert "Today’s backup could not be made" in texts(today)
    assert "there can be no folder of that name" in texts(today)
    assert window.warned() == window.said() == ""
    screen = page(window)
    assert screen.title.text() == "Today’s backup could not be made"
    assert_nothing_cut_off(window)
    folder.unlink()
    folder.mkdir()
    window.click(screen.in_vault.button)  # type: ignore[arg-type]
    assert screen.title.text() == "No copy outside this laptop yet"
    window.go("today")
    assert "could not be made" not in texts(window.shell.current())


def test_a_damaged_record_takes_no_good_backups_place(window: Window) -> None:
    def damage(desk: Desk) -> None:
        carry_backup(desk, window.house.path("stick"))
        desk.store.database.run("UPDATE ledger SET at = '2020-01-01T00:00:00.000000Z' WHERE seq=1")

    window.write(damage)
    before = backups(window.house.path("morag"))
    window.clock.on(days=1)
    begin_daily(window.session, window.shell.warn)
    window.settle()
    assert backups(window.house.path("morag")) == before
    screen = page(window)
    assert screen.title.text() == "Something is wrong with this vault"
    window.click(screen.in_vault.button)  # type: ignore[arg-type]
    assert "The record is damaged" in texts(screen.in_vault)
    assert backups(window.house.path("morag")) == before


def test_today_asks_for_a_copy_after_fourteen_days_in_one_row(window: Window, stick: Path) -> None:
    def asked() -> int:
        window.go("today")
        return texts(window.shell.current()).count("A copy for a stick is due")

    assert asked() == 0
    window.clock.on(days=13)
    assert asked() == 0
    window.clock.on(days=2)
    assert asked() == 1
    assert "There is none yet." in texts(window.shell.current())
    (button,) = buttons(window.shell.current(), "Make a copy")
    window.click(button)
    assert window.at()[0] == "HealthScreen"
    copied(window, stick)
    assert asked() == 0
    window.clock.on(days=15)
    assert asked() == 1


# --- restoring ---


def test_a_backup_is_compared_before_it_is_used_and_the_vault_of_now_stays(
    window: Window, stick: Path
) -> None:
    file = copied(window, stick)
    window.clock.on(hours=2)
    window.ask(case)
    screen = page(window)
    screen.ask_file = lambda: file
    window.click(screen.from_file)
    restoring = screen.restoring
    folder = window.house.path("morag-restored-2026-03-10")
    assert restoring.into.where.text() == str(folder)
    window.click(restoring.into.go)
    assert (folder / "vault.json").exists()
    assert not restoring.use.isVisible()  # not before the two were compared
    window.type(restoring.secret, "not this one")
    window.click(restoring.compare)
    assert "does not open the backup" in restoring.secret_field.fault()
    window.type(restoring.secret, PASSPHRASE)
    window.click(restoring.compare)
    said = texts(restoring)
    assert "only in the vault that is open now; the newest is of today 17:30." in said
    assert "Nothing is only in the backup." in said
    assert "stay behind in the old folder" in said
    assert str(window.house.path("morag")) in said
    assert restoring.secret.text() == ""
    assert_nothing_cut_off(window)
    locked: list[bool] = []
    window.shell.lock_asked.connect(lambda: locked.append(True))
    window.click(restoring.use)
    assert (window.preferences.vault, locked) == (folder, [True])
    assert window.ask(lambda desk: desk.vault.folder) == window.house.path("morag")


def test_what_is_only_in_the_backup_is_counted_too(window: Window, stick: Path) -> None:
    older = window.house.path("older")
    shutil.copytree(window.house.path("morag"), older)
    window.write(case)
    file = copied(window, stick)
    window.lock()
    shutil.rmtree(window.house.path("morag"))
    older.rename(window.house.path("morag"))
    again = Window(window.bot, window.house, window.look)
    try:
        screen = page(again)
        screen.ask_file = lambda: file
        again.click(screen.from_file)
        again.click(screen.restoring.into.go)
        again.type(screen.restoring.secret, PASSPHRASE)
        again.click(screen.restoring.compare)
        said = texts(screen.restoring)
        assert "only in the backup; the newest is of today 15:30." in said
        assert "Nothing is only in the vault that is open now." in said
        assert "Nothing that is here now would be missing" in said
    finally:
        again.close()


def test_a_listed_backup_can_be_restored_too_and_left_again(window: Window) -> None:
    begin_daily(window.session, window.shell.warn)
    screen = page(window)
    (button,) = buttons(screen, "Restore the one of today 15:30")
    window.click(button)
    window.click(screen.restoring.into.go)
    window.type(screen.restoring.secret, PASSPHRASE)
    window.click(screen.restoring.compare)
    window.click(screen.restoring.stay)
    assert not screen.restoring.isVisible()
    assert window.preferences.vault is None
    assert buttons(screen, "Restore the one of today 15:30")


def test_no_folder_that_is_in_use_is_restored_into(window: Window, stick: Path) -> None:
    file = copied(window, stick)
    screen = page(window)
    screen.ask_file = lambda: file
    window.click(screen.from_file)
    screen.ask_folder = lambda _last: stick
    window.click(screen.restoring.into.other)
    assert screen.restoring.into.where.text() == str(stick / "morag-restored-2026-03-10")
    (stick / "morag-restored-2026-03-10").mkdir()
    (stick / "morag-restored-2026-03-10" / "letter.txt").write_text("dear")
    window.click(screen.restoring.into.go)
    assert "Choose a new folder." in screen.restoring.into.where_field.fault()
    assert (stick / "morag-restored-2026-03-10" / "letter.txt").read_text() == "dear"


def test_what_is_no_backup_makes_nothing(window: Window, stick: Path) -> None:
    (stick / "holiday.jpg").write_bytes(b"not a backup")
    screen = page(window)
    screen.ask_file = lambda: stick / "holiday.jpg"
    window.click(screen.from_file)
    window.click(screen.restoring.into.go)
    assert "is not a whole backup" in texts(screen.restoring)
    assert not window.house.path("morag-restored-2026-03-10").joinpath("vault.json").exists()


def test_another_desks_backup_takes_nobodys_place(window: Window, stick: Path) -> None:
    file = stick / "office.evenhand-backup"
    with window.house.open("office") as office:
        carry_backup(office, file)
    screen = page(window)
    screen.ask_file = lambda: file
    window.click(screen.from_file)
    window.click(screen.restoring.into.go)
    window.type(screen.restoring.secret, PASSPHRASE)
    window.click(screen.restoring.compare)
    assert "That is another vault: Perpetua Wainhope’s" in texts(screen.restoring)
    assert not screen.restoring.use.isVisible()


def test_a_passphrase_that_was_typed_there_goes_when_one_goes_elsewhere(
    window: Window, stick: Path
) -> None:
    file = copied(window, stick)
    screen = page(window)
    screen.ask_file = lambda: file
    window.click(screen.from_file)
    window.click(screen.restoring.into.go)
    window.type(screen.restoring.secret, "harbour lantern")
    window.go("today")
    assert screen.restoring.secret.text() == ""


# --- a vault that was restored ---


def test_a_restored_vault_says_what_to_do_on_health_and_exchange(
    window: Window, stick: Path, qtbot: QtBot, look: Look
) -> None:
    file = copied(window, stick)
    restore(file, window.house.path("again"), window.house.world)
    again = Window(qtbot, window.house, look, name="again")
    try:
        assert "Ask the office for a receipt" in texts(page(again))
        again.go("exchange")
        exchange = again.shell.current()
        assert "This vault was restored from a backup." in texts(exchange)
        assert "First bring in a bundle that the office makes now." in texts(exchange)
        device = again.ask(lambda desk: desk.device)
        again.clock.on(minutes=5)
        files, _ = again.house.seal("office", to=device, receipt=True)
        (stick / "receipt.evenhand").write_bytes(files[0])
        exchange.bring([stick / "receipt.evenhand"])  # type: ignore[attr-defined]
        again.settle()
        assert "was restored" not in texts(exchange)
        assert "was restored" not in texts(page(again))
    finally:
        again.close()


def test_health_has_room_for_all_its_words(window: Window, stick: Path) -> None:
    page(window)
    assert_nothing_cut_off(window)
    file = copied(window, stick)
    screen = page(window)
    screen.ask_file = lambda: file
    window.click(screen.from_file)
    assert_nothing_cut_off(window)


def test_health_counts_from_the_first_row(window: Window) -> None:
    assert window.ask(health).began == window.clock.time
    window.clock.on(days=3)
    began = window.ask(health).began
    assert began is not None
    assert window.clock.time - began == timedelta(days=3)
