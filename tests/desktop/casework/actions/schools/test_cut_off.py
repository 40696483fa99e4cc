"""A list of schools, or of their links, that was cut short at the end of a line is asked about."""

from pathlib import Path

import pytest

from db.errors import NotASchoolList, SchoolLinksEnd, SchoolListEnds
from db.service import SchoolChanges
from desktop.casework.actions.schools.take_list import FEW, take_schools
from desktop.casework.desk import Desk
from tests.builders import House
from tests.desktop.casework.actions.schools.test_take_list import CSV, LINKS
from tests.desktop.casework.ground.gias_kit import gias_csv, links_csv, put


def links(desk: Desk) -> list[tuple[int, int, str]]:
    """All that are known, as the download has them."""
    return [(one.old, one.new, "Successor") for one in desk.schools.links]


def test_a_list_of_schools_that_ends_early_is_asked_about(house: House, tmp_path: Path) -> None:
    with house.open("office") as office:
        known = sorted(office.schools, key=lambda one: int(one.urn))
        for lost in (1, len(known) // 20):
            file = put(tmp_path, CSV, gias_csv(known[:-lost]))
            with pytest.raises(SchoolListEnds) as refused:
                take_schools(office, [file])
            facts = refused.value.facts
            assert (facts["last"], facts["count"]) == (known[-lost - 1].urn, f"{lost:,}")
            assert office.store.find(SchoolChanges) == []
        told = take_schools(office, [file], meant=True)
        assert (told.added, told.closed) == (0, 0)
        assert office.schools.by_urn(known[-1].urn) == known[-1]  # it stays as it was
        # In another order the end tells nothing; a small part says itself that it is one.
        take_schools(office, [put(tmp_path, CSV, gias_csv([*known[1:-1], known[0]]))])
        take_schools(office, [put(tmp_path, CSV, gias_csv(known[:100]))])


def test_whole_lists_are_taken_in_unasked(house: House, tmp_path: Path) -> None:
    with house.open("office") as office:
        known = sorted(office.schools, key=lambda one: int(one.urn))
        lists = put(tmp_path, CSV, gias_csv(known)), put(tmp_path, LINKS, links_csv(*links(office)))
        assert take_schools(office, lists).rows == len(known)


def test_links_that_end_early_are_asked_about_and_none_is_forgotten(
    house: House, tmp_path: Path
) -> None:
    with house.open("office") as office:
        known = links(office)
        olds = sorted({old for old, _, _ in known})
        last = olds[-FEW - 1]
        file = put(tmp_path, LINKS, links_csv(*(one for one in known if one[0] <= last)))
        with pytest.raises(SchoolLinksEnd) as refused:
            take_schools(office, [file])
        assert (refused.value.facts["last"], refused.value.facts["count"]) == (f"{last}", f"{FEW}")
        assert len(office.schools.links) == len(known)
        with pytest.raises(NotASchoolList, match="not-a-school-list"):
            take_schools(office, [put(tmp_path, LINKS, links_csv())])
        two = links_csv(*(one for one in known if one[0] <= olds[-FEW]))
        take_schools(office, [put(tmp_path, f"again_{LINKS}", two)])  # so few may be gone
        put(tmp_path, LINKS, links_csv(*(one for one in known if one[0] <= last)))
        take_schools(office, [file], meant=True)
        assert max(one.old for one in office.schools.links) == last
