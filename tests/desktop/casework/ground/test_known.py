"""What was learnt since the table was made lies over it, and says what is new and what ended."""

from collections.abc import Iterator

import pytest

import resources
from db.names import GridPoint, Postcode
from desktop.casework.ground.editions import in_words, month_of
from desktop.casework.ground.known import KnownPlaces, Learnt, in_order, quality_named
from desktop.casework.ground.places import Located, Places, Unlocated

NEW, LIVE, DIRECTORY = Postcode("CA1 0AA"), Postcode("S10 1EL"), Postcode("LA11 9BD")
AUGUST, FEBRUARY = "Code-Point Open 2025.3 (August 2025)", "Code-Point Open 2025.1 (February 2025)"


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
    first, second = Learnt((1000, 1000)), Learnt((2000, 2000))
    assert in_order(table, [(AUGUST, [(NEW, first)]), (AUGUST, [(NEW, second)])]) == {NEW: second}
    assert in_order(table, [(FEBRUARY, [(NEW, first)])]) == {}
    assert in_order(table, [("list.csv", [(NEW, first)])]) == {NEW: first}  # says nothing of itself


def test_months_are_read_from_editions_and_said_in_words(table: Places) -> None:
    assert f"{month_of(AUGUST)} {month_of(table.edition)}" == "2025-08-01 2025-05-01"
    assert month_of("codepo_gb.zip") is None
    assert [in_words(m) for m in ("1994-05", "", "2026-13", "x")] == ["May 1994", "", "", ""]
    assert quality_named("approximate") == "approximate"
    assert quality_named("from a later program") == "doubtful"
