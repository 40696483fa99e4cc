"""Files of schools as they come: alone, packed, in a zip; and files that are none."""

import gzip
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec import structs

from db.names import Urn
from db.service import School
from desktop.casework.ground.gias import NotGias, read_whole
from desktop.casework.ground.school_files import look_into
from tests.desktop.casework.ground.gias_kit import gias_csv, links_csv, put

BECK = School(urn=Urn("900001"), name="Beck School", town="Wigton", authority="Cumberland")
CSV, LINKS = "edubasealldata20260302.csv", "links_edubasealldata20260302 (1).csv"


def schools(count: int) -> Iterator[School]:
    return (structs.replace(BECK, urn=Urn(str(900001 + at))) for at in range(count))


def packed(path: Path, *inside: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in inside:
            made.writestr(name, data)
    return path


def read(path: Path) -> list[School]:
    return [one for file in look_into(path) for one in read_whole(file.lines(lambda _at: None))]


def test_alone_packed_and_in_a_zip_it_is_the_same_list_of_the_day_in_its_name(
    tmp_path: Path,
) -> None:
    data = gias_csv(schools(3))
    for path in (
        put(tmp_path, CSV, data),
        put(tmp_path, f"{CSV}.gz", gzip.compress(data)),
        packed(tmp_path / "extract.zip", (f"in/{CSV}", data), ("readme.txt", b"hello")),
    ):
        (file,) = look_into(path)
        assert (file.links, file.day) == (False, date(2026, 3, 2))
        assert read(path) == list(schools(3))


def test_what_a_file_is_its_header_says_and_not_its_name(tmp_path: Path) -> None:
    path = packed(tmp_path / "x.zip", ("a.csv", links_csv()), ("b.csv", gias_csv(schools(1))))
    assert [one.links for one in look_into(path)] == [True, False]
    (links,) = look_into(put(tmp_path, LINKS, links_csv()))
    assert (links.links, links.day) == (True, date(2026, 3, 2))
    (plain,) = look_into(put(tmp_path, "99999999.csv", gias_csv(schools(1))))
    written = datetime.fromtimestamp(plain.path.stat().st_mtime, UTC)
    assert plain.day == written.date()


def test_how_far_it_is_rises_to_the_whole(tmp_path: Path) -> None:
    (file,) = look_into(put(tmp_path, CSV, gias_csv(schools(3000))))
    at: list[int] = []
    assert sum(1 for _ in file.lines(at.append)) == 3001
    assert at == sorted(at)
    assert 0 < at[1] < at[-1] <= file.size


def test_a_bomb_a_cut_file_and_an_empty_zip_are_refused(tmp_path: Path) -> None:
    whole = gzip.compress(gias_csv(schools(3000)))
    bomb = packed(tmp_path / "bomb.zip", (CSV, bytes(20_000_000)))
    for path, why in (
        (bomb, "larger than any list"),
        (packed(tmp_path / "none.zip", ("readme.txt", b"hello")), "no CSV"),
        (put(tmp_path, "cut.csv.gz", whole[: len(whole) // 2]), "damaged, or was cut short"),
        (put(tmp_path, "bad.csv.gz", b"no gzip"), "damaged, or was cut short"),
    ):
        with pytest.raises(NotGias, match=why):
            read(path)


def test_a_list_is_read_in_memory_that_does_not_grow_with_it(tmp_path: Path) -> None:
    peaks = []
    for count in (1_000, 8_000):
        path = put(tmp_path, f"{count}.csv.gz", gzip.compress(gias_csv(schools(count)), 1))
        tracemalloc.start()
        (file,) = look_into(path)
        assert sum(1 for _ in read_whole(file.lines(lambda _at: None))) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
