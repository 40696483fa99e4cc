"""One office and one volunteer are made once and copied for each test: real vaults, made fast."""

import copy
import shutil
from pathlib import Path

import pytest

from tests.builders import House, StillClock, world


def copied(made: House, folder: Path) -> House:
    """The same desks in another folder."""
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    house = copy.copy(made)
    house.folder, house.clock = folder, StillClock()
    house.world = world(house.clock)
    return house


@pytest.fixture(scope="session")
def _standard(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("standard"))
    house.volunteer()
    return house


@pytest.fixture(scope="session")
def _cumbria(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("cumbria"), pack="cumbria-pps-2009")
    house.volunteer()
    return house


@pytest.fixture
def house(_standard: House, tmp_path: Path) -> House:
    """An office under the standard pack, and Morag, who is signed in."""
    return copied(_standard, tmp_path)


@pytest.fixture
def cumbria(_cumbria: House, tmp_path: Path) -> House:
    """The same under a pack that offers the statement and flags whom one knows."""
    return copied(_cumbria, tmp_path)
