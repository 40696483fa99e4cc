"""Killed at every step: what was acknowledged is there, every vault opens, the next try works.

A step is a system call that changes a file, a name or what is durable (`shim.c`): whatever a kill
can leave on a disk, it leaves between two of them or in the middle of a write. The process dies of
SIGKILL before a step or so many bytes into it. The default is a spread of them, `--full` a
thousand for each scene: before every step, and the rest inside the writes, evenly spread.
"""

import pytest

from tests.faults.conftest import Crash
from tests.faults.scenes import SCENES


@pytest.mark.parametrize("scene", SCENES)
def test_killed_at_any_step_nothing_acknowledged_is_lost_and_the_next_try_works(
    crash: Crash, scene: str, full: bool
) -> None:
    count = 1000 if full else 12
    found = crash("kill", scene, count)
    print(scene, found)
    assert found["examples"] == []
    assert found["tried"] == count


def test_the_sweep_sees_what_a_kill_does_to_a_record_without_a_journal(crash: Crash) -> None:
    found = crash("kill", "save", 40, "journal_mode = OFF")
    assert sum(found["counts"].values()) > 4, found
