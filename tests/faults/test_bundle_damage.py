"""Damage on the way, exhaustively: no byte of a bundle can change and none can go missing."""

import os
import random

import pytest

from db.bundle.header import Have
from db.bundle.open import look
from db.errors import BundleDamaged, Refusal
from tests.db.bundle.forge import LAPTOP, OFFICE, Desk, bundle, chain, known, opened, school, up

ROWS = up(2)
SMALL = bundle(ROWS, [b"sealed letter"], have=[Have(stream="all", seq=1, hash=ROWS[0].hash)])


@pytest.fixture(scope="module")
def flips(full: bool) -> tuple[int, ...]:
    """What each byte is changed by: three ways, or every way there is."""
    return tuple(range(1, 256)) if full else (0x01, 0x20, 0x80)


def test_any_one_byte_changed_anywhere_is_damage(flips: tuple[int, ...]) -> None:
    assert len(opened(SMALL).rows) == 2
    for at in range(len(SMALL)):
        for flip in flips:
            changed = SMALL[:at] + bytes([SMALL[at] ^ flip]) + SMALL[at + 1 :]
            with pytest.raises(BundleDamaged):
                opened(changed)


def test_cut_short_at_any_length_is_damage() -> None:
    for length in range(len(SMALL)):
        with pytest.raises(BundleDamaged):
            opened(SMALL[:length])


def test_anything_added_before_or_behind_is_damage() -> None:
    for more in (b"\0", b"\n", b"x" * 16, SMALL, os.urandom(70_000)):
        for changed in (SMALL + more, more + SMALL):
            with pytest.raises(BundleDamaged):
                opened(changed)


def test_a_byte_lost_or_doubled_anywhere_is_damage() -> None:
    for at in range(len(SMALL)):
        for changed in (SMALL[:at] + SMALL[at + 1 :], SMALL[:at] + SMALL[at : at + 1] + SMALL[at:]):
            if changed == SMALL:
                continue
            with pytest.raises(BundleDamaged):
                opened(changed)


def test_blocks_exchanged_or_wiped_are_damage() -> None:
    """What a failing stick does: whole sectors of a large bundle."""
    data = bundle(up(300), [os.urandom(200_000)])
    chance = random.Random(11)
    sectors = [data[at : at + 512] for at in range(0, len(data) - 512, 512)]
    for _ in range(60):
        one, two = chance.sample(range(len(sectors)), 2)
        swapped = list(sectors)
        swapped[one], swapped[two] = sectors[two], sectors[one]
        wiped = list(sectors)
        wiped[one] = bytes(512)
        for changed in (swapped, wiped):
            with pytest.raises(BundleDamaged):
                opened(b"".join(changed) + data[len(sectors) * 512 :])


def test_noise_is_never_anything_but_damage() -> None:
    chance = random.Random(7)
    for length in range(200):
        for start in (b"", SMALL[: length // 2]):
            with pytest.raises(BundleDamaged):
                opened(start + chance.randbytes(length))
            with pytest.raises(BundleDamaged):
                look(start[:20] + chance.randbytes(length), OFFICE.keys.seal, known(LAPTOP))


def test_damage_to_one_bundle_leaves_the_next_as_it_is() -> None:
    """Opening keeps nothing: what came before has no say in what comes after."""
    other = bundle(chain(OFFICE.device, "all", [school(1)]), sender=OFFICE, to=LAPTOP)
    for bad, at in ((SMALL[:-1], OFFICE), (other[:-1], LAPTOP), (SMALL, LAPTOP)):
        with pytest.raises(Refusal):
            opened(bad, at=at)
        assert _sound(SMALL, OFFICE) == 2
        assert _sound(other, LAPTOP) == 1


def _sound(data: bytes, at: Desk) -> int:
    return len(opened(data, at=at).rows)
