"""`area`: how far from home, against coordinates as Ordnance Survey publishes them."""

import math

import pytest

from tests.journeys.line import Line

# Easting, northing in Code-Point Open, May 2025.
POINTS = {
    "CA8 1RW": (353074, 561063),
    "CA1 1AA": (339560, 555499),
    "CA3 8UR": (339621, 556226),  # Carlisle Castle
    "LA1 1YJ": (347312, 461858),  # Lancaster Castle
    "LA9 4DL": (351505, 492629),  # Kendal
    "CV1 5AB": (433565, 279134),
    "S60 1PD": (442841, 392876),  # Rotherham
    "S1 2HH": (435359, 387191),  # Sheffield
    "DN1 3BU": (457652, 402907),
    "LA5 0BN": (344171, 477778),  # Arnside, over the water from
    "LA11 6FF": (343059, 479017),
    "CA7 5BT": (323007, 562745),
    "DG12 6SX": (323601, 565147),  # over the border
}
FIELDS = {"postcode", "band", "km", "rule", "clause", "reason"}


# Both ends are kept to 10 m, so that all of Great Britain fits into ten megabytes.
EXACT = 0.015  # km


def published(one: str, two: str) -> float:
    (a, b), (c, d) = POINTS[one], POINTS[two]
    return math.hypot(a - c, b - d) / 1000


@pytest.mark.parametrize(
    ("home", "others", "known"),
    [
        ("CA3 8UR", ("LA1 1YJ", "LA9 4DL", "CA1 1AA"), {"LA1 1YJ": 94.7, "LA9 4DL": 64.7}),
        ("S60 1PD", ("CV1 5AB", "S1 2HH", "DN1 3BU"), {"CV1 5AB": 114.1, "S1 2HH": 9.4}),
        ("LA5 0BN", ("LA11 6FF",), {"LA11 6FF": 1.7}),
        ("CA7 5BT", ("DG12 6SX", "CA8 1RW"), {"DG12 6SX": 2.5}),
    ],
)
def test_distances_are_those_of_the_published_coordinates(
    line: Line, home: str, others: tuple[str, ...], known: dict[str, float]
) -> None:
    line.found()
    line.join("morag", "Morag Tennick", home)
    said = line("area", "morag", *others)
    assert said.status == 0
    for other, answer in zip(others, said.lines, strict=True):
        assert set(answer) >= FIELDS
        assert answer["km"] == pytest.approx(published(home, other), abs=EXACT)
        assert answer["km"] == round(answer["km"], 2)
        assert answer["km"] == pytest.approx(known.get(other, answer["km"]), abs=0.06)
        limits = "too-near" if answer["km"] < 3 else "far" if answer["km"] > 30 else "just-right"
        assert answer["band"] == limits
        assert answer["clause"].startswith("standard/")
        assert answer["rule"] == "too near under 3 km, far over 30 km"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("S94 1AA", "no coordinates are published"),
        ("BT1 1AA", "Northern Ireland"),
        ("JE2 3AB", "Jersey"),
        ("GIR 0AA", "no place on the map"),
        ("ZZ9 9ZZ", ""),
    ],
)
def test_what_cannot_be_measured_says_why(standard: Line, code: str, why: str) -> None:
    answer = standard.done("area", "morag", code)
    assert answer["band"] == "cannot-measure"
    assert answer["km"] is None
    assert "cannot be measured" in answer["reason"]
    assert why in answer["reason"]


@pytest.mark.parametrize("typed", ["ca11aa", " CA1  1AA ", "CA1-1AA", "ca1\u00a01aa", "Ca1.1Aa"])
def test_a_postcode_is_understood_however_it_is_spaced(standard: Line, typed: str) -> None:
    answer = standard.done("area", "morag", typed)
    assert answer["postcode"] == "CA1 1AA"
    assert answer["km"] == pytest.approx(published("CA8 1RW", "CA1 1AA"), abs=EXACT)
    assert "read as" not in answer["reason"]


def test_a_guess_is_told(standard: Line) -> None:
    answer = standard.done("area", "morag", "CAI IAA")
    assert answer["postcode"] == "CA1 1AA"
    assert answer["km"] == pytest.approx(published("CA8 1RW", "CA1 1AA"), abs=EXACT)
    assert "read as CA1 1AA" in answer["reason"]
    assert "the letter I stands where the figure 1 belongs" in answer["reason"]


@pytest.mark.parametrize("typed", ["2036", "", "Carlisle", "CA11", "CA1 1AAA", "💐"])
def test_nonsense_is_an_error_that_says_what_to_type(standard: Line, typed: str) -> None:
    answer = standard.refused("area", "morag", typed)
    assert set(answer) >= FIELDS
    assert (answer["postcode"], answer["band"], answer["km"]) == (typed, "error", None)
    assert answer["error"] == "bad-input"
    assert "CA1 1AA" in answer["do"]


def test_nonsense_among_good_ones_is_exit_3_and_keeps_the_order(standard: Line) -> None:
    said = standard("area", "morag", "CA1 1AA", "2036", "S94 1AA")
    assert said.status == 3
    assert [one["band"] for one in said.lines] == ["just-right", "error", "cannot-measure"]
    plain = standard.plain("area", "morag", "CA1 1AA", "2036", "S94 1AA")
    assert plain.status == 3
    assert "2036" not in plain.out
    assert "2036" in plain.err
    assert len(plain.out.splitlines()) == 2


def test_a_wrong_published_point_is_measured_and_doubted(standard: Line) -> None:
    """DN3 3FX stands in Bedfordshire in the published file."""
    answer = standard.done("area", "morag", "DN3 3FX")
    assert answer["km"] is not None
    assert len(answer["reason"]) > len("DN3 3FX is 369.23 km from your home.")


def test_without_a_position_the_same_sector_is_too_near(line: Line) -> None:
    line.found()
    line.join("morag", "Morag Tennick", "S94 1AB")
    answer = line.done("area", "morag", "S94 1AA")
    assert (answer["band"], answer["km"]) == ("too-near", None)
    assert line.done("area", "morag", "CA1 1AA")["band"] == "cannot-measure"


def test_where_too_near_and_far_are_flags_a_case_needs_a_reason(standard: Line) -> None:
    for postcode, band in (("CA8 1AD", "too-near"), ("LA1 1YJ", "far")):
        said = standard.open_case(postcode=postcode)
        assert said.status == 1
        assert said.one["error"] == "needs-reason"
        assert said.one["case"] is None
        assert said.one["area"]["band"] == band
        assert [one["kind"] for one in said.one["findings"]] == ["area"]
    assert standard("case", "list", "morag").lines == []
    assert standard.case("morag", "--take-anyway", "No one else.", postcode="LA1 1YJ")
