import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vault.head import HeadDamaged, compare, read_head, write_head
from db.vault.vault import unlock
from tests.db.vault.kit import PASSPHRASE, Made, make

HEADS = {"up": (12, "ab" * 32), "own": (0, "00" * 32), "to:" + "c3" * 16: (7, "cd" * 32)}
heads = st.dictionaries(st.text(max_size=8), st.tuples(st.integers(0, 9), st.just("ab" * 32)))


def test_what_was_remembered_is_read_again_after_a_lock(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        assert read_head(vault) is None
        write_head(vault, HEADS)
    with unlock(made.folder, PASSPHRASE) as vault:
        assert read_head(vault) == HEADS
    assert not list(made.folder.glob("*.part"))


def test_every_byte_counts(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        write_head(vault, HEADS)
        good = (made.folder / "head").read_bytes()
        for position in range(len(good)):
            bad = bytearray(good)
            bad[position] ^= 0x04
            (made.folder / "head").write_bytes(bad)
            assert read_head(vault) == HeadDamaged(), position
            (made.folder / "head").write_bytes(good[:position])
            assert read_head(vault) == HeadDamaged(), position


@pytest.mark.parametrize("data", [b"", b"[]", b"[" * 100_000, b"\xff", os.urandom(500)])
def test_rubbish_is_damage(made: Made, data: bytes) -> None:
    (made.folder / "head").write_bytes(data)
    with unlock(made.folder, PASSPHRASE) as vault:
        assert read_head(vault) == HeadDamaged()


def test_another_vaults_head_is_damage(made: Made) -> None:
    other = make(made.folder.parent / "other")
    with unlock(other.folder, PASSPHRASE) as vault:
        write_head(vault, HEADS)
    (made.folder / "head").write_bytes((other.folder / "head").read_bytes())
    with unlock(made.folder, PASSPHRASE) as vault:
        assert read_head(vault) == HeadDamaged()


def test_a_stream_that_went_back_is_named() -> None:
    now = {"up": (11, "ef" * 32), "own": (0, "00" * 32), "to:" + "c3" * 16: (8, "ee" * 32)}
    assert compare(HEADS, now) == ["up"]


def test_a_stream_that_is_gone_or_was_written_over_is_named() -> None:
    now = {"up": (12, "ee" * 32)}
    assert compare(HEADS, now) == ["to:" + "c3" * 16, "up"]


@given(heads)
def test_nothing_is_older_than_itself(head: dict[str, tuple[int, str]]) -> None:
    assert compare(head, head) == []
    assert compare({}, head) == []
    assert compare(head, {name: (seq + 1, "00" * 32) for name, (seq, _) in head.items()}) == []
    assert compare(head, {}) == sorted(name for name, (seq, _) in head.items() if seq)
