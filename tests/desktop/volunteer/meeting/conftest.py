"""Windows on real vaults, drawn into memory."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest

from tests.desktop.volunteer.case_windows import in_memory, look, signed_in
from tests.desktop.volunteer.work_windows import desk_window

__all__ = ["desk_window", "look", "signed_in"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_memory(items, Path(__file__).parent)
