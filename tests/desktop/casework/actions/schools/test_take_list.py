"""A newer list of schools, taken in at either desk. What is in it is made up or changed."""

import zipfile
from pathlib import Path

import pytest
from msgspec import structs

from db.errors import NotASchoolList, OlderSchoolList
from db.names import Urn
from db.records import Finding, FindingDetail
from db.service import School, SchoolChanges
from desktop.casework.actions.cases.open_case import can_i_take, open_case
from desktop.casework.actions.closeness.declare import declare_position
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.schools.take_list import take_schools
from desktop.casework.desk import Desk
from tests.builders import BRAMPTON, PENRITH, UPPERBY, House, case_draft
from tests.desktop.casework.ground.gias_kit import PEOPLE, gias_csv, links_csv, put

NEW = School(
    urn=Urn("990001"),
    name="Fellside Free School",
    town="Alston",
    authority="Westmorland and Furness",
    postcode="CA9 3QU",
    kind="Free schools",
    trust="99044",
    trust_name="THE FELL TRUST",
)
CSV, LINKS = "edubasealldata20260302.csv", "links_edubasealldata20260302.csv"


def known(desk: Desk, urn: str) -> School:
    found = desk.schools.by_urn(Urn(urn))
    assert found is not None
    return found


def newer(desk: Desk) -> list[School]:
    """One new, one renamed into a trust, one closed, one as it was."""
    return [
        NEW,
        structs.replace(
            known(desk, BRAMPTON), name="Brampton Academy", trust="99044", trust_name="FELL"
        ),
        structs.replace(known(desk, UPPERBY), open=False),
        known(desk, PENRITH),
    ]


def test_what_changed_is_told_and_goes_to_the_laptop(house: House, tmp_path: Path) -> None:
    with house.open("office") as office:
        before = len(office.schools)
        file = put(tmp_path, CSV, gias_csv(newer(office)))
        told = take_schools(office, [file])
        assert (told.rows, told.added, told.changed, told.closed) == (4, 1, 1, 1)
        assert len(office.schools) == before + 1
        again = take_schools(office, [file])
        assert (again.rows, again.added, again.changed, again.closed) == (4, 0, 0, 0)
        assert len(office.store.find(SchoolChanges)) == 1
        kept = repr([one.body for one in office.store.find(SchoolChanges)])
        assert not [name for name in PEOPLE if name in kept]
    with house.open("morag") as morag:
        assert morag.schools.by_urn(NEW.urn) is None
    assert [one.result for one in house.carry("office", "morag")] == ["applied"]
    with house.open("morag") as morag:
        assert morag.schools.by_urn(NEW.urn) == NEW
        assert morag.schools.find("fellside free alston")[0] == NEW
        assert known(morag, BRAMPTON).name == "Brampton Academy"
        assert not known(morag, UPPERBY).open
        assert [one.urn for one in morag.schools.of_group("99044")] == [BRAMPTON, NEW.urn]
        assert morag.schools.day is not None
        assert morag.schools.day.isoformat() == "2026-03-02"


def test_the_laptop_knows_it_as_soon_as_it_came(house: House, tmp_path: Path) -> None:
    with house.open("office") as office:
        take_schools(office, [put(tmp_path, CSV, gias_csv([NEW]))])
    files, _ = house.seal("office")
    with house.open("morag") as morag:
        assert morag.schools.by_urn(NEW.urn) is None
        receive(morag, [("week.evenhand", files[0])])
        assert morag.schools.by_urn(NEW.urn) == NEW


def test_a_new_link_joins_a_post_and_a_pupil(house: House, tmp_path: Path) -> None:
    with house.open("office") as office:
        closed = structs.replace(known(office, BRAMPTON), open=False)
        packed = tmp_path / "extract.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as both:
            both.writestr(CSV, gias_csv([NEW, closed]))
            links = (int(BRAMPTON), 990001, "Successor"), (990001, int(BRAMPTON), "Predecessor")
            both.writestr(LINKS, links_csv(*links))
        told = take_schools(office, [packed], meant=True)
        assert (told.added, told.closed, told.links > 10_000) == (1, 1, True)
        assert [(one.old, one.new) for one in office.schools.links] == [(int(BRAMPTON), 990001)]
        again = take_schools(office, [packed])
        assert (again.changed, again.links) == (0, 0)
    house.carry("office", "morag")
    with house.open("morag") as morag:
        declare_position(morag, BRAMPTON, "governor")
        (found,) = can_i_take(morag, case_draft(school="990001")).found
        assert found.kind == "position"
        # The others' links are gone with this list, which does not have them.
        assert morag.schools.kin(Urn("143116")).numbers == ()


