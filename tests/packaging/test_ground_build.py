"""The scripts that make the shipped lists, run on a few made-up rows."""

import gzip
import math
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import msgspec
import pytest

import setup_env
from db.names import Postcode, Urn
from desktop.casework.ground import schools
from desktop.casework.ground.places import Located, Places, Unlocated
from desktop.casework.ground.schools import SchoolList
from ground import build_places, build_schools
from ground.published import codepoint_rows, directory_rows, letter_rows

LIVE = {
    "ca.csv": '"CA9 9ZA",10,340000,555000,"E92000001"\r\n"CA9 9ZB",90,0,0,"E92000001"\r\n',
    "s.csv": '"S1  9ZZ",10,435000,387000,"E92000001"\r\n"S109ZZ",50,433000,387000,""\r\n',
}
NONE = math.nan


def archive(path: Path) -> Path:
    """Code-Point Open as OS zips it, inside another package's zip."""
    inner = path / "codepo_gb.zip"
    with zipfile.ZipFile(inner, "w") as packed:
        for name, text in LIVE.items():
            packed.writestr(f"Data/CSV/{name}", text)
        packed.writestr("Doc/licence.txt", "open")
    with zipfile.ZipFile(path / "package.whl", "w") as outer:
        outer.write(inner, "somewhere/codepo_gb.zip")
    return path / "package.whl"


def letter(**rows: tuple[float, float]) -> bytes:
    codes = [code.replace("_", " ") for code in rows]
    east, north = zip(*rows.values(), strict=True)
    columns = {"pcd": codes, "laua": [""] * len(codes), "oseast1m": east, "osnrth1m": north}
    return msgspec.msgpack.encode({"columns": list(columns), "data": columns})


def directory(path: Path) -> Path:
    """The directory as its package holds it, here without the packing of each file."""
    with zipfile.ZipFile(path / "directory.whl", "w") as wheel:
        wheel.writestr(
            "x/postcodes_C.msgpack.br",
            letter(
                CA9_9ZA=(345000.0, 555000.0), CA9_9ZC=(340100.0, 555000.0), CA9_9ZD=(NONE, NONE)
            ),
        )
        wheel.writestr("x/postcodes_B.msgpack.br", letter(BT1_1AA=(333000.0, 374000.0)))
    return path / "directory.whl"


def build(folder: Path, target: Path) -> Path:
    letters = dict(directory_rows(directory(folder), lambda packed: packed))
    rows = build_places.outcodes(codepoint_rows(archive(folder)), letters)
    build_places.build(rows, target)
    return target


def test_a_table_is_made_from_both_packages_and_read_back(tmp_path: Path) -> None:
    with Places.open(build(tmp_path, tmp_path / "p.bin")) as places:
        found = dict(places.all())
        assert list(found) == [
            "CA9 9ZA",
            "CA9 9ZB",
            "CA9 9ZC",
            "CA9 9ZD",
            "S1 9ZZ",
            "S10 9ZZ",
        ]
        quality = {
            code: at.quality if isinstance(at, Located) else "" for code, at in found.items()
        }
        assert list(quality.values()) == ["doubtful", "", "directory", "", "exact", "approximate"]
        assert isinstance(places.find(Postcode("BT1 1AA")), Unlocated)
        assert places.edition == build_places.EDITION
        assert places.sources == build_places.SOURCES


def test_the_same_packages_make_the_same_bytes(tmp_path: Path) -> None:
    one, two = build(tmp_path, tmp_path / "one.bin"), build(tmp_path, tmp_path / "two.bin")
    assert one.read_bytes() == two.read_bytes()
    assert not list(tmp_path.glob("*.part"))


def test_the_islands_northern_ireland_and_old_shapes_are_left_out() -> None:
    packed = letter(
        JE2_3AB=(NONE, NONE), GIR_0AA=(NONE, NONE), NPT_0AD=(1.0, 1.0), CA9_9ZC=(2.0, 3.0)
    )
    assert letter_rows(packed) == {"CA9 9ZC": (2, 3)}


def test_a_table_that_reads_back_otherwise_is_not_shipped(tmp_path: Path) -> None:
    path = build(tmp_path, tmp_path / "p.bin")
    letters = dict(directory_rows(directory(tmp_path), lambda packed: packed))
    rows = list(build_places.outcodes(codepoint_rows(archive(tmp_path)), letters))
    name, first = rows[0]
    rows[0] = (name, [first[0]._replace(point=(340_020, 555_000)), *first[1:]])
    with pytest.raises(SystemExit, match="CA9 9ZA was read back as"):
        build_places.compare(path, rows)


def test_one_file_of_the_list_is_enough(tmp_path: Path) -> None:
    (tmp_path / "ca.csv").write_text(LIVE["ca.csv"], encoding="utf-8")
    assert [row.code for row in codepoint_rows(tmp_path / "ca.csv")] == ["CA9 9ZA", "CA9 9ZB"]


def test_a_list_of_schools_is_made_by_the_script_itself(tmp_path: Path) -> None:
    extract = tmp_path / "edubasealldata.csv.gz"
    lines = [
        '"URN","LA (name)","EstablishmentName","EstablishmentStatus (name)","Postcode"',
        '"900002","Cumberland","St Mary\x92s School","Closed","ca9 9zz"',
        '"900001","Powys","Closed in Wales","Closed",""',
        '"900003","Powys","Open in Wales","Open",""',
    ]
    extract.write_bytes(gzip.compress("\r\n".join(lines).encode("latin-1")))
    linked = '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\r\n'
    linked += '900003,900002,"St Mary\'s, School","Predecessor","01-09-2014"\r\n'
    (tmp_path / "links.csv").write_text(linked)
    script = Path(build_schools.__file__)
    made = subprocess.run(
        [
            *(sys.executable, str(script), str(extract)),
            *("--links", "links.csv", "--edition", "trial", "-o", "s.bin"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stderr.startswith("2 schools, ")
    made_list = SchoolList.open(tmp_path / "s.bin")
    assert [school.urn for school in made_list] == ["900002", "900003"]
    assert made_list.edition == f"trial\n{build_schools.LICENCE}"
    assert made_list.kin(Urn("900002")).numbers == ("900003",)
    mended = made_list.by_urn(Urn("900002"))
    assert mended is not None
    assert (mended.name, mended.postcode, mended.open) == ("St Mary's School", "CA9 9ZZ", False)


def test_the_shipped_lists_are_where_the_scripts_put_them() -> None:
    assert build_places.TARGET.is_relative_to(setup_env.ROOT)
    assert build_places.TARGET.is_file()
    assert build_schools.TARGET.is_file()


_BESIDE = setup_env.ROOT.parent / "shared" / "data"


@pytest.mark.skipif(not _BESIDE.is_dir(), reason="the published lists are not beside the project")
def test_the_shipped_list_of_schools_is_what_the_published_ones_make(tmp_path: Path) -> None:
    joined, links, spine = (
        _BESIDE / name
        for name in (
            "gias_schools_england_joined.csv.gz",
            "gias_links_20250727.csv",
            "dfe_school_spine_2017_18.csv.gz",
        )
    )
    known = build_schools.links_in(links)
    listed = build_schools.newly_listed(joined)
    found = build_schools.gone_on(build_schools.read(joined), known, listed)
    schools.write(
        tmp_path / "s.bin", build_schools.with_spine(found, spine), "", known, date(2025, 7, 27)
    )
    made, shipped = (SchoolList.open(path) for path in (tmp_path / "s.bin", build_schools.TARGET))
    assert list(made) == list(shipped)
    assert list(made.links) == list(shipped.links)
    assert made.day == shipped.day
