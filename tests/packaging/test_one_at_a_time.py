"""One set-up at a time, and none while a child of a dead one is still writing."""

import subprocess
import sys
from pathlib import Path

import pytest

from one_at_a_time import only_one


def test_a_free_lock_is_had_at_once_and_again(tmp_path: Path) -> None:
    waited: list[bool] = []
    for _ in range(2):
        with only_one(tmp_path / "lock", lambda: waited.append(True)):
            pass
    assert waited == []


@pytest.mark.skipif(sys.platform == "win32", reason="there a lock belongs to one process")
def test_a_child_that_outlives_its_set_up_keeps_the_next_one_out(tmp_path: Path) -> None:
    with only_one(tmp_path / "lock", lambda: None):
        child = subprocess.Popen(
            [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, text=True, close_fds=False
        )
    told: list[bool] = []

    def let_it_end() -> None:
        told.append(child.poll() is None)
        child.communicate("\n")

    with only_one(tmp_path / "lock", let_it_end, pause=0.01):
        assert told == [True]
        assert child.poll() == 0
