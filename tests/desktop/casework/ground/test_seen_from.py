"""What a picture of an area shows: true distances, outlines of real sectors, no doubtful point."""

import math
from collections.abc import Iterator

import pytest

import resources
from db.names import GridPoint, Postcode
from desktop.casework.ground.around import REACHES, hull, outlines, reach_for
from desktop.casework.ground.known import KnownPlaces, Learnt
from desktop.casework.ground.places import Located, Places
from desktop.casework.ground.seen_from import seen_from

HOME, FAMILY, OTHER = Postcode("CA8 1RW"), Postcode("CA3 8UR"), Postcode("LA9 4DL")
NEAR, MIDDLE, FAR = REACHES


@pytest.fixture(scope="module")
def table() -> Iterator[Places]:
    with Places.open(resources.path("places/postcodes.bin")) as opened:
        yield opened


def point(table: Places, code: Postcode) -> GridPoint:
    found = table.find(code)
    assert isinstance(found, Located)
    return found.point


def test_a_place_is_where_it_lies_from_home(table: Places) -> None:
    home, ground = seen_from(KnownPlaces(table), [HOME], FAMILY)
    assert (home, ground.home, ground.trust) == (HOME, "exact", "exact")
    assert ground.place is not None
    assert ground.place[0] < 0
    assert ground.place[1] < 0  # Carlisle lies south-west of Brampton
    assert round(math.hypot(*ground.place) / 1000, 1) == 14.3
    assert ground.drawn


@pytest.mark.parametrize(
    ("code", "trust", "drawn"),
    [
        ("CA1 1AA", "approximate", True),
        ("LA11 9BD", "directory", True),
        ("DN3 3FX", "doubtful", False),
        ("S94 1AA", "unknown", False),
        ("BT1 1AA", "unknown", False),
    ],
)
def test_a_place_that_is_not_certain_is_called_so_or_not_drawn(
    table: Places, code: str, trust: str, drawn: bool
) -> None:
    _, ground = seen_from(KnownPlaces(table), [HOME], Postcode(code))
    assert (ground.trust, ground.place is not None) == (trust, drawn)
    assert ground.drawn


def test_an_ended_postcode_is_drawn_at_its_last_place(table: Places) -> None:
    ended = KnownPlaces(table, {FAMILY: Learnt((339_620, 556_230), ended="2026-03")})
    _, ground = seen_from(ended, [HOME], FAMILY)
    assert (ground.trust, ground.place is not None) == ("ended", True)


@pytest.mark.parametrize("home", ["DN3 3FX", "BT1 1AA", "S94 1AA"])
def test_around_a_home_that_is_nowhere_nothing_is_drawn(table: Places, home: str) -> None:
    _, ground = seen_from(KnownPlaces(table), [Postcode(home)], FAMILY)
    assert not ground.drawn
    assert (ground.place, ground.outlines) == (None, ())
    assert not seen_from(KnownPlaces(table), [], FAMILY)[1].drawn


def test_of_two_homes_the_nearest_is_in_the_middle(table: Places) -> None:
    assert seen_from(KnownPlaces(table), [OTHER, HOME], FAMILY)[0] == HOME
    assert seen_from(KnownPlaces(table), [OTHER, HOME], None)[0] == OTHER  # the newest


def test_outlines_are_those_of_the_sectors_round_about(table: Places) -> None:
    home = point(table, HOME)
    found = outlines(table, home, MIDDLE)
    names = [one.name for one in found]
    assert names[:3] == ["CA8 1", "CA8 2", "CA8 9"]
    assert "CA1 1" in names
    assert "LA9 4" not in names
    assert "LA9" in [one.name for one in outlines(table, home, FAR)]
    own = found[0]
    assert all(math.hypot(*corner) < 15_000 for corner in own.corners)
    # nearly all addresses of the sector lie within its outline
    inside = [
        _within(own.corners, (east - home.easting, north - home.northing))
        for figure, east, north in table.exact("CA8")
        if figure == 1
    ]
    assert sum(inside) > 0.9 * len(inside)
    assert outlines(table, home, MIDDLE) is found  # kept


def test_a_wrong_point_stretches_no_outline(table: Places) -> None:
    """DN3 3FX lies in Bedfordshire, 187 km from its neighbours."""
    (dn3,) = [
        one for one in outlines(table, point(table, Postcode("DN3 1AA")), MIDDLE)
        if one.name == "DN3 3"
    ]  # fmt: skip
    assert all(math.dist(corner, dn3.middle) < 10_000 for corner in dn3.corners)


def test_a_hull_holds_every_point_and_turns_one_way() -> None:
    spots = [(0, 0), (4, 0), (4, 4), (0, 4), (2, 2), (1, 3), (4, 2)]
    assert hull(spots) == ((0, 0), (4, 0), (4, 4), (0, 4))
    assert hull([(1, 1), (1, 1)]) == ((1, 1),)


def test_the_reach_leaves_room_around_what_is_to_be_seen() -> None:
    assert [reach_for(metres) for metres in (0, 2_000, 3_400, 3_500, 10_000, 60_000, 10**6)] == [
        *(NEAR, NEAR, NEAR, MIDDLE, MIDDLE, FAR, FAR)
    ]
    assert (reach_for(None, 3_000), reach_for(None, 30_000)) == (NEAR, FAR)


def _within(corners: tuple[tuple[int, int], ...], spot: tuple[int, int]) -> bool:
    pairs = zip(corners, (*corners[1:], corners[0]), strict=True)
    return all(
        (b[0] - a[0]) * (spot[1] - a[1]) - (b[1] - a[1]) * (spot[0] - a[0]) >= 0 for a, b in pairs
    )
