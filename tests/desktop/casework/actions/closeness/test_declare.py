"""My interests: homes follow each other, what has ended stays with its date, none of it travels."""

from datetime import date

import pytest

from db.errors import BadInput, NoSuchRecord, TooLong, UnknownSchool, UnknownWord
from db.names import ActorId
from db.records import Home, Interest
from desktop.casework.actions.cases.open_case import can_i_take
from desktop.casework.actions.closeness.declare import (
    amend_interest,
    declare_child_school,
    declare_home,
    declare_person,
    declare_position,
    home,
    listed,
    restore,
    withdraw,
)
from desktop.casework.actions.closeness.homes import (
    add_home,
    amend_home,
    remove_home,
    restore_home,
)
from desktop.casework.actions.closeness.interest_list import look_at_interests
from desktop.casework.actions.closeness.looked_over import look_over, looked_over
from desktop.casework.unlocking import open_desk
from tests.builders import BRAMPTON, CHEAP, HOME, PENRITH, UPPERBY, House, case_draft


def test_moving_closes_the_earlier_home_the_day_before(house: House) -> None:
    house.clock.on(days=30)
    with house.open("morag") as morag:
        assert home(morag) == HOME
        declare_home(morag, "la94dl")
        assert home(morag) == "LA9 4DL"
        first, second = morag.store.find(Home, order="since")
        assert first.body.postcode == HOME
        assert first.body.until == date(2026, 4, 8)
        assert (second.body.since, second.body.until) == (date(2026, 4, 9), None)


def test_a_home_that_is_no_postcode_changes_nothing(house: House) -> None:
    with house.open("morag") as morag:
        with pytest.raises(BadInput):
            declare_home(morag, "the old mill")
        assert home(morag) == HOME


def test_interests_are_listed_in_words(house: House) -> None:
    with house.open("morag") as morag:
        declare_position(morag, BRAMPTON, "  governor ")
        house.clock.on(minutes=1)
        declare_child_school(morag, PENRITH)
        house.clock.on(minutes=1)
        declare_person(
            morag, "Hesper  Brackenbridge", "extended-family", date(1980, 2, 1), "ca8 1rw"
        )
        assert [one.what for one in listed(morag)] == [
            "governor at Brampton Primary School",
            "own child at Queen Elizabeth Grammar School Penrith",
            "Hesper Brackenbridge, born 1 February 1980, CA8 1RW: extended family",
        ]


def test_what_is_taken_off_has_no_day_left_and_can_be_put_back(house: House) -> None:
    with house.open("morag") as morag:
        post = declare_position(morag, UPPERBY, "governor", since=date(2024, 9, 1))
        withdraw(morag, post.id)
        assert listed(morag) == ()
        assert can_i_take(morag, case_draft()).found == ()
        (kept,) = morag.store.find(Interest)
        assert (kept.body.since, kept.body.until) == (date(2026, 3, 10), date(2026, 3, 9))
        with pytest.raises(NoSuchRecord):
            withdraw(morag, post.id)
        restore(morag, post.id)
        (kept,) = morag.store.find(Interest)
        assert (kept.body.since, kept.body.until) == (date(2024, 9, 1), None)
        assert [one.kind for one in can_i_take(morag, case_draft()).found] == ["position"]


def test_a_post_that_ends_counts_on_its_last_day_and_is_over_the_day_after(house: House) -> None:
    with house.open("morag") as morag:
        post = declare_position(morag, UPPERBY, "governor")
        ended = amend_interest(morag, post.id, until=date(2026, 3, 10))
        assert ended.what == "governor at Upperby Primary School, until 10 March 2026"
        assert [one.kind for one in can_i_take(morag, case_draft()).found] == ["position"]
        house.clock.on(days=1)
        assert [one.kind for one in can_i_take(morag, case_draft()).found] == ["stake"]
        assert listed(morag) == ()
        assert [one.so for one in look_at_interests(morag).over] == ["Upperby Primary School"]
        with pytest.raises(BadInput):
            amend_interest(morag, post.id, since=date(2026, 3, 11))


