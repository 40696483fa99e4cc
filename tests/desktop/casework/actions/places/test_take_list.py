"""Newer lists of postcodes: taken in whole or not at all, told in numbers, and the same for all."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from db.errors import FileUnreadable, ManyPlacesChange, NotAPlaceList, OlderPlaceList
from db.names import Postcode
from db.records import Check, FindingDetail
from db.service import PlaceChanges
from desktop.casework.actions.closeness.measure import measure
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.places import take_list
from desktop.casework.actions.places.take_list import TakenIn, take_places
from desktop.casework.desk import Desk
from desktop.casework.ground.places import Located
from desktop.casework.record.cases import show_case
from tests.builders import FAMILY, House
from tests.desktop.casework.actions.kit import opened
from tests.desktop.casework.ground.lists import ons_row, ons_zip, os_row, os_zip

NEW = Postcode("ZE1 8ZZ")


def shetland(desk: Desk) -> dict[str, tuple[int, int]]:
    """Every live postcode of a small area, as it is known."""
    table = desk.world.places
    return {
        code: (point.easting, point.northing)
        for name in ("ZE1", "ZE2", "ZE3")
        for _, code, point, _ in table.live(name)
    }


def rows(known: dict[str, tuple[int, int]]) -> list[str]:
    return [os_row(code, 10, *point) for code, point in known.items()]


def newer(desk: Desk, folder: Path, version: str = "2026.2") -> tuple[Path, str, str]:
    """An edition with a new postcode, one that moved and one that has ended; which those are."""
    known = shetland(desk)
    gone, moved, *_ = known
    del known[gone]
    known[moved] = (known[moved][0] + 700, known[moved][1])
    known[NEW] = (447_000, 1_141_000)
    path = os_zip(folder / "codepo_gb.zip", {"ZE": rows(known)}, version, {"ZE": len(known)})
    return path, moved, gone


def counts(taken: TakenIn) -> tuple[int, int, int]:
    return taken.added, taken.changed, taken.closed


def kept(desk: Desk) -> Sequence[PlaceChanges]:
    return [one.body for one in desk.store.find(PlaceChanges)]


def test_what_changed_is_told_reaches_the_laptops_and_is_measured_by(
    house: House, tmp_path: Path
) -> None:
    with house.open("office") as office:
        path, moved, gone = newer(office, tmp_path)
        before = office.places.find(Postcode(moved))
        told: list[tuple[int, int]] = []
        taken = take_places(office, [path], lambda done, whole: told.append((done, whole)))
        assert counts(taken) == (1, 1, 1)
        assert taken.rows == len(shetland(office))
        assert taken.edition == "Code-Point Open 2026.2 (May 2026)"
        assert told
        assert all(done <= whole for done, whole in told)
        assert office.places.find(Postcode(moved)) != before
        # once more, from another file of the same list: nothing is new, nothing is written
        again = take_places(office, [path])
        assert counts(again) == (0, 0, 0)
        assert len(kept(office)) == 1
    with house.open("morag") as morag:
        assert measure(morag, NEW).reason.endswith("it may be new, or mistyped.")
    assert [one.result for one in house.carry("office", "morag")] == ["applied"]
    with house.open("morag") as morag:
        assert morag.places.editions[-1] == taken.edition
        new = morag.places.find(NEW)
        assert isinstance(new, Located)
        assert (new.point.easting, new.note) == (447_000, f"a new postcode, from {taken.edition}")
        ended = measure(morag, gone)
        assert ended.answer is not None
        assert ended.answer.metres is not None  # from its last place
        assert f"this postcode has ended: {taken.edition} has it no longer" in ended.reason


def test_a_laptop_that_has_looked_already_sees_what_comes(house: House, tmp_path: Path) -> None:
    with house.open("office") as office:
        path, *_ = newer(office, tmp_path)
        take_places(office, [path])
    files, _ = house.seal("office")
    with house.open("morag") as morag:
        assert not isinstance(morag.places.find(NEW), Located)
        (came,) = receive(morag, [("list.evenhand", data) for data in files])
        assert came.result == "applied"
        assert isinstance(morag.places.find(NEW), Located)


def test_the_directory_says_in_which_month_a_postcode_ended(house: House, tmp_path: Path) -> None:
    with house.open("office") as office:
        known = shetland(office)
        gone, *others = known
        texts = {code: (f"{east}", f"{north}") for code, (east, north) in known.items()}
        lines = [ons_row(code, *texts[code]) for code in others]
        lines.append(ons_row(gone, *texts[gone], "202603"))
        taken = take_places(office, [ons_zip(tmp_path / "onspd.zip", lines)])
        assert counts(taken) == (0, 0, 1)
        found = office.places.find(Postcode(gone))
        assert isinstance(found, Located)
        assert (found.quality, "March 2026" in found.reason) == ("ended", True)


def test_a_volunteers_own_list_serves_her_laptop_alone(house: House, tmp_path: Path) -> None:
    with house.open("morag") as morag:
        path, *_ = newer(morag, tmp_path)
        assert counts(take_places(morag, [path])) == (1, 1, 1)
        assert isinstance(morag.places.find(NEW), Located)
        streams = {stream for (_, stream), _ in morag.store.heads().items()}
        assert all(
            row.header.kind != "place_changes"
            for stream in streams - {"own"}
            for row in morag.store.rows(morag.device, stream)
        )
    house.carry("morag", "office")
    with house.open("office") as office:
        assert kept(office) == []
        assert not isinstance(office.places.find(NEW), Located)


def test_open_cases_are_looked_at_again_by_the_newer_list_and_no_band_is_sent(
    house: House, tmp_path: Path
) -> None:
    """Else an office could close in on a home by moving postcodes about."""
    with house.open("morag") as morag:
        reference = opened(morag)
    with house.open("office") as office:
        take_places(
            office, [os_zip(tmp_path / "ca.zip", {"CA": [os_row(FAMILY, 10, 353_000, 561_000)]})]
        )
    assert [one.result for one in house.carry("office", "morag")] == ["applied"]
    with house.open("morag") as morag:
        (found,) = show_case(morag, reference).findings
        assert (found.body.kind, found.body.band) == ("area", None)
        (detail,) = morag.store.find(FindingDetail)
        assert detail.body.occasion == "place-list"
        assert {one.body.band for one in morag.store.find(Check)} == {"just-right"}
        # and by a list that she takes in herself: the family lives where it did
        back = os_row(FAMILY, 10, 339_621, 556_226)
        take_places(morag, [os_zip(tmp_path / "own.zip", {"CA": [back]}, "2026.3")])
        (found,) = show_case(morag, reference).findings
        assert found.body.state == "past"


def test_many_differences_go_in_rows_that_fit_and_are_all_there_again(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_list, "_ROW", 100)
    with house.open("office") as office:
        known = shetland(office)
        moved = {code: (east + 300, north) for code, (east, north) in known.items()}
        taken = take_places(office, [os_zip(tmp_path / "all.zip", {"ZE": rows(moved)})])
        assert taken.changed == len(known)
        parts = kept(office)
        assert [(one.part, one.parts) for one in parts] == [
            (number, len(parts)) for number in range(1, len(parts) + 1)
        ]
        assert len(parts) == -(-len(known) // 100)
        for code, point in moved.items():
            found = office.places.find(Postcode(code))
            assert isinstance(found, Located)
            assert (found.point.easting, found.point.northing) == point


def test_what_is_broken_off_or_wrong_leaves_everything_as_it_was(
    house: House, tmp_path: Path
) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _whole: int) -> None:
        raise Stopped

    with house.open("office") as office:
        path, *_ = newer(office, tmp_path)
        known = rows(shetland(office))
        with pytest.raises(Stopped):
            take_places(office, [path], stop)
        other = tmp_path / "letter.csv"
        other.write_text("Dear Perpetua,\n", encoding="utf-8")
        with pytest.raises(NotAPlaceList) as refused:
            take_places(office, [path, other])
        assert refused.value.facts["file"] == "letter.csv"
        short = os_zip(tmp_path / "short.zip", {"ZE": known[:-3]}, counts={"ZE": len(known)})
        with pytest.raises(NotAPlaceList) as refused:
            take_places(office, [short])
        assert f"of the {len(known):,} postcodes of ZE" in str(refused.value.facts["why"])
        empty = tmp_path / "empty.csv"
        empty.touch()
        with pytest.raises(NotAPlaceList):
            take_places(office, [empty])
        directory = ons_zip(tmp_path / "onspd.zip", [ons_row("ZE1 8ZY", "447000", "1141000")])
        with pytest.raises(NotAPlaceList):
            take_places(office, [path, directory])  # two kinds of list at once
        with pytest.raises(FileUnreadable):
            take_places(office, [tmp_path / "nothing.zip"])
        assert kept(office) == []
        assert not isinstance(office.places.find(NEW), Located)


def test_an_older_edition_is_refused_whoever_published_it(house: House, tmp_path: Path) -> None:
    with house.open("office") as office:
        path, *_ = newer(office, tmp_path, "2025.1")
        with pytest.raises(OlderPlaceList) as refused:
            take_places(office, [path])
        assert "February 2025" in str(refused.value.facts["edition"])
        assert "May 2025" in str(refused.value.facts["known"])
        path, *_ = newer(office, tmp_path, "2026.2")
        take_places(office, [path])
        directory = [ons_row("ZE1 8ZY", "447000", "1141000")]
        with pytest.raises(OlderPlaceList):
            take_places(office, [ons_zip(tmp_path / "onspd.zip", directory, "FEB_2026")])
        assert len(kept(office)) == 1


def test_far_more_changes_than_time_brings_are_asked_about(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_list, "ORDINARY", 2)
    with house.open("office") as office:
        path, *_ = newer(office, tmp_path)
        with pytest.raises(ManyPlacesChange) as refused:
            take_places(office, [path])
        assert refused.value.facts["count"] == "3"
        assert kept(office) == []
        assert counts(take_places(office, [path], meant=True)) == (1, 1, 1)


def test_of_a_list_in_part_nothing_is_taken_to_have_ended(house: House, tmp_path: Path) -> None:
    with house.open("office") as office:
        known = shetland(office)
        few = rows(dict(list(known.items())[:20]))
        taken = take_places(office, [os_zip(tmp_path / "few.zip", {"ZE": few})])
        assert counts(taken) == (0, 0, 0)
        assert taken.part == {"ZE": (20, len(known))}
