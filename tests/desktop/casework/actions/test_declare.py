"""My interests: homes follow each other, what has ended stays with its date, none of it travels."""

from datetime import date

import pytest

from db.errors import BadInput, NoSuchRecord, TooLong, UnknownSchool, UnknownWord
from db.names import ActorId
from db.records import Home, Interest
from desktop.casework.actions.declare import (
    declare_child_school,
    declare_home,
    declare_person,
    declare_position,
    home,
    listed,
    withdraw,
)
from desktop.casework.actions.open_case import can_i_take
from desktop.casework.desk import open_desk
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


def test_what_is_withdrawn_ends_today_and_is_listed_no_more(house: House) -> None:
    with house.open("morag") as morag:
        post = declare_position(morag, UPPERBY, "governor")
        assert withdraw(morag, post.id) == post
        assert listed(morag) == ()
        (kept,) = morag.store.find(Interest)
        assert kept.body.until == date(2026, 3, 10)
        with pytest.raises(NoSuchRecord):
            withdraw(morag, post.id)


def test_a_past_interest_stops_nothing_and_its_last_day_still_counts(house: House) -> None:
    with house.open("morag") as morag:
        post = declare_position(morag, UPPERBY, "governor")
        withdraw(morag, post.id)
        assert [one.kind for one in can_i_take(morag, case_draft()).found] == ["position"]
        house.clock.on(days=1)
        assert [one.kind for one in can_i_take(morag, case_draft()).found] == ["stake"]


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
