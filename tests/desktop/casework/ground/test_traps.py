"""The traps of the published lists, one by one, and every postcode there is read and measured.

What is real lies beside the project and is looked at where it is there; what must hold without it
is asked of the table that is shipped.
"""

import csv
import gzip
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

import resources
from db.names import Postcode
from desktop.casework.closeness.area import Place, band
from desktop.casework.ground.known import KnownPlaces
from desktop.casework.ground.places import Located, Places, Unlocated
from desktop.casework.ground.postcode import (
    NotAPostcode,
    ReadPostcode,
    outcode,
    read_postcode,
    sector,
)
from desktop.casework.packs.policy import Pack, read_pack

DATA = Path(__file__).resolve().parents[5] / "shared" / "data"
EVERY = DATA / "codepoint_open_gb.csv.gz"
EDGES = DATA / "postcode_edge_cases.csv"
PAIRS = ("O0", "I1", "S5", "B8", "Z2")
SHORT = 40  # by default one postcode in so many


@pytest.fixture(scope="module")
def table() -> Iterator[Places]:
    with Places.open(resources.path("places/postcodes.bin")) as opened:
        yield opened


@pytest.fixture(scope="module")
def standard() -> Pack:
    return read_pack(resources.packs()["standard"], "standard.toml")


def place(table: Places, code: str) -> Place:
    found = table.find(Postcode(code))
    if isinstance(found, Located):
        return Place(code=Postcode(code), point=found.point, doubt=found.reason)
    return Place(code=Postcode(code), why_unlocated=found.reason)


def edges() -> list[dict[str, str]]:
    if not EDGES.is_file():
        return []
    with EDGES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", edges(), ids=lambda row: f"{row['kind']}-{row['input']}")
def test_every_edge_case_is_read_and_placed_as_the_files_have_it(
    table: Places, row: dict[str, str]
) -> None:
    read = read_postcode(row["input"])
    if not row["intended_postcode"]:
        assert isinstance(read, NotAPostcode)
        return
    assert isinstance(read, ReadPostcode)
    assert read.code == row["intended_postcode"]
    assert bool(read.guesses) == row["kind"].startswith("ocr")
    found = table.find(read.code)
    live, directory = row["in_codepoint_open_2025_2"] == "1", bool(row["onspd_easting"])
    if live and row["positional_quality"] != "90":
        assert isinstance(found, Located)
        assert abs(found.point.easting - int(row["cpo_easting"])) <= 5
        assert abs(found.point.northing - int(row["cpo_northing"])) <= 5
        doubted = row["kind"].startswith("sources_disagree")
        assert (found.quality == "doubtful") == doubted
    elif directory and not live:
        assert isinstance(found, Located)
        assert found.quality == "directory"
        assert "ended, or is newer" in found.reason
    else:
        assert isinstance(found, Unlocated)
        assert found.reason


def codes(table: Places) -> Iterator[str]:
    """Every postcode that is published; without the published list, every one of the table."""
    if EVERY.is_file():
        with gzip.open(EVERY, "rt", encoding="utf-8", newline="") as lines:
            yield from (row[0] for row in islice(csv.reader(lines), 1, None))
    else:
        yield from (code for code, _ in table.all())


@pytest.fixture(scope="module")
def sample(table: Places, full: bool) -> list[str]:
    """Every postcode with `--full`; else one in so many."""
    return list(islice(codes(table), 0, None, 1 if full else SHORT))


