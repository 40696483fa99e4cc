import itertools

import msgspec
import pytest

from db.vault.slots import FLOOR, Cost, calibrated
from tests.db.vault.kit import CHEAP


def test_the_floor_is_64_mib_three_passes_four_lanes() -> None:
    assert Cost(64 * 1024, 3, 4) == FLOOR


def test_passes_are_raised_until_it_takes_as_long_as_asked() -> None:
    clock = itertools.count(0.0, 0.01)
    assert calibrated(1.0, CHEAP, clock=lambda: next(clock)) == Cost(8, 100, 1)


def test_a_slow_machine_gets_the_floor_and_no_less() -> None:
    clock = itertools.count(0.0, 60.0)
    floor = Cost(8, 3, 1)
    assert calibrated(1.0, floor, clock=lambda: next(clock)) == floor


def test_a_clock_that_does_not_move_ends_at_the_ceiling() -> None:
    assert calibrated(1.0, CHEAP, clock=lambda: 5.0).iterations == 4096


@pytest.mark.parametrize(
    "text",
    [
        '{"memory_kib":1048577,"iterations":1,"lanes":1}',  # over 1 GiB
        '{"memory_kib":8,"iterations":100000,"lanes":1}',
        '{"memory_kib":8,"iterations":1,"lanes":1000}',
        '{"memory_kib":0,"iterations":1,"lanes":1}',
        '{"memory_kib":8,"iterations":1,"lanes":1,"pepper":1}',
    ],
)
def test_a_cost_that_is_read_is_bounded(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=Cost)


def test_a_gibibyte_is_still_read() -> None:
    text = '{"memory_kib":1048576,"iterations":1,"lanes":1}'
    assert msgspec.json.decode(text, type=Cost) == Cost(1024 * 1024, 1, 1)
