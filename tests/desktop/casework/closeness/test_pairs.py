"""The labelled pairs are enough, of many kinds, and the split leaves enough on both sides."""

from collections import Counter

from tests.desktop.casework.closeness.pairs import pairs


def test_there_are_enough_pairs_of_each_kind_on_both_sides_of_the_split() -> None:
    every = pairs()
    assert len(every) >= 500
    assert len({one.line for one in every}) == len(every)
    kinds = {one.how for one in every}
    for half in ("tuning", "held-out"):
        part = [one for one in every if one.half == half]
        assert 0.4 <= len(part) / len(every) <= 0.6
        assert 0.3 <= sum(one.same for one in part) / len(part) <= 0.7
        found = Counter(one.how for one in part)
        assert set(found) == kinds
        assert min(found.values()) >= 2, found
