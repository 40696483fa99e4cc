"""What a newer list changes: new, moved and ended postcodes, each judged before it is believed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

import resources
from db.names import Postcode
from desktop.casework.ground import comparing
from desktop.casework.ground.codepoint import NotCodePoint, Published
from desktop.casework.ground.comparing import Compared, Comparison, Difference, TooMany
from desktop.casework.ground.known import KnownPlaces, Learnt
from desktop.casework.ground.place_files import PlaceFile
from desktop.casework.ground.places import Places
from tests.desktop.casework.ground.lists import traced

DATA = Path(__file__).resolve().parents[5] / "shared" / "data"
ZE = "ZE"  # Shetland: a small area that nothing else begins with


@pytest.fixture(scope="module")
def table() -> Iterator[Places]:
    with Places.open(resources.path("places/postcodes.bin")) as opened:
        yield opened


@pytest.fixture(scope="module")
def shetland(table: Places) -> list[Published]:
    """Every live postcode of Shetland, as the table has it."""
    return [
        Published(code, (point.easting, point.northing))
        for name in ("ZE1", "ZE2", "ZE3")
        for _, code, point, _ in table.live(name)
    ]


def compared(
    table: Places, rows: Iterable[Published], learnt: dict[Postcode, Learnt] | None = None
) -> Compared:
    work = Comparison(KnownPlaces(table, learnt))
    for row in rows:
        work.take(row)
    return work.finish()


def counts(found: Compared) -> tuple[int, int, int, int]:
    return found.rows, found.count("added"), found.count("changed"), found.count("closed")


def one(found: Compared) -> Difference:
    (difference,) = found.differences
    return difference


def learnt(found: Compared) -> dict[Postcode, Learnt]:
    return {difference.code: difference.said for difference in found.differences}


def moved(row: Published, east: int) -> Published:
    assert row.point is not None
    return row._replace(point=(row.point[0] + east, row.point[1]))


def test_the_same_list_changes_nothing(table: Places, shetland: Sequence[Published]) -> None:
    assert len(shetland) > 500
    assert counts(compared(table, shetland)) == (len(shetland), 0, 0, 0)
    # nor do points that lie a few metres elsewhere: less than is ever shown
    near = [moved(row, 90) for row in shetland]
    assert counts(compared(table, near)) == (len(shetland), 0, 0, 0)


def test_new_moved_and_ended_postcodes_are_each_told(
    table: Places, shetland: Sequence[Published]
) -> None:
    gone, there, *rest = shetland
    new = Published(Postcode("ZE1 8ZZ"), shetland[7].point)
    found = compared(table, [new, moved(there, 400), *rest])
    assert counts(found) == (len(shetland), 1, 1, 1)
    told = {difference.code: difference for difference in found.differences}
    assert told[new.code].kind == "added"
    assert told[there.code].kind == "changed"
    ended = told[gone.code]
    assert (ended.kind, ended.said.ended, ended.said.point) == ("closed", "", gone.point)
    # learnt once, the same list says nothing more
    again = compared(table, [new, moved(there, 400), *rest], learnt(found))
    assert counts(again) == (len(shetland), 0, 0, 0)
    # and the list of before brings everything back
    back = compared(table, shetland, learnt(found))
    assert counts(back) == (len(shetland), 1, 1, 1)
    kinds = {difference.code: difference.kind for difference in back.differences}
    assert kinds == {gone.code: "added", there.code: "changed", new.code: "closed"}


def test_the_directory_says_when_a_postcode_ended(
    table: Places, shetland: Sequence[Published]
) -> None:
    first, *rest = shetland
    found = compared(table, [first._replace(ended="2026-03"), *rest])
    assert counts(found) == (len(shetland), 0, 0, 1)
    assert one(found).said == Learnt(first.point, "exact", "2026-03")
    # without a place it keeps its last one
    lost = compared(table, [first._replace(ended="2026-03", point=None), *rest])
    assert one(lost).said.point == first.point
    # one that the table has as ended or newer is no news
    ended = Published(Postcode("LA10 5AG"), (365900, 492200), ended="1994-05")
    assert compared(table, [ended]).differences == ()


def test_an_area_of_which_only_a_part_is_there_ends_nothing(
    table: Places, shetland: Sequence[Published]
) -> None:
    half = shetland[::2]
    found = compared(table, half)
    assert counts(found) == (len(half), 0, 0, 0)
    assert found.part == {ZE: (len(half), len(shetland))}
    assert compared(table, shetland[3:]).part == {}  # three of some hundreds have ended


def test_a_position_is_judged_before_it_is_believed(
    table: Places, shetland: Sequence[Published]
) -> None:
    first, *rest = shetland
    far = compared(table, [first._replace(point=(501_058, 222_679)), *rest])  # Bedfordshire
    assert one(far).said.quality == "doubtful"
    leapt = compared(table, [moved(first, 1_500), *rest])
    assert one(leapt).said.quality == "doubtful"
    coarse = compared(table, [moved(first, 300)._replace(coarse=True), *rest])
    assert one(coarse).said.quality == "approximate"
    office = [
        Published(Postcode(f"ZE1 8Z{a}"), (447_000, 1_141_000)) for a in "ABDEFGHJLNPQRSTUWXYZ"
    ]
    shared = compared(table, [*office, *shetland])
    assert {difference.said.quality for difference in shared.differences} == {"approximate"}
    lone = compared(table, [*office[1:], *shetland])
    assert {difference.said.quality for difference in lone.differences} == {"exact"}


def test_a_point_that_was_wrong_is_put_right_without_a_doubt(table: Places) -> None:
    """DN3 3FX is published in Bedfordshire; a list that has it in Doncaster is believed."""
    wrong, right = Published(Postcode("DN3 3FX"), (501_058, 222_679)), (461_000, 402_000)
    assert compared(table, [wrong]).differences == ()
    put_right = one(compared(table, [wrong._replace(point=right)]))
    assert (put_right.kind, put_right.said) == ("changed", Learnt(right, "exact"))


def test_a_postcode_without_a_position_is_never_a_point(table: Places) -> None:
    assert compared(table, [Published(Postcode("S94 1AA"), None)]).differences == ()
    lost = one(compared(table, [Published(Postcode("S10 1EL"), None)]))
    assert (lost.kind, lost.said.point) == ("changed", None)
    new = one(compared(table, [Published(Postcode("S10 9ZZ"), None)]))
    assert (new.kind, new.said.point) == ("added", None)
    known = compared(table, [Published(Postcode("S10 9ZZ"), None)], {new.code: new.said})
    assert known.differences == ()
    placed = one(compared(table, [Published(Postcode("S94 1AA"), (435_000, 387_000))]))
    assert placed.kind == "changed"


def test_a_postcode_that_stands_twice_refuses_the_list(
    table: Places, shetland: Sequence[Published]
) -> None:
    new = Published(Postcode("ZE1 8ZZ"), shetland[0].point)
    for twice in (shetland[0], new):
        with pytest.raises(NotCodePoint, match=f"{twice.code} stands in it twice"):
            compared(table, [twice, twice])


def test_a_list_of_another_country_is_broken_off(
    table: Places, monkeypatch: pytest.MonkeyPatch, shetland: Sequence[Published]
) -> None:
    monkeypatch.setattr(comparing, "MOST", 50)
    elsewhere = (moved(row, 5_000) for row in shetland)
    with pytest.raises(TooMany):
        compared(table, elsewhere)
    assert next(elsewhere, None) is not None  # before it was read to its end


@pytest.mark.skipif(not DATA.is_dir(), reason="the published lists are not beside the project")
def test_a_published_area_says_nothing_new_and_costs_a_byte_for_each_known_postcode(
    table: Places,
) -> None:
    def take(name: str) -> Compared:
        opened = PlaceFile(DATA / name)
        found = compared(table, opened.rows(lambda _done, _whole: None))
        opened.close()
        return found

    assert counts(take("codepoint_open_ca.csv")) == (12_851, 0, 0, 0)
    file = DATA / "codepoint_open_s.csv"
    assert traced(lambda: take(file.name)) < 2 * table.rows + file.stat().st_size / 2


@pytest.mark.skipif(not DATA.is_dir(), reason="the published lists are not beside the project")
def test_the_list_of_the_whole_country_is_the_one_in_use(table: Places, full: bool) -> None:
    if not full:
        pytest.skip("a minute: with --full")
    opened = PlaceFile(DATA / "codepoint_open_gb.csv.gz")
    found = compared(table, opened.rows(lambda _done, _whole: None))
    opened.close()
    assert counts(found) == (1_743_449, 0, 0, 0)
    assert found.part == {}
