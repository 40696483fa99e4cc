"""One office and one volunteer are made once and copied for each test: real vaults, made fast."""

from pathlib import Path

import pytest

from tests.builders import House
from tests.houses import copy_of


@pytest.fixture(scope="session")
def _cumbria(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("cumbria"), pack="cumbria-pps-2009")
    house.volunteer()
    return house


@pytest.fixture
def cumbria(_cumbria: House, tmp_path: Path) -> House:
    """As `house`, under a pack that offers the statement and flags whom one knows."""
    return copy_of(_cumbria, tmp_path)
