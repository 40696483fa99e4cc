"""What the tests of the windows may ask for. No screen is needed: Qt draws into memory."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest

from tests.desktop.windows import in_memory
from tests.desktop.windows import look as look

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_memory(items, _HERE)
