"""What became of schools. Numbers are made up, but for the links that ship."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from db.names import Urn
from desktop.casework.ground.school_chains import KINDS, Link, Links, kin, schools_of_today
from desktop.casework.ground.schools import SchoolList

_OPEN = frozenset({21, 22, 23, 24, 31})  # everything else that is linked is closed, 99 not listed


def is_open(number: int) -> bool | None:
    return None if number == 99 else number in _OPEN


def links(*told: tuple[int, int, str]) -> Links:
    return Links(Link(*one) for one in told)


@pytest.mark.parametrize(
    ("told", "asked", "expected"),
    [
        ([], 11, {11}),
        ([(11, 21, "successor")], 21, {11, 21}),
        ([(11, 12, "successor"), (12, 13, "merged"), (13, 21, "successor")], 11, {11, 12, 13, 21}),
        # Three that merged are one school now: their pupils and posts are all there.
        ([(11, 21, "merged"), (12, 21, "merged"), (13, 21, "amalgamated")], 11, {11, 12, 13, 21}),
        # A closed school was split: a post there may be at either, but the two stay apart.
        ([(11, 21, "split"), (11, 22, "split")], 11, {11, 21, 22}),
        ([(11, 21, "split"), (11, 22, "split")], 21, {11, 21}),
        # What is split from a school that goes on is another school.
        ([(21, 22, "split")], 21, {21}),
        ([(21, 22, "split")], 22, {22}),
        # A town was reorganised: the neighbours of the neighbours are no kin.
        (
            [(11, 21, "merged"), (11, 22, "merged"), (12, 22, "merged"), (12, 23, "merged")],
            21,
            {11, 21},
        ),
        (
            [(11, 21, "merged"), (11, 22, "merged"), (12, 22, "merged"), (12, 23, "merged")],
            22,
            {11, 12, 22},
        ),
        # An open one with a successor is both: list and links are of different days.
        ([(21, 22, "successor")], 21, {21, 22}),
        ([(21, 11, "merged")], 21, {11, 21}),  # the wrong way round
        ([(21, 11, "merged"), (11, 22, "successor")], 22, {11, 22}),
        ([(21, 11, "merged"), (11, 22, "successor")], 21, {11, 21}),
        ([(11, 21, "joined")], 11, {11, 21}),
        ([(21, 11, "joined")], 11, {11, 21}),
        ([(21, 22, "joined")], 21, {21}),
        ([(11, 12, "joined")], 12, {11, 12}),
        ([(21, 22, "sixth form"), (11, 21, "other")], 21, {21}),
        # Dead ends, rings, a school that is its own successor, one that no list has.
        ([(11, 12, "successor")], 11, {11, 12}),
        ([(11, 12, "successor"), (12, 11, "successor")], 11, {11, 12}),
        ([(11, 12, "successor"), (12, 13, "merged"), (13, 12, "merged")], 13, {11, 12, 13}),
        ([(11, 12, "merged"), (12, 11, "merged"), (11, 21, "merged")], 12, {11, 12, 21}),
        ([(11, 11, "successor")], 11, {11}),
        ([(11, 99, "successor"), (99, 21, "successor")], 21, {11, 21, 99}),
    ],
)  # fmt: skip
def test_the_numbers_of_one_school(
    told: list[tuple[int, int, str]], asked: int, expected: set[int]
) -> None:
    assert kin(links(*told), is_open, asked) == expected


def test_of_a_ring_each_is_a_school_of_today_though_another_way_leads_out_of_it() -> None:
    ring = links((11, 12, "merged"), (12, 13, "merged"), (13, 12, "merged"), (11, 21, "merged"))
    assert schools_of_today(ring, is_open, 11) == {12, 13, 21}


_numbers = st.sampled_from([11, 12, 13, 14, 15, 21, 22, 23, 99])
_links = st.lists(st.builds(Link, _numbers, _numbers, st.sampled_from(KINDS)), max_size=12)


@given(_links, _numbers, _numbers)
def test_kin_is_shared_schools_of_today_and_nothing_else(
    told: list[Link], one: int, other: int
) -> None:
    known = Links(told)
    shared = schools_of_today(known, is_open, one) & schools_of_today(known, is_open, other)
    assert (other in kin(known, is_open, one)) == (bool(shared) or one == other)


def test_links_are_kept_with_kind_and_day_and_found_from_either_end() -> None:
    told = [
        Link(11, 21, "merged", date(2014, 8, 31)),
        Link(12, 21, "successor"),
        Link(11, 22, "split", date(1905, 1, 1)),
    ]
    known = Links(told)
    assert sorted(known) == sorted(told)
    assert [one.new for one in known.from_old(11)] == [21, 22]
    assert [one.old for one in known.from_new(21)] == [11, 12]
    assert known.touching(99) == []


@pytest.fixture(scope="module")
def shipped() -> SchoolList:
    return SchoolList.open(resources.path("places/schools.bin"))


@pytest.mark.parametrize(
    ("number", "now", "some"),
    [
        # Infants and juniors became one school, which became an academy.
        ("112115", {"143116"}, {"112426", "133387"}),
        ("143116", {"143116"}, {"112115", "112426", "133387"}),
        # … and another: four steps.
        ("106914", {"145928"}, {"106916", "131437", "140403"}),
        # Burnley, reorganised: eight schools became five.
        ("119776", {"134994", "134996", "135003"}, {"119728"}),
        ("101276", {"101277"}, {"101277"}),  # "result of amalgamation": the closed one became it
        ("130687", {"146555"}, {"146555"}),  # a split of which one part is left
    ],
)
def test_real_chains_are_followed_to_their_end(
    shipped: SchoolList, number: str, now: set[str], some: set[str]
) -> None:
    found = shipped.kin(Urn(number))
    assert some <= set(found.numbers)
    assert now <= {one.urn for one in found.today}
    for end in found.today:
        assert end.urn == number or number in shipped.kin(Urn(end.urn)).numbers


def test_schools_that_are_open_side_by_side_are_hardly_ever_kin(shipped: SchoolList) -> None:
    """Of 27,000 open schools: a link would chain a town together, if it counted both ways."""
    together = {
        one.urn
        for one in shipped
        if one.open and len(shipped.links.touching(int(one.urn))) > 1
        for other in shipped.kin(Urn(one.urn)).numbers
        if (there := shipped.by_urn(other)) and there.open
    }
    assert len(together) < 40
