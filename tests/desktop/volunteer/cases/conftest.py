"""Windows on real vaults, drawn into memory."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest

from tests.desktop.volunteer.case_windows import in_memory, look, signed_in, window

__all__ = ["look", "signed_in", "window"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_memory(items, Path(__file__).parent)
