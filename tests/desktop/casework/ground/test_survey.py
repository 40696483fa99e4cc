"""Which published positions are trusted, and how far."""

import pytest

from db.names import Postcode
from desktop.casework.ground import layout, survey
from desktop.casework.ground.codepoint import NotCodePoint, Published, read_codepoint

HOME = (340_000, 555_000)
ROW = '"CA1 1AA",10,339560,555499,"E92000001","E19000001","E18000002","","E07000028","E05003942"'


def live(*points: tuple[int, int] | None, coarse: bool = False) -> list[Published]:
    return [
        Published(Postcode(f"CA1 1A{chr(65 + at)}"), point, coarse)
        for at, point in enumerate(points)
    ]


def qualities(rows: list[layout.Row]) -> list[int]:
    return [row.quality for row in rows]


def test_a_measured_address_is_exact_and_an_estimate_is_not() -> None:
    assert qualities(survey.assess(live(HOME), {}, ())) == [layout.EXACT]
    assert qualities(survey.assess(live(HOME, coarse=True), {}, ())) == [layout.APPROXIMATE]


def test_a_point_that_twenty_share_is_an_office() -> None:
    assert survey.offices([HOME] * 19) == set()
    offices = survey.offices([HOME] * 20)
    assert qualities(survey.assess(live(HOME), {}, offices)) == [layout.APPROXIMATE]


@pytest.mark.parametrize(("apart", "quality"), [(1000, layout.EXACT), (1001, layout.DOUBTFUL)])
def test_lists_that_disagree_make_a_doubtful_point(apart: int, quality: int) -> None:
    other = {Postcode("CA1 1AA"): (HOME[0] + apart, HOME[1])}
    (row,) = survey.assess(live(HOME), other, ())
    assert (row.point, row.quality) == (HOME, quality)


def test_a_point_far_from_its_neighbours_is_doubtful() -> None:
    near = [(HOME[0] + step, HOME[1]) for step in range(25)]
    rows = survey.assess(live(*near, (HOME[0] + 20_000, HOME[1])), {}, ())
    assert qualities(rows) == [layout.EXACT] * 25 + [layout.DOUBTFUL]


def test_the_directory_gives_only_what_the_list_lacks() -> None:
    directory = {Postcode("CA1 1AA"): HOME, Postcode("CA1 1AZ"): HOME, Postcode("CA1 1AY"): None}
    first, second, third = survey.assess(live(None), directory, ())
    assert (first.point, second.point, third.point) == (None, None, HOME)
    assert third.quality == layout.DIRECTORY


@pytest.mark.parametrize(
    "first", [ROW.replace("CA1 1AA", "CA1  1AA"), ROW.replace("CA1 1AA", "CA11AA"), ROW]
)
@pytest.mark.parametrize("header", [[], ["PC,PQ,EA,NO"], ["Postcode,Positional_quality_indicator"]])
def test_every_published_form_of_the_list_is_read(header: list[str], first: str) -> None:
    (row,) = read_codepoint([*header, first])
    assert row == Published(Postcode("CA1 1AA"), (339_560, 555_499))


def test_seven_characters_are_one_code() -> None:
    codes = [row.code for row in read_codepoint(["S1  2HH,10,1,1", "AB101AB,10,1,1"])]
    assert codes == ["S1 2HH", "AB10 1AB"]


def test_no_position_is_never_a_point() -> None:
    rows = list(read_codepoint(["S94 1AA,90,0,0", "S94 1AB,10,0,0", "S94 1AD,90,5,5"]))
    assert [row.point for row in rows] == [None, None, None]
    assert next(read_codepoint(["S1 2HH,50,5,5"])).coarse


@pytest.mark.parametrize("line", ["CA1 1AA,10,x,y", "CA1 1AA", "2036,10,1,1", "hello,there"])
def test_another_file_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(NotCodePoint, match="line 2"):
        list(read_codepoint([ROW, line]))
