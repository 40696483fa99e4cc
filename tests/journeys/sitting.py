"""Computers for a test: each with a window of its own, on vaults that are real."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.look.theme import Look
from tests.builders import House, StillClock, world
from tests.desktop.windows import copy_of
from tests.journeys.seat import Seat

Sit = Callable[..., Seat]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def made_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An office, and Morag, who is signed in. Made once: it takes longer than its copy."""
    made = House(tmp_path_factory.mktemp("house"))
    made.volunteer()
    return made


@pytest.fixture
def house(made_house: House, tmp_path: Path) -> House:
    """The same, of the test's own."""
    return copy_of(made_house, tmp_path / "house")


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def sit(qapp: QApplication, tmp_path: Path, look: Look, clock: StillClock) -> Iterator[Sit]:
    """Makes a computer with Evenhand on it, in a folder of its own."""
    made: list[Seat] = []
    real = world(clock)

    def seat(name: str, vault: Path | None = None) -> Seat:
        made.append(Seat(tmp_path / name, look, lambda: real, vault))
        return made[-1]

    yield seat
    for one in made:
        one.close()
