"""Settings hold at once, are kept on this computer, and follow the system where that is asked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.look.preferences import MINUTES, Preferences
from desktop.ui.look.theme import Look, Theme
from desktop.ui.pages.settings import SettingsScreen
from desktop.ui.parts.destination import Destination
from desktop.ui.parts.screen import Door, Here
from tests.builders import House
from tests.desktop.windows import Open, Window, faults, texts


def kept(path: Path) -> QSettings:
    return QSettings(str(path), QSettings.Format.IniFormat)


def page(window: Window) -> SettingsScreen:
    screen = window.go("settings")
    assert isinstance(screen, SettingsScreen)
    return screen


def test_each_setting_holds_at_once_and_the_next_time(
    house: House, window: Open, look: Look
) -> None:
    opened_window = window()
    screen = page(opened_window)
    opened_window.preferences.dress(look)
    opened_window.click(screen.themes["dark"])
    assert look.theme.name == "dark"
    opened_window.click(screen.themes["light"])
    assert look.theme.name == "light"
    screen.text_size.setFocus()
    QTest.keyClick(screen.text_size, Qt.Key.Key_End)
    assert look.scale == 2.25
    QTest.keyClick(screen.text_size, Qt.Key.Key_Home)
    QTest.keyClick(screen.minutes, Qt.Key.Key_Home)
    again = Preferences(kept(house.folder / "settings.ini"))
    assert (again.theme, again.scale, again.minutes) == ("light", 1.0, MINUTES[0])


def test_ctrl_plus_is_kept_and_shown(window: Open, look: Look) -> None:
    opened_window = window()
    screen = page(opened_window)
    opened_window.preferences.dress(look)
    look.bigger()
    assert opened_window.preferences.scale == 1.1
    assert screen.text_size.currentText() == "110 %"


def test_it_says_where_the_vault_lies_and_where_the_ways_in_are_changed(
    house: House, window: Open
) -> None:
    opened_window = window()
    screen = page(opened_window)
    said = texts(screen)
    assert str(house.path("office")) in said
    assert "Opened by Perpetua Wainhope." in said
    assert "Nobody can show either again; both can be changed." in said
    assert faults(opened_window, screen) == []


def test_what_was_kept_wrongly_falls_back_to_what_is_sound(tmp_path: Path) -> None:
    settings = kept(tmp_path / "settings.ini")
    for name, value in (("look/theme", "pink"), ("look/scale", "huge"), ("lock/minutes", "900")):
        settings.setValue(name, value)
    found = Preferences(settings)
    assert (found.theme, found.scale, found.minutes) == ("system", 1.0, MINUTES[-1])
    with pytest.raises(ValueError, match="pink"):
        found.set_theme("pink")


def test_as_the_system_follows_the_system(tmp_path: Path, look: Look) -> None:
    found = Preferences(kept(tmp_path / "settings.ini"))
    look.set_theme(Theme.load("dark"))
    found.dress(look)
    dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert look.theme.name == ("dark" if dark else "light")


@pytest.mark.parametrize("can_hide", [True, False])
def test_where_the_system_can_hide_the_window_from_others_it_can_be_set(
    house: House, qtbot: QtBot, look: Look, can_hide: bool
) -> None:
    to = Destination("settings", "Settings", "settings")

    def make(here: Here) -> SettingsScreen:
        return SettingsScreen(here, own.preferences, can_hide=can_hide)

    own = Window(qtbot, house, look, [Door("settings", make, to)], name="office")
    screen = page(own)
    if screen.hidden is None:
        assert not can_hide
        assert "What others see" not in texts(screen)
    else:
        assert can_hide
        assert "magnifier" in texts(screen)
        assert screen.hidden.isChecked()
        own.click(screen.hidden)
        assert Preferences(kept(house.folder / "settings.ini")).hidden is False
        assert faults(own) == []
    own.close()
