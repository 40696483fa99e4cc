"""An office's window on a real desk, for tests: its vaults and its fixtures."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import Look
from tests.builders import House
from tests.desktop.windows import Open, Window
from tests.houses import copy_of


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An office, Morag and Idris, made once."""
    made = House(tmp_path_factory.mktemp("made"))
    shutil.copytree(made.path("office"), made.path("bare"))
    made.volunteer()
    made.volunteer("idris", "Idris Fairclough")
    return made


@pytest.fixture
def house(founded: House, tmp_path: Path) -> House:
    """An office; Morag and Idris are signed in."""
    return copy_of(founded, tmp_path / "house")


@pytest.fixture
def bare(founded: House, tmp_path: Path) -> House:
    """An office, and nobody else yet."""
    house = copy_of(founded, tmp_path / "bare")
    shutil.rmtree(house.path("office"))
    shutil.copytree(house.path("bare"), house.path("office"))
    return house


@pytest.fixture
def window(qtbot: QtBot, house: House, look: Look) -> Iterator[Open]:
    """Opens the office's window, once everything that came before is done."""
    made: list[Window] = []

    def opened(of: House = house) -> Window:
        made.append(Window(qtbot, of, look, name="office"))
        return made[-1]

    yield opened
    for one in made:
        one.close()
