"""Windows on real desks, drawn into memory."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest

from tests.desktop.volunteer.windows import first_day, house, in_memory, look

__all__ = ["first_day", "house", "look"]

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_memory([item for item in items if item.path.is_relative_to(_HERE)])
