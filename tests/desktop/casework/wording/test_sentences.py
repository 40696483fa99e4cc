"""The labelled sentences are enough, half of them neutral, and every kind is on both sides."""

from collections import Counter

from tests.desktop.casework.wording.labelled import held_out, labelled


def test_there_are_enough_sentences_of_each_kind_on_both_sides_of_the_split() -> None:
    every = labelled()
    assert len(every) >= 300
    assert len({one.text for one in every}) == len(every)
    neutral = sum(not one.kinds for one in every)
    assert 0.4 <= neutral / len(every) <= 0.6
    for side in (True, False):
        part = [one for one in every if held_out(one.text) is side]
        assert 0.4 <= len(part) / len(every) <= 0.6
        found = Counter(kind for one in part for kind in one.kinds)
        assert set(found) == {"judges", "motive", "promises", "takes-sides", "campaigns"}
        assert min(found.values()) >= 10, found
