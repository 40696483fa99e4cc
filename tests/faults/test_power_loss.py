"""The power goes: nothing acknowledged is lost, nothing is there that nobody wrote, all open.

Each scene is run once with every write, sync and change of names logged. From the log folders are
rebuilt as a disk may hold them that kept what was synced and anything of the rest (`replay.py`),
and each is opened and looked over. `--full` rebuilds more than ten thousand, all different.
"""

import pytest

from tests.faults.conftest import Crash
from tests.faults.scenes import SCENES

WANTED = 10_000
EACH, SOME = 1200, 24
Power = dict[str, int]
"""How many states of each scene were looked at."""


@pytest.fixture(scope="module")
def looked() -> Power:
    return {}


@pytest.mark.parametrize("scene", SCENES)
def test_whatever_unsynced_writes_and_names_are_missing_nothing_acknowledged_is_lost(
    crash: Crash, looked: Power, scene: str, full: bool
) -> None:
    found = crash("power", scene, EACH if full else SOME)
    print(scene, found)
    looked[scene] = found["tried"]
    assert found["examples"] == []
    assert found["tried"] >= SOME


def test_a_record_that_is_not_synced_is_seen_to_lose_rows(crash: Crash, full: bool) -> None:
    """The control: the same notes, the same disk, `synchronous = OFF`."""
    found = crash("power", "save", EACH if full else 60, "synchronous = OFF")
    print("control", found)
    assert found["counts"]["lost"] > 0, found
    assert sum(found["counts"].values()) > found["tried"] // 4, found


def test_the_full_sweep_rebuilds_ten_thousand_states(looked: Power, full: bool) -> None:
    if not full or looked.keys() != SCENES.keys():
        pytest.skip("counted where the full sweep ran over every scene")
    assert sum(looked.values()) >= WANTED, looked
