"""What was learnt since the table was made lies over it, and says what is new and what ended."""

from collections.abc import Iterator

import pytest

import resources
from db.names import GridPoint, Postcode
from db.service import PlaceChange, PlaceChanges
from desktop.casework.ground.editions import in_words, month_of
from desktop.casework.ground.known import KnownPlaces, Learnt, known_places, quality_named
from desktop.casework.ground.places import Located, Places, Unlocated

NEW, LIVE, DIRECTORY = Postcode("CA1 0AA"), Postcode("S10 1EL"), Postcode("LA11 9BD")
AUGUST, FEBRUARY = "Code-Point Open 2025.3 (August 2025)", "Code-Point Open 2025.1 (February 2025)"

NOVEMBER = "ONS Postcode Directory (November 2025)"


@pytest.fixture(scope="module")
def table() -> Iterator[Places]:
    with Places.open(resources.path("places/postcodes.bin")) as opened:
        yield opened


def found(table: Places, code: Postcode, said: Learnt) -> Located | Unlocated:
    return KnownPlaces(table, {code: said}).find(code)


def test_what_was_learnt_comes_first_and_the_rest_stays(table: Places) -> None:
    known = KnownPlaces(table, {LIVE: Learnt((433_000, 387_000))})
    assert known.find(LIVE) == Located(GridPoint(433_000, 387_000))
    assert known.find(DIRECTORY) == table.find(DIRECTORY)


def test_a_new_postcode_says_that_it_is_newer_than_the_table(table: Places) -> None:
    new = found(table, NEW, Learnt((339_560, 555_499), edition=AUGUST))
    assert isinstance(new, Located)
    assert (new.quality, new.reason) == ("exact", "")
    assert new.note == f"a new postcode, from {AUGUST}"
    # one that the directory had already is now known to live
    now = found(table, DIRECTORY, Learnt((340_691, 477_874)))
    assert isinstance(now, Located)
    assert "ended, or is newer" not in now.reason


def test_an_ended_postcode_keeps_its_last_place_and_says_when_it_ended(table: Places) -> None:
    dated = found(table, LIVE, Learnt((433_678, 387_735), ended="2026-03"))
    assert isinstance(dated, Located)
    assert dated.quality == "ended"
    assert dated.point == GridPoint(433_678, 387_735)
    assert dated.reason == "this postcode ended in March 2026: this is its last place"
    undated = found(table, LIVE, Learnt((433_678, 387_735), ended="", edition=AUGUST))
    assert isinstance(undated, Located)
    assert undated.reason.startswith(f"this postcode has ended: {AUGUST} has it no longer")
    nowhere = found(table, LIVE, Learnt(None, ended="2026-03"))
    assert nowhere == Unlocated("this postcode ended in March 2026")
    assert isinstance(found(table, LIVE, Learnt(None)), Unlocated)


def test_the_later_edition_stands_and_one_older_than_the_table_adds_nothing(table: Places) -> None:
    first, second = (
        PlaceChange(code=NEW, east=east, north=5000, quality="exact") for east in (1000, 2000)
    )

    def stands(*rows: tuple[str, PlaceChange, bool]) -> int:
        known = known_places(table, [(_row(edition, one), office) for edition, one, office in rows])
        found = known.find(NEW)
        return found.point.easting if isinstance(found, Located) else 0

    assert stands((AUGUST, first, True), (AUGUST, second, True)) == 2000
    assert stands((NOVEMBER, second, True), (AUGUST, first, True)) == 2000  # though taken in later
    assert stands((FEBRUARY, first, True)) == 0
    assert stands((AUGUST, second, True), ("list.csv", first, True)) == 1000
    # of one month the office's, whenever it came; a newer one of her own stands
    assert stands((AUGUST, first, True), (AUGUST, second, False)) == 1000
    assert stands((AUGUST, first, True), (NOVEMBER, second, False)) == 2000


def test_what_ended_is_kept_with_its_month_and_the_editions_in_use_are_told(table: Places) -> None:
    ended = PlaceChange(code=LIVE, east=1000, north=2000, quality="exact 2026-03", live=False)
    known = known_places(table, [(_row(NOVEMBER, ended), True), (_row(FEBRUARY, ended), True)])
    assert known.learnt[LIVE] == Learnt((1000, 2000), "exact", "2026-03", NOVEMBER)
    assert known.editions == (table.edition, NOVEMBER)
    nowhere = known_places(table, [(_row(AUGUST, PlaceChange(code=LIVE, live=False)), True)])
    assert nowhere.learnt[LIVE] == Learnt(None, "exact", "", AUGUST)


def _row(edition: str, one: PlaceChange) -> PlaceChanges:
    return PlaceChanges(edition=edition, part=1, parts=1, places=(one,))


def test_months_are_read_from_editions_and_said_in_words(table: Places) -> None:
    assert f"{month_of(AUGUST)} {month_of(table.edition)}" == "2025-08-01 2025-05-01"
    assert month_of("codepo_gb.zip") is None
    assert [in_words(m) for m in ("1994-05", "", "2026-13", "x")] == ["May 1994", "", "", ""]
    assert quality_named("approximate") == "approximate"
    assert quality_named("from a later program") == "doubtful"
