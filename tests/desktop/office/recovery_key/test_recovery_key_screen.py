"""The office's recovery key: owed on Health until it is carried off, and then gone from here."""

import shutil
from pathlib import Path

import pytest

from db.errors import RecoveryKeyGone
from db.vault.backup import backups
from desktop.casework.actions.safety.backups import back_up
from desktop.casework.actions.safety.recovery_key import carry_off, read_key, recover_with_key
from desktop.office.recovery_key.screen import FILE, RecoveryKeyScreen
from desktop.ui.pages.health import HealthScreen
from desktop.ui.pages.ways_in import WaysInScreen
from tests.builders import House
from tests.desktop.windows import Open, Window, assert_nothing_cut_off, texts

ANOTHER = "saddle velvet orchard pigeon granite lute"


def page(window: Window) -> RecoveryKeyScreen:
    return window.on(RecoveryKeyScreen, "recovery-key")


def test_it_is_carried_off_and_is_then_on_the_stick_alone(
    house: House, window: Open, tmp_path: Path
) -> None:
    with house.open("office") as office:
        back_up(office)
    (old,) = backups(house.path("office"))
    house.clock.on(hours=1)
    shown = window()
    screen = page(shown)
    assert screen.title.text() == "The recovery key is still on this computer"
    assert "can read everything on it" in texts(screen)
    assert_nothing_cut_off(shown)
    asked: list[str] = []

    def where(name: str) -> Path:
        asked.append(name)
        return tmp_path / name

    screen.ask_where = where
    shown.click(screen.carry)
    assert asked == [FILE]
    assert screen.title.text() == "The recovery key was carried off today"
    assert "no longer on this computer" in texts(screen)
    assert not screen.carry.isVisible()
    assert old.folder not in [one.folder for one in backups(house.path("office"))]
    shown.lock()
    with house.open("office") as office, pytest.raises(RecoveryKeyGone):
        carry_off(office, tmp_path / "again.txt")
    recover_with_key(house.path("morag"), read_key(tmp_path / FILE), ANOTHER, house.world).lock()


def test_a_stick_that_cannot_be_written_to_leaves_it_here(
    house: House, window: Open, tmp_path: Path
) -> None:
    shown = window()
    screen = page(shown)
    screen.ask_where = lambda name: tmp_path / "pulled-out" / name
    shown.click(screen.carry)
    assert screen.fault.isVisible()
    assert screen.carry.isEnabled()
    assert screen.title.text() == "The recovery key is still on this computer"


def test_backups_that_still_hold_it_are_named_and_replaced(
    house: House, window: Open, tmp_path: Path
) -> None:
    with house.open("office") as office:
        old = back_up(office).folder
        shutil.copytree(old, tmp_path / old.name)
        house.clock.on(days=1)
        carry_off(office, tmp_path / FILE)
    shutil.move(tmp_path / old.name, old)  # as if it had been broken off before they went
    shown = window()
    screen = page(shown)
    assert "One backup in this vault still holds the key." in texts(screen)
    shown.click(screen.renew)
    assert not screen.old.isVisible()
    assert not old.exists()
    assert len(backups(house.path("office"))) == 1


def test_health_asks_for_it_until_it_is_done(house: House, window: Open, tmp_path: Path) -> None:
    shown = window()
    health = shown.on(HealthScreen, "health")
    assert "The recovery key is still on this computer" in texts(health)
    assert health.key.button is not None
    shown.click(health.key.button)
    screen = shown.shell.current()
    assert isinstance(screen, RecoveryKeyScreen)
    screen.ask_where = lambda name: tmp_path / name
    shown.click(screen.carry)
    assert "recovery key" not in texts(shown.on(HealthScreen, "health"))


def test_ways_in_leads_to_the_people_and_to_the_key(house: House, window: Open) -> None:
    shown = window()
    screen = shown.on(WaysInScreen, "ways-in")
    assert "It is still on this computer" in texts(screen.key)
    assert not screen.escrow.isVisible()
    shown.click(screen.key.open)
    assert isinstance(shown.shell.current(), RecoveryKeyScreen)
    screen = shown.on(WaysInScreen, "ways-in")
    shown.click(screen.staff.open)
    assert shown.at()[0] == "StaffScreen"
