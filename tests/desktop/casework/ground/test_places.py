"""Where postcodes lie: the table that is shipped, against what is published."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from db.names import GridPoint, Postcode
from desktop.casework.ground.grid import distance_m, km
from desktop.casework.ground.places import Located, Places, Unlocated
from desktop.casework.ground.postcode import ReadPostcode, read_postcode

PUBLISHED = Path(__file__).resolve().parents[5] / "shared" / "data"
AREAS = sorted(PUBLISHED.glob("codepoint_open_??.csv")) + sorted(
    PUBLISHED.glob("codepoint_open_?.csv")
)


@pytest.fixture(scope="module")
def places() -> Iterator[Places]:
    with Places.open(resources.path("places/postcodes.bin")) as opened:
        yield opened


def point(places: Places, code: str) -> GridPoint:
    found = places.find(Postcode(code))
    assert isinstance(found, Located)
    return found.point


def test_every_byte_is_as_it_was_made(places: Places) -> None:
    places.verify()
    assert places.rows > 1_743_449
    assert "Contains OS data © Crown copyright and database right 2025." in places.sources


@pytest.mark.parametrize(
    ("code", "easting", "northing", "quality"),
    [
        ("CA1 1AA", 339560, 555499, "approximate"),  # 33 codes at Carlisle's delivery office
        ("S10 1EL", 433678, 387735, "exact"),
        ("SW1A 1AA", 529090, 179645, "exact"),
        ("LA11 6FF", 343059, 479017, "exact"),
        ("CA11 0AA", 349250, 531027, "exact"),  # ended in 1995, live again
        ("LA11 9BD", 340691, 477874, "directory"),  # newer than the list of live ones
        ("DN10 4AE", 476400, 394900, "directory"),  # ended in 1992
        ("LA16 7AN", 319770, 469983, "doubtful"),  # the lists are 8.1 km apart
        ("DN3 3FX", 501058, 222679, "doubtful"),  # a Doncaster code, published in Bedfordshire
    ],
)
def test_positions_are_those_published(
    places: Places, code: str, easting: int, northing: int, quality: str
) -> None:
    found = places.find(Postcode(code))
    assert isinstance(found, Located)
    assert abs(found.point.easting - easting) <= 5
    assert abs(found.point.northing - northing) <= 5
    assert found.quality == quality
    assert bool(found.reason) == (quality in ("directory", "doubtful"))
    assert bool(found.note) == (quality == "approximate")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("S94 1AA", "no coordinates are published"),
        ("BN91 9AA", "no coordinates are published"),
        ("BT1 1AA", "Northern Ireland"),
        ("JE2 3AB", "Jersey"),
        ("GY1 1AA", "Guernsey"),
        ("IM1 1AA", "Isle of Man"),
        ("BF1 2AB", "forces"),
        ("GIR 0AA", "bank"),
        ("CA1 0AA", "may be new, or mistyped"),
        ("QQ1 1AA", "begins with QQ1"),
        ("NPT 0AD", "begins with NPT"),
    ],
)
def test_what_cannot_be_measured_says_why(places: Places, code: str, says: str) -> None:
    found = places.find(Postcode(code))
    assert isinstance(found, Unlocated)
    assert says in found.reason


@pytest.mark.parametrize(
    ("one", "two", "kilometres"),
    [
        ("CA3 8UR", "LA1 1YJ", 94.7),
        ("CV1 5AB", "S60 1PD", 114.1),
        ("S1 2HH", "S60 1PD", 9.4),
        ("DN1 3BU", "S60 1PD", 17.9),
        ("LA5 0BN", "LA11 6FF", 1.7),
        ("LA3 1HQ", "LA12 9RR", 15.6),
        ("DN18 5JR", "HU13 0HE", 2.0),
        ("CA7 5BT", "DG12 6SX", 2.5),
    ],
)
def test_distances_are_those_worked_out_by_hand(
    places: Places, one: str, two: str, kilometres: float
) -> None:
    metres = distance_m(point(places, one), point(places, two))
    assert round(metres / 1000, 1) == kilometres


def test_kilometres_have_two_decimals() -> None:
    assert [km(m) for m in (0, 4, 5, 94_712, 1_005, 999_999)] == [
        "0.00",
        "0.00",
        "0.01",
        "94.71",
        "1.01",
        "1000.00",
    ]
    assert distance_m(GridPoint(0, 0), GridPoint(3000, 4000)) == 5000


@given(st.from_regex(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}", fullmatch=True))
def test_looking_up_whatever_was_read_never_raises(places: Places, text: str) -> None:
    read = read_postcode(text)
    if isinstance(read, ReadPostcode):
        assert isinstance(places.find(read.code), Located | Unlocated)


# Where the published files lie beside the project, every one of their rows is compared.
@pytest.mark.parametrize("file", AREAS, ids=lambda file: file.stem)
def test_every_postcode_of_an_area_lies_where_it_is_published(places: Places, file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        for code, quality, east, north, *_ in list(csv.reader(lines))[1:]:
            found = places.find(Postcode(code))
            if quality == "90":
                assert isinstance(found, Unlocated)
            else:
                assert isinstance(found, Located)
                assert abs(found.point.easting - int(east)) <= 5
                assert abs(found.point.northing - int(north)) <= 5
