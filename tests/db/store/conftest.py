"""A record for each test: a copy of one vault that is made once."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import pytest

from db.store.store import Store
from tests.db.store.kit import Book, opened
from tests.db.vault.kit import remake


@contextmanager
def hasty(folder: Path) -> Iterator[Book]:
    """A record open for a property's many examples, which need not outlive a power loss."""
    with opened(folder) as book:
        book.connection.execute("PRAGMA synchronous = OFF")
        yield book


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked vault whose record has its tables and nothing in them."""
    folder = tmp_path_factory.mktemp("fresh") / "vault"
    with remake(folder) as vault:
        Store(vault.connection, os.urandom).close()
    return folder


@pytest.fixture
def folder(fresh: Path, tmp_path: Path) -> Path:
    """A locked vault of the test's own."""
    return Path(shutil.copytree(fresh, tmp_path / "vault"))


@pytest.fixture
def book(folder: Path) -> Iterator[Book]:
    """Its record, open."""
    with opened(folder) as book:
        yield book


@pytest.fixture
def second(fresh: Path, tmp_path: Path) -> Iterator[Book]:
    """Another desk's record, open."""
    with opened(Path(shutil.copytree(fresh, tmp_path / "second"))) as book:
        yield book


@pytest.fixture
def scratch(fresh: Path, tmp_path: Path) -> Callable[[], AbstractContextManager[Book]]:
    """Makes a record for one example of a property."""
    numbers = count()

    def make() -> AbstractContextManager[Book]:
        return hasty(Path(shutil.copytree(fresh, tmp_path / f"scratch-{next(numbers)}")))

    return make


@pytest.fixture(scope="session")
def shared(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A record for properties, which need not be new for each example."""
    with hasty(Path(shutil.copytree(fresh, tmp_path_factory.mktemp("shared") / "v"))) as book:
        yield book


@pytest.fixture(scope="session")
def shared_second(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """Another desk's, for properties that need two."""
    with hasty(Path(shutil.copytree(fresh, tmp_path_factory.mktemp("second") / "v"))) as book:
        yield book
