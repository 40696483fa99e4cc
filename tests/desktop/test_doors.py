"""Every door of both desks leads into a room that is there, and none is opened before its time."""

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

import desktop
from desktop.loading import FIRST, PAGES, RECORD
from desktop.rooms import doors_of
from desktop.ui.look.preferences import Preferences
from desktop.ui.parts.room import Room, load
from desktop.ui.parts.screen import Door, Screen

DESKS = pytest.mark.parametrize("office", [False, True], ids=("laptop", "office"))
FINDERS = ("desktop.volunteer.finding:find_rows", "desktop.office.finding:find_rows")

MADE = """
import sys
import desktop.rooms
print(*(one for one in sys.modules if one.startswith("desktop.")))
"""


def doors(office: bool, folder: Path) -> tuple[Door, ...]:
    kept = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    return doors_of(office, Preferences(kept))


@DESKS
def test_every_room_that_a_door_names_is_there_and_on_its_own_side(
    office: bool, tmp_path: Path
) -> None:
    sides = ("desktop.office.", "desktop.ui.") if office else ("desktop.volunteer.", "desktop.ui.")
    for door in doors(office, tmp_path):
        assert isinstance(door.make, Room), door.key
        assert door.make.where.startswith(sides), door.make.where
        made = load(door.make.where)
        kind = made if isinstance(made, type) else load(_returned(made))
        assert issubclass(kind, Screen), door.make.where


def _returned(made: object) -> str:
    """What a function that makes a screen says that it returns."""
    kind = made.__annotations__["return"]
    return f"{kind.__module__}:{kind.__qualname__}"


@DESKS
def test_no_two_doors_of_a_desk_have_one_key(office: bool, tmp_path: Path) -> None:
    keys = [door.key for door in doors(office, tmp_path)]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("where", FINDERS)
def test_what_the_palette_asks_is_there(where: str) -> None:
    assert callable(load(where))


def test_what_is_loaded_while_somebody_types_is_there() -> None:
    for module in (*RECORD, *PAGES, *(name for one in FIRST.values() for name in one.actions)):
        importlib.import_module(module)
    for one in FIRST.values():
        importlib.import_module(one.page)


def test_to_make_the_doors_loads_no_room(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", MADE], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "desktop.volunteer.case_doors" in loaded
    screens = [one for one in loaded if one.startswith(("desktop.volunteer.", "desktop.office."))]
    assert [one for one in screens if not one.endswith(("doors", "_door"))] == []
    rooms = {
        door.make.where.rpartition(".")[0] + "."
        for office in (True, False)
        for door in doors(office, tmp_path)
        if isinstance(door.make, Room) and door.make.where.startswith("desktop.ui.")
    }
    assert "desktop.ui.pages." in rooms
    assert [one for one in loaded if one.startswith(tuple(rooms))] == []


def test_every_module_can_be_loaded_by_itself() -> None:
    """Those behind a door as well, which nothing imports by name."""
    for module in pkgutil.walk_packages(desktop.__path__, "desktop."):
        if not module.name.endswith("__main__") and ".away." not in module.name:
            importlib.import_module(module.name)
