"""What every test may ask for.

- Hypothesis tries few examples, and in CI always the same; `--full` makes it try many.
- `full` tells a test of its own long sweep whether it was asked for.
"""

import os

import pytest
from hypothesis import settings

settings.register_profile(
    "small", max_examples=25, deadline=None, derandomize=bool(os.environ.get("CI"))
)
settings.register_profile("full", max_examples=1000, deadline=None)


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
