"""Finding a school by a few letters. Schools are made up, but for the list that is shipped."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from db.names import Urn
from db.service import School
from desktop.casework.ground.school_chains import Link
from desktop.casework.ground.schools import SchoolList, SchoolsDamaged, write


def school(
    urn: int, name: str, town: str = "Carlisle", postcode: str = "", is_open: bool = True
) -> School:
    return School(
        urn=Urn(str(urn)),
        name=name,
        town=town,
        authority="Cumberland",
        postcode=postcode,
        open=is_open,
    )


MADE_UP = [
    school(900003, "St Mary's C of E Primary School", postcode="CA9 9ZZ"),
    school(900001, "Saint Mary's Church of England Primary School", is_open=False),
    school(900002, "Carlisle Road Infants", "Maryport"),
    school(900004, "Beck Side Roman Catholic Junior Academy", "Penrith"),
    school(900005, "École Élémentaire", "Kendal"),
    school(900006, "Mary Ann's Nursery & Infant School", "Wigton"),
    school(90007, "The Old School", "Appleby"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write(tmp_path / "s.bin", MADE_UP, "made up")
    return tmp_path / "s.bin"


@pytest.fixture
def schools(path: Path) -> SchoolList:
    return SchoolList.open(path)


@pytest.mark.parametrize(
    ("words", "urns"),
    [
        ("st marys ce prim carlisle", ["900003", "900001"]),  # open before closed
        ("ST. MARY’S C.E.", ["900003", "900001"]),
        ("saint mary church of eng", ["900003", "900001"]),
        ("cofe", ["900003", "900001"]),
        ("CA9", ["900003"]),
        ("ca99zz", ["900003"]),
        ("ca9 9zz", ["900003"]),
        ("rc jun acad penrith", ["900004"]),
        ("catholic jnr", ["900004"]),
        ("ecole elementaire", ["900005"]),
        ("nursery and infant", ["900006"]),
        ("90007", ["90007"]),
        ("carlisle infants", ["900002"]),
        ("cumberland appleby", ["90007"]),
        ("mary carlisle", ["900003", "900002", "900001"]),  # first the name, then the town
        ("carlisle mary", ["900002", "900003", "900001"]),
        ("marz carlisle", ["900003"]),
        ("carlile road", ["900002"]),  # one slip
        ("bcek side", ["900004"]),
        ("elememtaire kendal", ["900005"]),
        ("bcek sidd", ["900004"]),  # two, in two words
        ("juinro penrith", ["900004"]),  # two in one
        ("beckside roman", ["900004"]),  # a space that is missing
        ("wig ton nursery", ["900006"]),  # a space too many
        ("bcek sdiee", []),  # three, in two words
        ("xyz", []),
        ("", []),
        ("'", []),
    ],
)
def test_a_few_letters_of_anything_find_it(
    schools: SchoolList, words: str, urns: list[str]
) -> None:
    found = [found.urn for found in schools.find(words)]
    assert found[: len(urns) or None] == urns  # behind them, what fits nearly


def test_what_fits_as_typed_stands_before_what_fits_nearly(schools: SchoolList) -> None:
    assert schools.find("mary ann")[0].urn == "900006"
    assert schools.find("od") == []  # too short a word to guess at


def test_the_best_come_first_and_no_more_than_were_asked_for(schools: SchoolList) -> None:
    assert [found.urn for found in schools.find("mary", limit=2)] == ["900006", "900003"]
    assert schools.find("mary", limit=0) == []


def test_by_number_open_and_closed(schools: SchoolList) -> None:
    for made_up in MADE_UP:
        assert schools.by_urn(made_up.urn) == made_up
    for unknown in ("900099", "1", "999999", "", "abc", "٣"):
        assert schools.by_urn(Urn(unknown)) is None


def test_newer_schools_take_their_places_and_the_list_that_ships_stays_as_it_is(
    schools: SchoolList,
) -> None:
    renamed = school(900002, "Harbour Academy", "Maryport")
    new = school(900010, "Fellside Free School", "Alston")
    onward = {900002: [Link(900002, 900010, "successor")]}
    newer = schools.with_newer([new, renamed], onward, date(2026, 3, 2))
    assert (len(newer), newer.day) == (len(MADE_UP) + 1, date(2026, 3, 2))
    assert newer.by_urn(Urn("900002")) == renamed
    assert [one.urn for one in newer.find("carlisle road")][:1] != ["900002"]
    assert newer.find("harbor academy") == [renamed]
    assert newer.find("fell alston") == [new]
    assert newer.kin(Urn("900002")).numbers == ("900010",)
    assert sorted(one.urn for one in newer) == sorted({one.urn for one in MADE_UP} | {"900010"})
    assert schools.kin(Urn("900002")).numbers == ()
    assert schools.find("carlisle road")[0].name == "Carlisle Road Infants"


def test_the_edition_is_kept_and_the_same_schools_make_the_same_bytes(
    path: Path, tmp_path: Path
) -> None:
    write(tmp_path / "again.bin", reversed(MADE_UP), "made up")
    assert (tmp_path / "again.bin").read_bytes() == path.read_bytes()
    assert SchoolList.open(path).edition == "made up"


def test_an_empty_list_can_be_opened(tmp_path: Path) -> None:
    write(tmp_path / "none.bin", [], "")
    empty = SchoolList.open(tmp_path / "none.bin")
    assert (len(empty), empty.find("school"), empty.by_urn(Urn("1"))) == (0, [], None)


def test_damage_anywhere_is_noticed(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(len(whole)):
        for spoilt in (whole[:at], whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :]):
            path.write_bytes(spoilt)
            with pytest.raises(SchoolsDamaged, match="Set the program up again"):
                SchoolList.open(path)


@pytest.fixture(scope="module")
def shipped() -> SchoolList:
    return SchoolList.open(resources.path("places/schools.bin"))


def test_the_shipped_list_knows_open_and_closed_schools(shipped: SchoolList) -> None:
    assert len(shipped) > 50_000
    corley = shipped.by_urn(Urn("149424"))
    assert corley is not None
    assert (corley.name, corley.authority, corley.open) == ("Corley Academy", "Coventry", True)
    assert shipped.find("corley coventry")[0].urn == "149424"
    closed = shipped.by_urn(Urn("103755"))
    assert closed is not None
    assert not closed.open
    assert "Open Government Licence" in shipped.edition


def test_spoilt_letters_are_mended_in_the_shipped_list(shipped: SchoolList) -> None:
    for kept in shipped:
        text = f"{kept.name}{kept.town}"
        assert not [c for c in text if "\x7f" < c < "\xa0" or "\u0400" <= c <= "\u04ff"]
        assert "  " not in text
    assert any(found.name.startswith("St Thomas à Becket") for found in shipped.find("a becket"))


@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(shipped: SchoolList, words: str) -> None:
    assert len(shipped.find(words)) <= 10
