"""A call fails: what was asked for is refused in words or done all the same, and works again.

Any write, sync, opening, cut, rename, removal or new folder of an action (`shim.c`) fails once with
ENOSPC, EIO or EACCES, or the disk is full from there on. What comes of it is a refusal that has its
words, and no other exception; what was acknowledged is there; what was under way is there whole or
not at all; and the action, tried again, works. The default is a spread of calls in one way after
the other, `--full` every call in every way.
"""

import pytest

from tests.faults.conftest import Crash
from tests.faults.crash import WAYS
from tests.faults.scenes import SCENES

EVERY, SOME = 1_000_000, 3
IN_TURN = ""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each way by itself where all are tried: one of them alone can be asked for."""
    ways = list(WAYS) if metafunc.config.getoption("--full") else [IN_TURN]
    metafunc.parametrize("way", ways, ids=lambda way: way or "each in turn")


@pytest.mark.parametrize("scene", SCENES)
def test_whichever_call_fails_it_is_said_nothing_is_half_done_and_the_next_try_works(
    crash: Crash, scene: str, way: str, full: bool
) -> None:
    found = crash("fail", scene, EVERY if full else SOME, way)
    print(way, scene, found)
    assert found["examples"] == []
    assert sum(found["counts"].values()) == found["tried"] > 0
    assert found["counts"].get("said") or not full
