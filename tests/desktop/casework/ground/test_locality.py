"""Which line of an address says where in the town a school is. Every address is made up."""

import pytest

from desktop.casework.ground.locality import locality, with_town


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Beck Road", "Harrowmere", ""], "Harrowmere"),
        (["Nether Thwaite", "", ""], "Nether Thwaite"),  # a village where a road would stand
        (["Tower Road North", "Whin End", ""], "Whin End"),
        (["12 The Leas", "Station Road", ""], ""),
        (["Whin End School", "", "Whin End Campus"], ""),
        (["Vicarage Hill", "Harold Hill", ""], "Harold Hill"),
        (["Fell Lane, Harrowmere", "", ""], "Harrowmere"),
        (["Cotter Vale", "Harrowmere", "Thwaite"], "Cotter Vale, Harrowmere"),  # two are enough
        (["Harrowmere", "harrowmere", ""], "Harrowmere"),
        (["Carlisle", "", ""], ""),  # the town again
        (["Beck Row", "Beck Row Infants", ""], ""),  # a road, and the school itself
        (["Siverdale Road (temporary address)", "", ""], ""),
        ([], ""),
    ],
)
def test_a_line_that_is_no_road_and_no_building_is_a_place(lines: list[str], expected: str) -> None:
    assert locality(lines, "Carlisle", "Beck Row Infants") == expected


def test_a_school_is_where_people_say_it_is() -> None:
    assert with_town(["Beck Road", "Harrowmere"], "Carlisle", "Beck Row") == "Harrowmere, Carlisle"
    assert with_town(["Beck Road", ""], "Carlisle", "Beck Row") == "Carlisle"
    assert with_town(["Harrowmere"], "Harrowmere, Carlisle,", "Beck Row") == "Harrowmere, Carlisle"
    assert with_town(["Nether Thwaite"], "", "Beck Row") == "Nether Thwaite"
    assert with_town(["", ""], "", "Beck Row") == ""
