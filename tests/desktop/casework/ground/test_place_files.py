"""Lists of postcodes as they are published: what is taken, what is refused, what it costs."""

import zipfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from db.names import Postcode
from desktop.casework.ground.codepoint import NotCodePoint, Published
from desktop.casework.ground.place_files import PlaceFile
from tests.desktop.casework.ground.lists import (
    OLD_ONS_HEADER,
    ONS_HEADER,
    ons_row,
    ons_zip,
    os_row,
    os_zip,
    packed,
    traced,
)

CA = [os_row("CA1 1AA", 10, 339560, 555499), os_row("CA1 1AB", 50, 339570, 555400)]
S = [os_row("S1  2HH", 10, 435000, 387000), os_row("S101EL", 90, 0, 0)]
READ = [
    Published(Postcode("CA1 1AA"), (339560, 555499)),
    Published(Postcode("CA1 1AB"), (339570, 555400), coarse=True),
    Published(Postcode("S1 2HH"), (435000, 387000)),
    Published(Postcode("S10 1EL"), None),
]


def read(path: Path) -> list[Published]:
    opened = PlaceFile(path)
    try:
        return list(opened.rows(lambda _done, _whole: None))
    finally:
        opened.close()


def refused(path: Path) -> str:
    with pytest.raises(NotCodePoint) as caught:
        read(path)
    return str(caught.value)


def written(path: Path, *lines: str, end: str = "\r\n") -> Path:
    path.write_text("".join(f"{line}{end}" for line in lines), encoding="utf-8", newline="")
    return path


def test_code_point_open_is_taken_as_os_zips_it(tmp_path: Path) -> None:
    path = os_zip(tmp_path / "codepo_gb.zip", {"CA": CA, "S": S}, counts={"CA": 2, "S": 2})
    opened = PlaceFile(path)
    assert opened.edition == "Code-Point Open 2026.2 (May 2026)"
    assert opened.counts == {"CA": 2, "S": 2}
    opened.close()
    assert read(path) == READ


@pytest.mark.parametrize(
    "header",
    [
        (),
        ("PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC",),
        ("Postcode,Positional_quality_indicator,Eastings,Northings,Country_code",),
        ("PC,PQ,EA,NO", "Postcode,Positional_quality_indicator,Eastings,Northings"),
        ("\ufeffPostcode,Positional_quality_indicator,Eastings,Northings",),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_alone_is_taken_with_and_without_headers(
    tmp_path: Path, header: tuple[str, ...], end: str
) -> None:
    assert read(written(tmp_path / "ca.csv", *header, *CA, *S, end=end)) == READ
    assert read(packed(tmp_path / "all.csv.gz", [*header, *CA, *S])) == READ


def test_the_directory_of_ons_is_taken_once_with_its_ended_codes(tmp_path: Path) -> None:
    rows = [
        ons_row("CA1 1AA", "339560", "555499"),
        ons_row("LA10 5AG", "365900", "492200", "199405", "8"),
        ons_row("S94 1AB", "", "", "", "9"),
        ons_row("BT1 1AA", "333000", "374000"),
        ons_row("IM1 1AA", "", "", "199912", "9"),
        ons_row("GIR 0AA", "", "", "", "9"),
    ]
    taken = [
        Published(Postcode("CA1 1AA"), (339560, 555499)),
        Published(Postcode("LA10 5AG"), (365900, 492200), coarse=True, ended="1994-05"),
        Published(Postcode("S94 1AB"), None),
    ]
    path = ons_zip(tmp_path / "onspd.zip", rows)
    opened = PlaceFile(path)
    assert opened.edition == "ONS Postcode Directory (May 2026)"
    opened.close()
    assert read(path) == taken  # and not once more from the lists of areas beside it
    assert read(written(tmp_path / "ONSPD_FEB_2026_UK.csv", ONS_HEADER, *rows)) == taken
    assert read(written(tmp_path / "old.csv", OLD_ONS_HEADER, *rows)) == taken


def _cut(path: Path) -> Path:
    os_zip(path, {"CA": CA * 500})
    path.write_bytes(path.read_bytes()[:-200])
    return path


def _spoilt(path: Path) -> Path:
    os_zip(path, {"CA": [os_row(f"CA1 {n}AA", 10, 339560 + n, 555499) for n in range(10)]})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as opened:
        at = opened.getinfo("Data/CSV/ca.csv").header_offset + 60
    data[at : at + 8] = bytes(8)
    path.write_bytes(data)
    return path


def _bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("Data/CSV/ca.csv", b"\0" * (8 << 20))
    return path


def _locked(path: Path) -> Path:
    os_zip(path, {"CA": CA})
    data = path.read_bytes()
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag of each header
        parts = data.split(mark)
        data = mark.join([parts[0], *(p[: at - 4] + b"\x01" + p[at - 3 :] for p in parts[1:])])
    path.write_bytes(data)
    return path


def _schools(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr(
            "edubasealldata20260310.csv", "URN,LA (code),EstablishmentName\r\n1,2,3\r\n"
        )
    return path


def _pictures(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("holiday.jpg", "no list")
    return path


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_cut, "cut short"),
        (_spoilt, "damaged"),
        (_bomb, "unpacks to far more"),
        (_locked, "locked with a passphrase"),
        (_schools, "it is a list of schools"),
        (_pictures, "there is no CSV file in it"),
    ],
)
def test_a_zip_that_is_no_list_is_refused_and_says_why(
    tmp_path: Path, make: Callable[[Path], Path], why: str
) -> None:
    assert why in refused(make(tmp_path / "list.zip"))


def test_a_file_that_never_ends_a_line_or_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    line = tmp_path / "line.csv"
    line.write_bytes(b"A" * (1 << 20))
    assert "a line that does not end" in refused(line)
    assert "unpacks to far more" in refused(
        packed(tmp_path / "bomb.csv.gz", ["", *["CA1 1AA,10,339560,555499"] * 400_000])
    )
    cut = packed(tmp_path / "cut.csv.gz", CA * 500)
    cut.write_bytes(cut.read_bytes()[:-20])
    assert "cut short" in refused(cut)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ('"CA1 1AA",10,339560', "line 2 ends early"),
        ('"CA1 1AA",10,east,555499', "line 2"),
        ('"SG1 1A",10,523000,224000', "line 2"),
        ('"CA1 1AA",10,3395600,555499', "line 2"),
        ('"CA1 1AA",10,-5,555499', "line 2"),
    ],
)
def test_one_line_that_is_none_refuses_the_list_by_its_number(
    tmp_path: Path, row: str, why: str
) -> None:
    assert why in refused(written(tmp_path / "ca.csv", CA[0], row, CA[1]))


