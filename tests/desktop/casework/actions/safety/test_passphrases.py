"""Words that are drawn, and a judgement that knows its owner."""

from collections import Counter
from dataclasses import replace

import pytest

from db.errors import WeakPassphrase
from desktop.casework.actions.safety.passphrases import draw, look_at
from tests.builders import world


def test_six_words_of_the_list_never_the_same() -> None:
    here = world()
    drawn = {draw(here) for _ in range(20)}
    assert len(drawn) == 20
    assert all(word in here.words for one in drawn for word in one.split())
    assert all(len(one.split()) == 6 for one in drawn)
    for one in drawn:
        look_at(one)


def test_every_word_is_as_likely_as_another() -> None:
    here = replace(world(), words=("apple", "beech", "cedar"))
    counted = Counter(draw(here, 3000).split())
    assert all(850 < count < 1150 for count in counted.values())


def test_a_word_that_may_hurt_is_not_offered() -> None:
    assert {"autistic", "disabled"} <= set(world().words)  # they are in the list, for other uses
    here = replace(world(), words=("apple", "autistic", "disabled", "cedar"))
    assert set(draw(here, 200).split()) == {"apple", "cedar"}


@pytest.mark.parametrize("passphrase", ["short", "moragtennick1", "Morag Tennick"])
def test_what_is_made_of_its_owner_is_too_easy(passphrase: str) -> None:
    with pytest.raises(WeakPassphrase):
        look_at(passphrase, ("Morag Tennick", "CA8 1RW"))
