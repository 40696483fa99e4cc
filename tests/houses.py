"""Vaults that are made once in a run and copied for each test: the making takes far longer."""

import copy
import shutil
from pathlib import Path

import pytest

from tests.builders import House, StillClock, world


def copy_of(made: House, folder: Path) -> House:
    """The same vaults in another folder, with a clock of their own."""
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    house = copy.copy(made)
    house.folder, house.clock = folder, StillClock(made.clock.time)
    house.world = world(house.clock)
    return house


@pytest.fixture(scope="session")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An office, and Morag, who has joined and is not signed in. Made once; take a `copy_of` it."""
    made = House(tmp_path_factory.mktemp("first-day"))
    made.join()
    return made


@pytest.fixture(scope="session")
def signed_in(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An office, and Morag, who is signed in. Made once; take a `copy_of` it."""
    made = House(tmp_path_factory.mktemp("signed-in"))
    made.volunteer()
    return made


@pytest.fixture
def house(signed_in: House, tmp_path: Path) -> House:
    """An office under the standard pack, and Morag, who is signed in: the test's own."""
    return copy_of(signed_in, tmp_path)
