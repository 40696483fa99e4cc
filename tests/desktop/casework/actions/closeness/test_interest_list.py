"""My interests in parts, and a removal that is taken back."""

from datetime import date

import pytest

from db.errors import NoSuchRecord
from desktop.casework.actions.closeness import declare
from desktop.casework.actions.closeness.interest_list import (
    find_schools,
    look_at_interests,
    restore,
)
from tests.builders import BRAMPTON, HOME, House


def test_each_part_of_an_interest_stands_by_itself(house: House) -> None:
    with house.open("morag") as desk:
        declare.declare_position(desk, BRAMPTON, "governor")
        declare.declare_person(desk, "Idris Quillfeather", "friend", date(1984, 5, 2), "CA38UR")
        seen = look_at_interests(desk)
    assert seen.home == HOME
    post, friend = seen.items
    assert (post.so, post.held_as, post.more) == (
        "Brampton Primary School",
        "governor",
        "Brampton",
    )
    assert (friend.so, friend.held_as) == ("Idris Quillfeather", "friend")
    assert friend.more == "born 2 May 1984, CA3 8UR"


def test_what_was_removed_can_stand_again(house: House) -> None:
    with house.open("morag") as desk:
        made = declare.declare_position(desk, BRAMPTON, "governor")
        declare.withdraw(desk, made.id)
        assert look_at_interests(desk).items == ()
        restore(desk, made.id)
        assert [one.id for one in look_at_interests(desk).items] == [made.id]
        with pytest.raises(NoSuchRecord):
            restore(desk, "0" * 32)


def test_schools_are_found_by_part_of_their_name(house: House) -> None:
    with house.open("morag") as desk:
        found = find_schools(desk, "brampton primary")
    assert BRAMPTON in [one.urn for one in found]
    assert all(one.urn in one.more for one in found)