def test_a_second_home_counts_beside_the_first_and_the_nearer_one_decides(house: House) -> None:
    with house.open("morag") as morag:
        assert can_i_take(morag, case_draft()).area.band == "just-right"
        second = add_home(morag, "CA3 8UR", until=date(2026, 6, 30))
        assert can_i_take(morag, case_draft()).area.band == "too-near"
        amend_home(morag, second, until=date(2026, 3, 9))
        assert can_i_take(morag, case_draft()).area.band == "just-right"
        amend_home(morag, second, until=None)
        remove_home(morag, second)
        assert can_i_take(morag, case_draft()).area.band == "just-right"
        restore_home(morag, second)
        assert can_i_take(morag, case_draft()).area.band == "too-near"
        with pytest.raises(BadInput):
            add_home(morag, "CA3 8UR", since=date(2026, 6, 30), until=date(2026, 6, 1))


def test_the_list_is_looked_over_once_a_term_and_nothing_is_a_declaration(house: House) -> None:
    with house.open("morag") as morag:
        assert looked_over(morag).owed
        said = look_over(morag, nothing=True)
        assert (said.on, said.empty) == (date(2026, 3, 10), True)
        assert (looked_over(morag).owed, looked_over(morag).last) == (False, said.on)
        assert looked_over(morag).stand == 0
        declare_position(morag, UPPERBY, "governor")
        assert looked_over(morag).stand == 1
        with pytest.raises(BadInput):
            look_over(morag, nothing=True)
        house.clock.on(days=22)  # 1 April: the summer term
        assert looked_over(morag).owed
        assert look_over(morag).empty is False
        house.clock.on(days=152)  # 31 August
        assert not looked_over(morag).owed
        house.clock.on(days=1)
        assert looked_over(morag).owed


def test_a_child_who_leaves_in_summer_is_asked_after_in_september(house: House) -> None:
    with house.open("morag") as morag:
        child = declare_child_school(morag, PENRITH, until=looked_over(morag).year_ends)
        look_over(morag)
        house.clock.on(days=174)  # 31 August
        assert looked_over(morag).moved_on == ()
        house.clock.on(days=1)
        assert looked_over(morag).moved_on == (child.id,)
        declare_child_school(morag, BRAMPTON, since=date(2026, 9, 1))
        assert looked_over(morag).moved_on == ()


def test_an_unknown_school_is_refused(house: House) -> None:
    with house.open("morag") as morag:
        for urn in ("999999", "", "Upperby"):
            with pytest.raises(UnknownSchool):
                declare_position(morag, urn, "governor")
            with pytest.raises(UnknownSchool):
                declare_child_school(morag, urn)
        assert listed(morag) == ()


def test_what_cannot_be_understood_is_refused(house: House) -> None:
    with house.open("morag") as morag:
        with pytest.raises(BadInput):
            declare_position(morag, UPPERBY, "  ")
        with pytest.raises(TooLong):
            declare_position(morag, UPPERBY, "g" * 401)
        with pytest.raises(UnknownWord):
            declare_person(morag, "Hesper Brackenbridge", "neighbour")
        with pytest.raises(BadInput):
            declare_person(morag, " ?? ", "friend")
        with pytest.raises(BadInput):
            declare_person(morag, "Hesper Brackenbridge", "friend", at="over the hill")
        with pytest.raises(NoSuchRecord):
            withdraw(morag, "ab" * 16)
        assert listed(morag) == ()


def test_everything_declared_is_in_the_stream_that_never_leaves(house: House) -> None:
    with house.open("morag") as morag:
        before = morag.store.head(morag.device, "up")
        post = declare_position(morag, UPPERBY, "governor")
        declare_child_school(morag, BRAMPTON)
        declare_person(morag, "Hesper Brackenbridge", "friend")
        declare_home(morag, "LA9 4DL")
        withdraw(morag, post.id)
        assert morag.store.head(morag.device, "up") == before
        assert morag.store.head(morag.device, "own").seq > 5


def test_interests_belong_to_who_declared_them(house: House) -> None:
    """Two people work at an office, and neither sees what the other declared."""
    second = "thimble orchard walrus pepper glacier song"
    with house.open("office") as office:
        declare_person(office, "Hesper Brackenbridge", "friend")
        office.vault.add_passphrase(ActorId("dd" * 16), "Colm Fairley", second, CHEAP)
    with open_desk(house.path("office"), second, house.world) as office:
        assert listed(office) == ()
        assert home(office) is None
        (theirs,) = office.store.find(Interest)
        with pytest.raises(NoSuchRecord):
            withdraw(office, theirs.id)
    with house.open("office") as office:
        assert len(listed(office)) == 1
