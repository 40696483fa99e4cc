"""Changes over the list that ships, and a list shipped anew over changes. All are made up."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from msgspec import json, structs

from db.names import Urn
from db.service import School, SchoolChanges
from desktop.casework.ground.school_chains import Link
from desktop.casework.ground.school_changes import (
    Difference,
    compare,
    compare_links,
    parts_of,
    with_changes,
)
from desktop.casework.ground.schools import SchoolList, write

BECK = School(urn=Urn("900001"), name="Beck School", town="Wigton", authority="Cumberland")
DALE = structs.replace(BECK, urn=Urn("900002"), name="Dale School")
SHIPPED, LATER, BEFORE = date(2025, 7, 27), "2026-03-02", "2025-03-01"
LINK = Link(900001, 900002, "successor", date(2020, 9, 1))


def shipped(folder: Path, *schools: School) -> SchoolList:
    write(folder / "s.bin", schools or (BECK, DALE), "made up", [LINK], SHIPPED)
    return SchoolList.open(folder / "s.bin")


def changes(edition: str, *schools: School) -> SchoolChanges:
    return SchoolChanges(edition=edition, part=1, parts=1, schools=schools)


def named(schools: SchoolList, urn: str) -> School:
    found = schools.by_urn(Urn(urn))
    assert found is not None
    return found


def test_later_changes_stand_over_earlier_ones_and_over_what_ships(tmp_path: Path) -> None:
    first, then = (structs.replace(BECK, name=name) for name in ("First", "Then"))
    newer = with_changes(shipped(tmp_path), [changes(LATER, first), changes("2026-06-01", then)])
    assert (named(newer, "900001").name, newer.day) == ("Then", date(2026, 6, 1))
    assert named(newer, "900002") == DALE
    assert (len(newer), newer.changed) == (2, 1)


def test_no_changes_are_the_list_itself(tmp_path: Path) -> None:
    known = shipped(tmp_path)
    assert with_changes(known, []) is known


def test_changes_of_before_add_what_a_newer_shipped_list_lacks_and_nothing_else(
    tmp_path: Path,
) -> None:
    known = shipped(tmp_path)
    fell = structs.replace(BECK, urn=Urn("900003"), name="Fell School")
    old = structs.replace(BECK, name="Old name", open=False, trust="44", trust_name="Beck Trust")
    newer = with_changes(known, [changes(BEFORE, old, fell)])
    assert named(newer, "900001") == structs.replace(BECK, trust="44", trust_name="Beck Trust")
    assert named(newer, "900003") == fell
    assert newer.day == SHIPPED
    # Where the list that ships knows trusts, a blank one means that the school has left its own.
    knows = shipped(tmp_path, BECK, structs.replace(DALE, trust="55", trust_name="Dale Trust"))
    assert named(with_changes(knows, [changes(BEFORE, old)]), "900001") == BECK


@pytest.mark.parametrize("edition", ["", "soon", "2026-13-01"])
def test_an_edition_that_says_no_day_breaks_nothing(tmp_path: Path, edition: str) -> None:
    newer = with_changes(shipped(tmp_path), [changes(edition, structs.replace(BECK, name="New"))])
    assert named(newer, "900001").name == "New"
    assert newer.day == SHIPPED


def told(known: SchoolList, schools: Sequence[School], links: Sequence[Link]) -> Difference:
    found = Difference()
    compare(known, schools, found)
    compare_links(known, links, found)
    return found


def test_what_differs_fits_the_record_and_comes_to_the_new_list(tmp_path: Path) -> None:
    known = shipped(tmp_path)
    long = "The Church of England (Voluntary Aided) School of Saint Somebody " * 5
    many = [structs.replace(BECK, urn=Urn(str(910000 + at)), name=long[:350]) for at in range(1500)]
    chain = [Link(910000 + at, 910001 + at, "successor") for at in range(2500)]
    found = told(known, [DALE, structs.replace(BECK, open=False), *many], chain)
    assert (found.rows, found.added, found.changed, found.closed) == (1502, 1500, 0, 1)
    parts = list(parts_of(found, date(2026, 3, 2)))
    assert all(len(json.encode(one)) < 200_000 for one in parts)
    assert [one.part for one in parts] == list(range(1, parts[0].parts + 1))
    newer = with_changes(known, parts)
    assert sorted(newer.links) == chain  # the one that shipped is in the newer list no more
    assert len(newer) == 1502
    assert told(newer, [DALE, structs.replace(BECK, open=False), *many], chain).nothing


def test_what_nobody_needs_is_not_kept_but_what_is_known_is_closed(tmp_path: Path) -> None:
    wales = School(urn=Urn("900004"), name="Ysgol", authority="Powys")
    known = shipped(tmp_path, BECK, wales)
    gone = structs.replace(wales, open=False)
    other = structs.replace(gone, urn=Urn("900005"))
    found = told(known, [gone, other], list(known.links))
    assert (found.rows, found.added, found.closed) == (2, 0, 1)
