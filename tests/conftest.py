"""What every test may ask for.

- Hypothesis tries few examples, and in CI always the same; `--full` makes it try many.
- `full` tells a test of its own long sweep whether it was asked for.
- Where files run side by side, those that take longest begin first: a long one that begins last
  leaves the other processors idle until it ends.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile(
    "small", max_examples=25, deadline=None, derandomize=bool(os.environ.get("CI"))
)
settings.register_profile("full", max_examples=1000, deadline=None)


LONGEST = (
    "desktop/test_every_screen.py",
    "desktop/tour/test_tour.py",
    "faults/test_kill_sweep.py",
    "faults/test_power_loss.py",
    "journeys/test_windows.py",
    "desktop/test_window_bad_days.py",
    "faults/test_fail_sweep.py",
    "desktop/casework/ground/test_schools_found.py",
    "desktop/commands/test_policy_and_papers.py",
    "faults/test_exchange_faults.py",
    "journeys/test_policy.py",
    "desktop/test_told_apart.py",
    "db/store/test_upgrading.py",
    "desktop/tour/test_without.py",
    "faults/test_attachment_faults.py",
    "journeys/test_real_process.py",
)
"""Files that take ten seconds of a processor or more, the longest first."""
_HERE = Path(__file__).parent


def turn(name: str) -> int:
    """When the file of that name in here has its turn."""
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: turn(item.path.relative_to(_HERE).as_posix()))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run the long sweeps too")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("full" if config.getoption("--full") else "small")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The windows of the tests are drawn in the program's own style, on every system."""
    return ["evenhand", "-style", "Fusion"]


@pytest.fixture(scope="session")
def full(pytestconfig: pytest.Config) -> bool:
    """Whether the long sweeps were asked for."""
    return bool(pytestconfig.getoption("--full"))
