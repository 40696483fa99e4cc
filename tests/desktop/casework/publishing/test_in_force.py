"""Which of the published policies is in force."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

import resources
from db.errors import BadPack
from desktop.casework.packs.policy import read_pack
from desktop.casework.publishing.in_force import in_force, is_older

STANDARD = resources.packs()["standard"]
CUMBRIA = resources.packs()["cumbria-pps-2009"]
UNREAD = "[pack]\nshape = 9\n"


def version(number: str) -> str:
    return STANDARD.replace('version = "1"', f'version = "{number}"', 1)


def test_without_a_newer_one_the_invitations_stands() -> None:
    assert in_force([], STANDARD).pack.source == STANDARD
    assert in_force([("a", UNREAD)], STANDARD).pack.source == STANDARD


def test_the_last_published_is_in_force_and_older_ones_are_passed_over() -> None:
    found = in_force([("a", version("2")), ("b", version("10")), ("c", version("9"))], STANDARD)
    assert (found.record, found.pack.version) == ("b", "10")
    assert found.older == {"c"}
    assert not found.unread


def test_the_same_number_published_again_is_a_correction() -> None:
    corrected = version("2").replace("Standard", "Standard, corrected", 1)
    found = in_force([("a", version("2")), ("b", corrected)])
    assert found.record == "b"


def test_another_policy_is_never_an_older_one() -> None:
    assert in_force([("a", version("3000")), ("b", CUMBRIA)]).record == "b"


def test_where_nothing_can_be_read_the_reason_is_said() -> None:
    with pytest.raises(BadPack):
        in_force([("a", UNREAD)])


@given(some.lists(some.integers(1, 30), min_size=1, max_size=6))
def test_what_is_in_force_is_never_older_than_anything_published(numbers: list[int]) -> None:
    texts = [
        (str(at), version(f"{number // 10}.{number % 10}")) for at, number in enumerate(numbers)
    ]
    found = in_force(texts)
    packs = [read_pack(text, file="policy") for _, text in texts]
    assert not any(is_older(found.pack, pack) for pack in packs)
