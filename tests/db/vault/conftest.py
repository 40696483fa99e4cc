from pathlib import Path

import pytest

from tests.db.vault.kit import Made, make


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A vault with one note in it, locked."""
    return make(tmp_path / "vault")
