"""How well names are told apart, on labelled pairs of which half was never tuned on.

A pair is found when it is shown at all, as sure, likely or perhaps. Measured before the rules were
mended the held-out half had recall 0.81 at precision 0.78; afterwards 0.99 at 0.93. Whoever writes
such pairs knows the rules, and the tables cannot hold every name: pairs that were written after the
rules, hard ones, came to 0.87 at 0.97, and after mending by those a second set to 0.82 at 0.93.
That is the honest figure. Nobody is locked out by a likeness: only what is sure stops.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pytest

from desktop.casework.closeness.names import compare
from tests.desktop.casework.closeness.pairs import Half, Pair, looked_at, pairs, unseen


class Measured(NamedTuple):
    """Shares of 1."""

    recall: float
    precision: float


def measured(these: Sequence[Pair]) -> Measured:
    found = [(one.same, compare(one.one, one.other) is not None) for one in these]
    shown = found.count((True, True))
    return Measured(
        recall=shown / sum(same for same, _ in found),
        precision=shown / sum(is_shown for _, is_shown in found),
    )


def test_there_are_enough_pairs_of_each_kind_on_both_sides_of_the_split() -> None:
    every = pairs()
    assert len(every) >= 800
    assert len({one.line for one in every}) == len(every)
    kinds = {one.how for one in every}
    for half in ("tuning", "held-out"):
        part = [one for one in every if one.half == half]
        assert 0.4 <= len(part) / len(every) <= 0.6
        assert 0.3 <= sum(one.same for one in part) / len(part) <= 0.7
        found = Counter(one.how for one in part)
        assert set(found) == kinds
        assert min(found.values()) >= 2, found


@pytest.mark.parametrize("half", ["held-out", "tuning"])
def test_of_a_half_nearly_everybody_is_found_and_few_others(half: Half) -> None:
    found = measured(pairs(half))
    print(f"{half}: recall {found.recall:.3f}, precision {found.precision:.3f}")
    assert found.recall >= 0.95
    assert found.precision >= 0.8


def test_pairs_written_after_the_rules_are_found_less_often_and_no_less_surely() -> None:
    found = measured(unseen())
    print(f"unseen: recall {found.recall:.3f}, precision {found.precision:.3f}")
    assert found.recall >= 0.75
    assert found.precision >= 0.9
    assert measured(looked_at()).recall >= 0.95


def test_nobody_is_sure_of_two_people_or_without_a_date_or_a_postcode() -> None:
    for one in (*pairs(), *looked_at(), *unseen()):
        likeness = compare(one.one, one.other)
        if likeness is not None and likeness.certainty == "sure":
            assert one.same, one.line
            assert one.one.born or one.one.postcode, one.line