def test_every_postcode_there_is_is_read_as_it_is_and_measured(
    table: Places, standard: Pack, sample: list[str], full: bool
) -> None:
    known, home = KnownPlaces(table), place(table, "CA8 1RW")
    seen, bands = 0, dict[str, int]()
    for code in sample:
        read = read_postcode(code)
        assert isinstance(read, ReadPostcode)
        assert (read.code, read.guesses) == (code, ())
        found = known.find(read.code)
        point = found.point if isinstance(found, Located) else None
        answer = band(standard, home, Place(code=read.code, point=point))
        # what has no position is never measured, and what has one always is
        assert (answer.metres is None) == (point is None)
        bands[answer.band] = bands.get(answer.band, 0) + 1
        seen += 1
    assert seen >= (1_743_449 if full else 1_743_449 // SHORT)
    assert bands.keys() >= {"far", "just-right", "cannot-measure"}


def test_a_slip_of_a_lookalike_never_ends_at_another_familys_address(
    table: Places, sample: list[str], full: bool
) -> None:
    """Each swap of O/0, I/1, S/5, B/8, Z/2 in each place of a live postcode, read back."""
    tried = 0
    for code in sample[:: 1 if full else 10]:
        compact = code.replace(" ", "")
        for at, letter in enumerate(compact):
            for pair in (p for p in PAIRS if letter in p):
                other = pair[1 - pair.index(letter)]
                read = read_postcode(compact[:at] + other + compact[at + 1 :])
                tried += 1
                if isinstance(read, ReadPostcode) and read.code != code:
                    found = table.find(read.code)
                    live = isinstance(found, Located) and found.quality in ("exact", "approximate")
                    assert not live, f"{code} mistyped is {read.code}"
    assert tried > 5_000


def test_6_and_g_are_never_taken_for_each_other() -> None:
    """S61 1AA is near Rotherham, SG1 1AA is in Stevenage."""
    for typed in ("S61 1AA", "SG1 1AA"):
        read = read_postcode(typed)
        assert isinstance(read, ReadPostcode)
        assert (read.code, read.guesses) == (typed, ())
    assert isinstance(read_postcode("CAG 1AA"), NotAPostcode)
    assert isinstance(read_postcode("CA1 1A6"), NotAPostcode)


def test_a_sector_is_never_the_outcode_that_is_written_alike(table: Places, standard: Pack) -> None:
    """CA1 1 (Carlisle) and CA11 (Penrith): without a space they are one string."""
    outcodes = set(table.outcodes)
    sectors = {
        sector(code) for name in outcodes for _, code, *_ in islice(table.live(name), 0, 300)
    }
    alike = [one for one in sectors if one.replace(" ", "") in outcodes]
    assert len(alike) > 400
    assert not sectors & outcodes
    assert (sector(Postcode("CA1 1AA")), outcode(Postcode("CA11 0AA"))) == ("CA1 1", "CA11")
    here = Place(code=Postcode("CA11 1AA"), why_unlocated="no coordinates")
    there = Place(code=Postcode("CA1 1AA"), why_unlocated="no coordinates")
    assert band(standard, here, there).band == "cannot-measure"


@pytest.mark.parametrize(
    ("code", "quality"),
    [
        ("S95 1AA", "approximate"),  # 211 codes of large users at one delivery office
        ("EC1A 1BB", "approximate"),
        ("DN3 3FX", "doubtful"),  # published in Bedfordshire
        ("LA16 7AN", "doubtful"),  # the lists are 8.1 km apart
        ("DN10 4AE", "directory"),  # ended in 1992
        ("CA11 0AA", "exact"),  # ended in 1995, live again
    ],
)
def test_what_may_mislead_is_said(table: Places, code: str, quality: str) -> None:
    found = table.find(Postcode(code))
    assert isinstance(found, Located)
    assert found.quality == quality


@pytest.mark.parametrize(
    "code", ["S94 1AA", "BN91 9AA", "BT1 1AA", "GY1 1AA", "IM1 1AA", "BF1 2AB"]
)
def test_what_has_no_place_is_nowhere_and_not_far_away(
    table: Places, standard: Pack, code: str
) -> None:
    """0,0 and the Irish grid would be points hundreds of km from everywhere, and so look safe."""
    answer = band(standard, place(table, "CA8 1RW"), place(table, code))
    assert (answer.band, answer.metres) == ("cannot-measure", None)


def test_a_home_in_chester_is_not_next_door_to_belfast(table: Places, standard: Pack) -> None:
    """Belfast's references, read as ours, lie 0.3 km from CH66 9PB."""
    answer = band(standard, place(table, "CH66 9PB"), place(table, "BT1 5GS"))
    assert answer.band == "cannot-measure"
    assert "Northern Ireland" in answer.reason
