"""What is set for this computer: worn by the look, kept at once, and let go of with its window."""

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QSettings

from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import Look


def _preferences(folder: Path) -> Preferences:
    return Preferences(QSettings(str(folder / "set.ini"), QSettings.Format.IniFormat))


def test_a_look_is_worn_and_what_is_made_of_it_is_kept(look: Look, tmp_path: Path) -> None:
    set_to = _preferences(tmp_path)
    set_to.set_theme("dark")
    set_to.dress(look)
    assert look.theme.name == "dark"
    set_to.set_scale(1.5)
    assert look.scale == 1.5
    look.bigger()
    assert set_to.scale == look.scale > 1.5
    assert _preferences(tmp_path).scale == look.scale


def test_preferences_that_are_gone_no_longer_listen_to_the_look(look: Look, tmp_path: Path) -> None:
    set_to = _preferences(tmp_path)
    set_to.dress(look)
    gone = weakref.ref(set_to)
    del set_to
    gc.collect()
    assert gone() is None
    look.set_scale(2.0)
    assert _preferences(tmp_path).scale == 1.0


def test_whose_desk_was_open_last_is_kept(tmp_path: Path) -> None:
    assert _preferences(tmp_path).desk == ""
    _preferences(tmp_path).set_desk("office")
    assert _preferences(tmp_path).desk == "office"
