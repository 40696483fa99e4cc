"""How far from home is too near or far (policies.md, "Area limits")."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from db.names import Band, GridPoint, Postcode
from desktop.casework.closeness.area import AreaAnswer, Place, band
from desktop.casework.packs.policy import AreaRule
from tests.desktop.casework.kit import CUMBRIA, STANDARD

HOME = Place(code=Postcode("LA5 0BN"), point=GridPoint(350_000, 470_000))
NOT_ASKED = structs.replace(STANDARD, area=AreaRule())
NEAR_ALONE = structs.replace(
    STANDARD, area=AreaRule(near="stop", near_km=3, clause="standard/area")
)


def away(metres: int, code: str = "CA8 1AD") -> Place:
    return Place(code=Postcode(code), point=GridPoint(350_000 + metres, 470_000))


def nowhere(code: str | None, why: str = "Jersey is not on the British grid") -> Place:
    return Place(code=None if code is None else Postcode(code), why_unlocated=why)


@pytest.mark.parametrize(
    ("metres", "expected"),
    [
        (0, "too-near"),
        (2999, "too-near"),
        (3000, "just-right"),
        (30_000, "just-right"),
        (30_001, "far"),
    ],
)
def test_below_near_is_too_near_above_far_is_far_and_the_limits_are_right(
    metres: int, expected: Band
) -> None:
    found = band(STANDARD, HOME, away(metres))
    assert (found.band, found.metres) == (expected, metres)
    assert found.strength == ("off" if expected == "just-right" else "where_possible")


def test_in_a_town_the_packs_own_numbers_for_a_town_count() -> None:
    town = structs.replace(STANDARD, area=structs.replace(STANDARD.area, ground="urban"))
    found = [band(town, HOME, away(metres)).band for metres in (999, 1000, 15_000, 15_001)]
    assert found == ["too-near", "just-right", "just-right", "far"]
    assert band(town, HOME, away(5000)).rule == "too near under 1 km, far over 15 km"


def test_it_names_its_rule_and_its_clause() -> None:
    found = band(CUMBRIA, HOME, away(5000))
    assert found.rule == "too near under 3 km, far over 30 km"
    assert found.clause == "cumbria-pps-2009/5.1.2"
    assert found.reason == "This address is 5.00 km from your home."


def test_the_measured_distance_wins_over_the_sector() -> None:
    assert band(STANDARD, HOME, away(9000, "LA5 0ZZ")).band == "just-right"
    assert band(STANDARD, HOME, away(100, "CA8 1AD")).band == "too-near"


def test_without_a_position_the_same_sector_is_too_near() -> None:
    for home, family in (
        (HOME, nowhere("LA5 0ZZ")),
        (nowhere("LA5 0ZZ"), HOME),
        (nowhere("LA5 0ZZ"), nowhere("LA5 0AA")),
    ):
        found = band(STANDARD, home, family)
        assert (found.band, found.metres, found.strength) == ("too-near", None, "where_possible")
        assert "LA5 0" in found.reason


@pytest.mark.parametrize("code", ["LA5 1ZZ", "LA50 1AA", "LA6 0BN", None])
def test_without_a_position_and_in_another_sector_it_cannot_be_measured_and_says_why(
    code: str | None,
) -> None:
    found = band(STANDARD, HOME, nowhere(code))
    assert (found.band, found.metres, found.strength) == ("cannot-measure", None, "off")
    assert "cannot be measured" in found.reason
    assert "Jersey" in found.reason


def test_a_policy_that_asks_for_no_area_still_tells_the_distance() -> None:
    found = band(NOT_ASKED, HOME, away(100))
    assert (found.band, found.metres, found.strength) == ("not-asked", 100, "off")
    assert (found.clause, found.rule) == ("", "this policy sets no distance")
    assert band(NOT_ASKED, HOME, nowhere("LA5 0ZZ")).band == "not-asked"


def test_a_policy_with_a_near_end_alone_knows_no_far() -> None:
    found = band(NEAR_ALONE, HOME, away(400_000))
    assert (found.band, found.rule) == ("just-right", "too near under 3 km")
    assert band(NEAR_ALONE, HOME, away(10)).strength == "stop"


def test_a_clause_that_speaks_of_volunteers_does_not_bind_staff() -> None:
    assert band(CUMBRIA, HOME, away(100), who="staff").band == "not-asked"
    assert band(CUMBRIA, HOME, away(100), who="volunteers").band == "too-near"


def test_a_doubtful_point_is_said() -> None:
    family = structs.replace(away(5000), doubt="the position is approximate")
    home = structs.replace(HOME, doubt="O was read as 0")
    found = band(STANDARD, home, family, subject="CA8 1AD")
    assert found.reason == (
        "CA8 1AD is 5.00 km from your home; your home: O was read as 0;"
        " the position is approximate."
    )


points = st.builds(GridPoint, st.integers(0, 700_000), st.integers(0, 1_300_000))


@given(points, points)
def test_both_ways_are_the_same_and_every_band_follows_from_its_metres(
    a: GridPoint, b: GridPoint
) -> None:
    here, there = Place(point=a), Place(point=b)
    found: AreaAnswer = band(STANDARD, here, there)
    assert band(STANDARD, there, here) == found
    assert found.metres is not None
    assert (found.band == "too-near") == (found.metres < 3000)
    assert (found.band == "far") == (found.metres > 30_000)