def test_a_directory_without_its_columns_says_which_is_missing(tmp_path: Path) -> None:
    header = "pcds,oseast1m,osnrth1m,osgrdind"
    assert "no column doterm" in refused(written(tmp_path / "onspd.csv", header, "CA1 1AA,1,2,1"))


def test_a_list_is_read_in_memory_that_does_not_grow_with_it(tmp_path: Path) -> None:
    def rows(count: int) -> list[str]:
        letters = "ABDEFGHJLNPQRSTUWXYZ"
        codes = (
            f"CA{out} {n}{a}{b}" for out in range(1, 100) for n in range(10)
            for a in letters for b in letters
        )  # fmt: skip
        return [os_row(code, 10, 339560, 555499) for code in islice(codes, count)]

    small = os_zip(tmp_path / "small.zip", {"CA": rows(2_000)})
    large = os_zip(tmp_path / "large.zip", {"CA": rows(40_000)})

    def through(path: Path) -> None:
        opened = PlaceFile(path)
        for _ in opened.rows(lambda _done, _whole: None):
            pass
        opened.close()

    through(small)
    grown = traced(lambda: through(large)) / traced(lambda: through(small))
    assert grown < 1.5  # twenty times as much to read
    with zipfile.ZipFile(large) as inside:
        whole = inside.getinfo("Data/CSV/ca.csv").file_size
    assert traced(lambda: through(large)) < whole / 8


def test_how_far_it_is_rises_to_the_end_and_what_listens_can_break_it_off(tmp_path: Path) -> None:
    many = [os_row(f"CA{a} {b}A{c}", 10, 339560, 555499)
            for a in range(1, 99) for b in range(10) for c in "ABDEFGHJLN"]  # fmt: skip
    path = os_zip(tmp_path / "ca.zip", {"CA": many, "S": S})
    told: list[tuple[int, int]] = []
    opened = PlaceFile(path)
    assert len(list(opened.rows(lambda done, whole: told.append((done, whole))))) == len(many) + 2
    shares = [done / whole for done, whole in told]
    assert shares == sorted(shares)
    assert shares[0] < 0.2
    assert 0.9 < shares[-1] <= 1

    class Stopped(Exception):
        pass

    def stop(done: int, whole: int) -> None:
        if done > whole / 2:
            raise Stopped

    with pytest.raises(Stopped):
        list(opened.rows(stop))
    opened.close()
