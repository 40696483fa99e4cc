"""The volunteer's whole window: papers are reached from several screens."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import Look
from tests.builders import House
from tests.desktop.windows import Window


@pytest.fixture
def window(qtbot: QtBot, house: House, look: Look) -> Iterator[Window]:
    """With every screen that the program has."""
    made = Window(qtbot, house, look)
    yield made
    made.close()
