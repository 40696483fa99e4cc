"""The desks that bundles go between; scenes that are killed and lose their power."""

import tempfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.faults import shim
from tests.faults.scenes import template
from tests.journeys.desks import cumbria as cumbria
from tests.journeys.desks import made_cumbria as made_cumbria
from tests.journeys.desks import made_standard as made_standard
from tests.journeys.desks import standard as standard

Crash = Callable[..., dict[str, Any]]
"""Job, scene, how many, and perhaps a careless setting or a way to fail; what `tests.faults.crash`
found."""


@pytest.fixture(scope="session")
def crash(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crash]:
    """Plays a scene under the shim; skips where there is no compiler for it."""
    folder = tmp_path_factory.mktemp("crash")
    built = shim.build(folder)
    template(folder / "template")
    with shim.under(built, "tests.faults.crash") as ask:

        def play(job: str, scene: str, count: int, how: str = "") -> dict[str, Any]:
            with tempfile.TemporaryDirectory(dir=folder) as scratch:
                found: dict[str, Any] = ask(
                    job, scene, str(folder / "template"), scratch, count, how
                )
            return found

        yield play
