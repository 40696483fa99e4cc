"""A volunteer's window on a real vault of the test's own: its vaults and its fixtures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import Look
from desktop.ui.parts.destination import Destination
from desktop.ui.parts.screen import Door, Screen
from desktop.volunteer.case_doors import DOORS as CASE_DOORS
from desktop.volunteer.work_doors import DOORS as WORK_DOORS
from tests.builders import House
from tests.desktop.windows import Window, elsewhere
from tests.houses import copy_of

CASES = (*CASE_DOORS, *elsewhere("contact", "meeting", "policy"))
"""The screens of cases; where they lead to is only gone to."""

WORK = (
    Door("cases", lambda here: Screen(here, "Cases"), Destination("cases", "Cases", "folder-open")),
    *elsewhere("today", "case", "open-case", "policy"),
    *WORK_DOORS,
)
"""A contact and a meeting; everything else is only gone to."""


@pytest.fixture
def house(first_day: House, tmp_path: Path) -> House:
    """Vaults of one's own for each test, as on Morag's first day."""
    return copy_of(first_day, tmp_path / "house")


@pytest.fixture
def window(qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look) -> Iterator[Window]:
    """The screens of cases, on a vault of this test's own; nothing is in it yet."""
    made = Window(qtbot, copy_of(signed_in, tmp_path / "house"), look, CASES)
    yield made
    made.close()


@pytest.fixture
def whole(qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look) -> Iterator[Window]:
    """All the screens of a laptop, on a vault of this test's own; nothing is in it yet."""
    made = Window(qtbot, copy_of(signed_in, tmp_path / "house"), look)
    yield made
    made.close()


@pytest.fixture
def desk_window(qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look) -> Iterator[Window]:
    """A contact and a meeting, on a vault of this test's own; nothing is in it yet."""
    made = Window(qtbot, copy_of(signed_in, tmp_path / "house"), look, WORK)
    yield made
    made.close()
