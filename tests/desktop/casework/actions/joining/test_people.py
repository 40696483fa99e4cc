"""The office's people: what is on each laptop, and whose request a file is."""

import pytest

from db.errors import AlreadyEnrolled, BadRequest, WrongDesk
from desktop.casework.actions.joining.end_device import revoke
from desktop.casework.actions.joining.enrol import enrol
from desktop.casework.actions.joining.people import look_at_people, look_at_request
from desktop.casework.actions.policy.packs_offered import packs_offered
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import opened


def test_a_laptop_is_told_with_its_cases_and_its_last_bundle(house: House) -> None:
    with house.open("office") as office:
        (before,) = look_at_people(office).laptops
    assert (before.name, before.state, before.by) == (
        "Morag Tennick",
        "enrolled",
        "Perpetua Wainhope",
    )
    assert (before.welcomed, before.last_number, before.cases) == (False, None, ())
    with house.open("morag") as desk:
        reference = opened(desk)
    house.carry("morag", "office")
    with house.open("office") as office:
        (laptop,) = look_at_people(office).laptops
    assert (laptop.welcomed, laptop.waiting, laptop.last_number) == (True, 0, 1)
    assert laptop.last_at == NOW
    assert [(one.reference, one.child) for one in laptop.cases] == [
        (reference, "Ottilie Brackenridge")
    ]
    assert laptop.open_cases == 1


def test_a_laptop_that_was_ended_comes_last_and_says_why(house: House) -> None:
    house.volunteer("zelda", "Zelda Quayle")
    with house.open("office") as office:
        revoke(office, "Morag Tennick", "Stolen from the car.")
        first, last = look_at_people(office).laptops
    assert (first.name, last.name) == ("Zelda Quayle", "Morag Tennick")
    assert (last.state, last.why, last.ended) == ("revoked", "Stolen from the car.", NOW)
    assert last.waiting == 0


def test_a_request_says_whose_it_is_before_any_words(house: House) -> None:
    made = house.join("wren", "Wren Adair")
    with house.open("office") as office:
        seen = look_at_request(office, made.request, "request")
        assert (seen.name, seen.made) == ("Wren Adair", NOW)
        enrol(office, made.request, " ".join(made.words))
        with pytest.raises(AlreadyEnrolled):
            look_at_request(office, made.request)
        with pytest.raises(BadRequest):
            look_at_request(office, b"holiday", "holiday.jpg")
    with house.open("morag") as morag:
        with pytest.raises(WrongDesk):
            look_at_request(morag, made.request)
        with pytest.raises(WrongDesk):
            look_at_people(morag)


def test_every_shipped_policy_is_offered_with_a_line_the_standard_one_first(house: House) -> None:
    offered = packs_offered(house.world)
    assert offered[0].name == "standard"
    assert {one.name for one in offered} == set(house.world.packs)
    assert all(one.line.endswith(" clauses.") for one in offered)
