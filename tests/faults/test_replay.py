"""The disk that loses its power: what it keeps, what it may lose, and that it does lose it."""

import random
from pathlib import Path

import pytest

from tests.faults.replay import PLAIN, SECTOR, Disk, State, any_style
from tests.faults.shim import Entry, Kind

OLD, NEW = b"o" * 4 * SECTOR, b"n" * 4 * SECTOR


def entry(kind: Kind, fd: int = -1, at: int = 0, data: bytes | str = b"", new: str = "") -> Entry:
    return Entry(kind, fd, 0, at, data.encode() if isinstance(data, str) else data, new)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """One file of four sectors, open as 3, in a folder that is open as 4."""
    (tmp_path / "file").write_bytes(OLD)
    disk = Disk(tmp_path)
    disk.follow(entry(Kind.OPEN, 3, data="file"))
    disk.follow(entry(Kind.OPEN, 4, data=""))
    return disk


def may_be(disk: Disk) -> list[State]:
    """Many states, each once."""
    chance = random.Random(5)
    styles = [*PLAIN, *(any_style(chance) for _ in range(2000))]
    found: list[State] = []
    for style in styles:
        state = disk.after_loss(style, chance)
        if state not in found:
            found.append(state)
    return found


def test_what_was_synced_is_there_whatever_happens(disk: Disk) -> None:
    disk.follow(entry(Kind.WRITE, 3, 0, NEW))
    disk.follow(entry(Kind.SYNC, 3))
    assert may_be(disk) == [{"file": NEW}]


def test_a_write_that_was_not_synced_comes_in_any_of_its_sectors(disk: Disk) -> None:
    disk.follow(entry(Kind.WRITE, 3, 0, NEW))
    found = {
        "".join(chr(data[at]) for at in range(0, len(data), SECTOR))
        for state in may_be(disk)
        if (data := state["file"])
    }
    assert len(found) == 2**4
    assert disk.now() == {"file": NEW}


def test_two_writes_to_one_place_may_come_in_either_order(disk: Disk) -> None:
    disk.follow(entry(Kind.WRITE, 3, 0, b"1" * SECTOR))
    disk.follow(entry(Kind.WRITE, 3, 0, b"2" * SECTOR))
    first = {data[:1] for state in may_be(disk) if (data := state["file"])}
    assert first == {b"o", b"1", b"2"}
    assert disk.now() == {"file": b"2" * SECTOR + OLD[SECTOR:]}


def test_what_never_came_of_a_longer_file_is_noughts_or_noise(disk: Disk) -> None:
    disk.follow(entry(Kind.WRITE, 3, len(OLD), NEW))
    ends = {data[len(OLD) :] for state in may_be(disk) if (data := state["file"]) is not None}
    assert {b"", NEW, bytes(len(NEW))} <= ends
    assert any(len(end) == len(NEW) and not set(end) <= {0, ord("n")} for end in ends)


def test_a_file_that_was_cut_may_be_as_long_as_before(disk: Disk) -> None:
    disk.follow(entry(Kind.CUT, 3, 0))
    assert {state["file"] for state in may_be(disk)} == {OLD, b""}


def test_a_name_is_kept_by_the_folder_s_sync_and_not_by_the_file_s(disk: Disk) -> None:
    disk.follow(entry(Kind.MADE, 5, data="part"))
    disk.follow(entry(Kind.WRITE, 5, 0, NEW))
    disk.follow(entry(Kind.SYNC, 5))
    disk.follow(entry(Kind.RENAME, data="part", new="file"))
    states = may_be(disk)
    assert all(state.get("file") in (OLD, NEW) for state in states)
    assert {"file": OLD} in states
    assert {"file": NEW} in states
    assert {"file": OLD, "part": NEW} in states
    disk.follow(entry(Kind.SYNC, 4))
    assert may_be(disk) == [{"file": NEW}]


def test_what_lies_in_a_folder_without_a_name_is_gone(disk: Disk) -> None:
    disk.follow(entry(Kind.FOLDER, data="inner"))
    disk.follow(entry(Kind.MADE, 5, data="inner/one"))
    disk.follow(entry(Kind.OPEN, 6, data="inner"))
    disk.follow(entry(Kind.SYNC, 6))
    assert {"file": OLD} in may_be(disk)
    assert {"file": OLD, "inner": None, "inner/one": b""} in may_be(disk)
    disk.follow(entry(Kind.SYNC, 4))
    assert may_be(disk) == [{"file": OLD, "inner": None, "inner/one": b""}]


def test_a_removed_name_may_still_be_there(disk: Disk) -> None:
    disk.follow(entry(Kind.REMOVE, data="file"))
    assert {"file": OLD} in may_be(disk)
    assert {} in may_be(disk)
    assert disk.now() == {}
