"""Desks that are made once and copied for each test: the making takes longer than most tests."""

from pathlib import Path

import pytest

from tests.journeys.line import Line, copied


def _made(folder: Path, pack: str) -> Line:
    line = Line(folder)
    line.found(pack)
    line.volunteer()
    return line


@pytest.fixture(scope="session")
def made_standard(tmp_path_factory: pytest.TempPathFactory) -> Line:
    return _made(tmp_path_factory.mktemp("standard"), "standard")


@pytest.fixture(scope="session")
def made_cumbria(tmp_path_factory: pytest.TempPathFactory) -> Line:
    return _made(tmp_path_factory.mktemp("cumbria"), "cumbria-pps-2009")


@pytest.fixture
def line(tmp_path: Path) -> Line:
    """An empty folder."""
    return Line(tmp_path / "empty")


@pytest.fixture
def standard(made_standard: Line, tmp_path: Path) -> Line:
    """An office under `standard` and Morag, who is signed in."""
    return copied(made_standard, tmp_path / "standard")


@pytest.fixture
def cumbria(made_cumbria: Line, tmp_path: Path) -> Line:
    """The same under `cumbria-pps-2009`."""
    return copied(made_cumbria, tmp_path / "cumbria")