def test_an_open_case_is_looked_at_again_by_a_new_list(house: House, tmp_path: Path) -> None:
    with house.open("morag") as morag:
        declare_position(morag, BRAMPTON, "governor")
        assert open_case(morag, case_draft(school=PENRITH)).taken
        links = links_csv((int(BRAMPTON), int(PENRITH), "Successor - merged"))
        take_schools(morag, [put(tmp_path, LINKS, links)], meant=True)
        (found,) = morag.store.find(Finding)
        (detail,) = morag.store.find(FindingDetail, finding=found.id)
    assert (found.body.kind, found.body.state) == ("position", "standing")
    assert detail.body.occasion == "school-list"


def test_a_volunteers_own_list_serves_her_laptop_alone(house: House, tmp_path: Path) -> None:
    hers, theirs = structs.replace(NEW, name="Hers"), structs.replace(NEW, name="Theirs")
    with house.open("morag") as morag:
        take_schools(morag, [put(tmp_path, CSV, gias_csv([hers]))])
        assert known(morag, NEW.urn).name == "Hers"
        kinds = [row.header.kind for row in morag.store.rows(morag.device, "own")]
        assert "school_changes" in kinds
    files, _ = house.seal("morag")
    house.bring("office", *files)
    with house.open("office") as office:
        assert office.schools.by_urn(NEW.urn) is None
        take_schools(office, [put(tmp_path, CSV, gias_csv([theirs]))])
    house.carry("office", "morag")
    with house.open("morag") as morag:
        assert known(morag, NEW.urn).name == "Theirs"  # of the same day: all desks say one thing


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        (CSV, gias_csv([NEW], leave_out="Trusts (code)"), "no column Trusts (code)"),
        (CSV, gias_csv([NEW], leave_out="URN"), "no column URN"),
        (CSV, gias_csv([NEW]) + gias_csv([NEW]).partition(b"\n")[2], "990001 is in it twice"),
        (CSV, gias_csv([]), "no school in it"),
        (CSV, gias_csv([NEW]) + b"x,y\r\n", "line 3 is not a school"),
        (LINKS, links_csv((990001, 1, "Successor")), "line 2 is not a link"),
        ("photo.jpg", bytes(range(256)) * 400, "no column URN"),
        ("long.csv", gias_csv([]) + b"x" * 70_000, "has no end"),
        ("cut.zip", b"PK\x03\x04cut", "no whole zip"),
        ("empty.csv", b"", "it is empty"),
        ("list.csv", b"%PDF-1.7 and more", "it is a PDF"),
        (CSV, gias_csv([NEW])[:-60], "its last line ends early"),
        (LINKS, links_csv((990001, 990002, "Successor"))[:-20], "line 2 ends early"),
        ("codepo_gb.csv", b"CA1 1AA,10", "it is a list of postcodes"),
    ],
)
def test_another_file_is_refused_and_nothing_is_kept(
    house: House, tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    with house.open("office") as office:
        good = put(tmp_path, f"good-{CSV}", gias_csv([NEW]))
        with pytest.raises(NotASchoolList) as refused:
            take_schools(office, [good, put(tmp_path, name, data)])
        assert why in str(refused.value.facts["why"])
        assert refused.value.facts["file"] == name
        assert office.store.find(SchoolChanges) == []
        assert office.schools.by_urn(NEW.urn) is None


def test_an_older_list_would_undo_what_is_known(house: House, tmp_path: Path) -> None:
    with house.open("office") as office:
        old = put(tmp_path, "edubasealldata20240617.csv", gias_csv([NEW]))
        with pytest.raises(OlderSchoolList) as refused:
            take_schools(office, [old])
        assert refused.value.facts["day"] == "17 June 2024"


class Stopped(Exception):
    pass


def test_broken_off_or_refused_by_the_record_nothing_of_it_is_kept(
    house: House, tmp_path: Path
) -> None:
    with house.open("office") as office:
        many = [structs.replace(NEW, urn=Urn(str(990001 + at))) for at in range(1200)]
        file = put(tmp_path, CSV, gias_csv(many))

        def stop(done: int, whole: int) -> None:
            if done * 2 > whole:
                raise Stopped

        with pytest.raises(Stopped):
            take_schools(office, [file], stop)
        assert (office.store.find(SchoolChanges), office.schools.by_urn(NEW.urn)) == ([], None)
        shares: list[float] = []
        told = take_schools(office, [file], lambda done, whole: shares.append(done / whole))
        assert told.added == 1200
        assert shares == sorted(shares)
        assert shares[-1] == 1
        parts = [one.body for one in office.store.find(SchoolChanges, order="part")]
        assert [one.part for one in parts] == list(range(1, parts[0].parts + 1))
        assert len(parts) > 2
        assert office.schools.by_urn(many[-1].urn) == many[-1]
