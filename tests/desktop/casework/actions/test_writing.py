"""While one writes: names of the record are known, words can be added, and none of it travels."""

import pytest

from db.errors import BadInput
from desktop.casework.actions.writing.look_over import look_over, meant
from desktop.casework.actions.writing.my_words import add_word, my_words, take_word
from tests.builders import House
from tests.desktop.casework.actions.kit import opened


def test_names_of_people_and_of_the_school_of_a_case_are_no_slips(house: House) -> None:
    text = "Brackenridge rang. Ottilie is at Upperby; teh head is useless."
    with house.open("morag") as morag:
        before = [text[one.start : one.end] for one in look_over(morag, text)]
        opened(morag)
        found = look_over(morag, text)
        assert "Brackenridge" in before
        assert [text[one.start : one.end] for one in found] == ["teh", "is useless"]
        assert found[1].clause == "standard/outcomes"
        assert meant(morag, "teh")[0] == "the"
        assert [one.kind for one in look_over(morag, text, "theirs")] == ["spelling"]


def test_a_word_that_was_added_outlives_the_lock_and_can_be_taken_out_again(house: House) -> None:
    with house.open("morag") as morag:
        rows = morag.store.row_count()
        add_word(morag, "Snizort’s ")
        assert look_over(morag, "the snizort's edge") == ()
        with pytest.raises(BadInput):
            add_word(morag, "two words")
        assert morag.store.row_count() == rows
    with house.open("morag") as morag:
        assert my_words(morag) == ("snizort's",)
        take_word(morag, "snizort’s")
        assert [one.kind for one in look_over(morag, "the snizort's edge")] == ["spelling"]
