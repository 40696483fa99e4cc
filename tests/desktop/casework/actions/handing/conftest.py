"""Two laptops and their office."""

import pytest

from tests.builders import House
from tests.desktop.casework.actions.handing.kit import IDRIS


@pytest.fixture
def three(house: House) -> House:
    """Morag and Idris, who are signed in at one office."""
    house.volunteer("idris", IDRIS)
    return house
