"""Computers for a test: each with a window of its own, on vaults that are real."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.look.theme import Look
from tests.builders import House, StillClock, world
from tests.houses import copy_of
from tests.houses import signed_in as signed_in
from tests.journeys.seat import Seat

Sit = Callable[..., Seat]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def house(signed_in: House, tmp_path: Path) -> House:
    """An office, and Morag, who is signed in: the test's own."""
    return copy_of(signed_in, tmp_path / "house")


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
