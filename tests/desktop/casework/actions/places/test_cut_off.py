"""A list of postcodes that was cut short at the end of a line is asked about, and what was cut off
is not taken to have ended; a whole one is not asked about."""

from pathlib import Path

import pytest

from db.errors import PlaceListEnds, PlaceListLacks
from db.names import Postcode
from db.service import PlaceChanges
from desktop.casework.actions.places.take_list import take_places
from desktop.casework.desk import Desk
from desktop.casework.ground.comparing import Compared, area
from desktop.casework.ground.list_ends import FEW, CutOff, Ends
from tests.builders import House
from tests.desktop.casework.actions.places.test_take_list import counts, rows, shetland
from tests.desktop.casework.ground.lists import ons_row, ons_zip, os_zip, packed

KINDS = ("codepoint", "csv", "gzip", "directory")


def listed(desk: Desk) -> dict[str, tuple[int, int]]:
    """Shetland in the order in which publishers have it."""
    return dict(sorted(shetland(desk).items(), key=lambda one: f"{one[0][:-4]:<4}{one[0][-3:]}"))


def made(folder: Path, kind: str, known: dict[str, tuple[int, int]]) -> Path:
    if kind == "directory":
        lines = [ons_row(code, f"{east}", f"{north}") for code, (east, north) in known.items()]
        return ons_zip(folder / "onspd.zip", lines)
    if kind == "codepoint":  # packed again by somebody: nothing says how many there are
        return os_zip(folder / "codepo.zip", {"ZE": rows(known)})
    if kind == "gzip":
        return packed(folder / "ze.csv.gz", rows(known))
    (folder / "ze.csv").write_text("".join(f"{row}\n" for row in rows(known)))
    return folder / "ze.csv"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lost", [FEW, 40])
def test_one_that_ends_early_is_asked_about_and_nothing_is_changed(
    house: House, tmp_path: Path, kind: str, lost: int
) -> None:
    with house.open("office") as office:
        known = listed(office)
        last, *_, end = list(known)[-lost - 1 :]
        path = made(tmp_path, kind, dict(list(known.items())[:-lost]))
        with pytest.raises(PlaceListEnds) as refused:
            take_places(office, [path])
        facts = refused.value.facts
        assert (facts["last"], facts["count"], facts["to"]) == (last, f"{lost}", end)
        assert office.store.find(PlaceChanges) == []
        # It is right all the same: then they have ended.
        assert counts(take_places(office, [path], meant=True)) == (0, 0, lost)


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_one_is_taken_in_unasked(house: House, tmp_path: Path, kind: str) -> None:
    with house.open("office") as office:
        known = listed(office)
        gone = list(known)[5:45]  # ended since, here and there
        left = {code: at for code, at in known.items() if code not in gone}
        assert counts(take_places(office, [made(tmp_path, kind, left)])) == (0, 0, len(gone))


def test_the_last_of_all_may_have_ended_and_the_directory_would_have_kept_it(
    house: House, tmp_path: Path
) -> None:
    with house.open("office") as office:
        known = listed(office)
        left = dict(list(known.items())[: 1 - FEW])
        with pytest.raises(PlaceListEnds):
            take_places(office, [made(tmp_path, "directory", left)])
        assert counts(take_places(office, [made(tmp_path, "csv", left)])) == (0, 0, FEW - 1)


def test_where_nothing_is_in_order_or_the_publisher_counted_the_end_tells_nothing(
    house: House, tmp_path: Path
) -> None:
    with house.open("office") as office:
        known = listed(office)
        left = dict(list(known.items())[:-40])
        first, *others = left.items()
        (tmp_path / "mixed").mkdir()
        mixed = made(tmp_path / "mixed", "csv", dict([*others, first]))
        counted = os_zip(tmp_path / "counted.zip", {"ZE": rows(left)}, counts={"ZE": len(left)})
        assert counts(take_places(office, [counted])) == (0, 0, 40)
        assert counts(take_places(office, [mixed])) == (0, 0, 0)


def test_whole_areas_that_are_missing_at_the_end_are_asked_about() -> None:
    known = ("AB10", "CA8", "S1", "YO1", "ZE1")

    def seen(*codes: str) -> CutOff | None:
        ends = Ends()
        for code in codes:
            ends.take(Postcode(code), "one file")
        areas = {area(Postcode(code)): 1 for code in codes}
        return ends.cut_off(Compared(len(codes), areas, (), {}), known, (), ended_too=True)

    assert seen("AB10 1AA", "CA8 1AA", "S1 1AA", "YO1 6AA") == CutOff(
        Postcode("YO1 6AA"), areas=("ZE",)
    )
    assert seen("AB10 1AA", "CA8 1AA", "S1 1AA", "YO1 6AA", "ZE1 0AA") is None
    assert seen("AB10 1AA", "CA8 1AA") is None  # a few areas: a part, and meant so
    assert seen("YO1 6AA", "S1 1AA", "CA8 1AA", "AB10 1AA") is None  # in no order


def test_a_list_that_lacks_its_last_areas_is_asked_about_at_the_desk(
    house: House, tmp_path: Path
) -> None:
    with house.open("office") as office:
        table = office.world.places
        first: dict[Postcode, tuple[int, int]] = {}
        for name in table.outcodes:  # one of every area, as it is known
            letters, row = area(Postcode(f"{name} 1AA")), next(iter(table.live(name)), None)
            if row is not None and letters not in {"YO", "ZE", *map(area, first)}:
                first[row[1]] = (row[2].easting, row[2].northing)
        path = made(tmp_path, "csv", {code: first[code] for code in sorted(first)})
        with pytest.raises(PlaceListLacks) as refused:
            take_places(office, [path])
        assert refused.value.facts["areas"] == "YO, ZE"
        assert counts(take_places(office, [path], meant=True)) == (0, 0, 0)  # they stay as they are
