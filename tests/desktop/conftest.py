"""What the tests of the windows may ask for. No screen is needed: Qt draws into memory."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.look.dressing import apply
from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import Look, Theme
from desktop.window import Window
from tests.builders import House
from tests.desktop.windows import in_memory
from tests.desktop.windows import look as look
from tests.houses import first_day as first_day
from tests.houses import house as house
from tests.houses import signed_in as signed_in

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_memory(items, _HERE)


@pytest.fixture
def relaunched() -> list[bool]:
    """Once for each time that the program ended itself to begin anew."""
    return []


@pytest.fixture
def program(
    house: House, tmp_path: Path, qtbot: QtBot, qapp: QApplication, relaunched: list[bool]
) -> Iterator[Window]:
    """The program's one window over the test's house, as the app makes it."""
    kept = QSettings(str(tmp_path / "evenhand.ini"), QSettings.Format.IniFormat)
    look = Look(Theme.load("light"), still=True)
    apply(qapp, look)
    made = Window(
        lambda: house.world, Preferences(kept), look, lambda: relaunched.append(True), home=tmp_path
    )
    made.show()
    yield made
    made.close()
