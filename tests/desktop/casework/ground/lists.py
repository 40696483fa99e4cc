"""Lists of postcodes as their publishers make them, with made-up rows or real ones."""

import gzip
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

METADATA = (
    "ORDNANCE SURVEY\r\nPRODUCT: OS CODE-POINT_03.02\r\nDATASET VERSION NUMBER: {version}.0\r\n"
    "COPYRIGHT DATE: 20260422\r\nRM UPDATE DATE: 20260417\r\n"
)
ONS_HEADER = '"pcd7","pcd8","pcds","dointr","doterm","lad25cd","east1m","north1m","gridind"'
OLD_ONS_HEADER = "pcd,pcd2,pcds,dointr,doterm,oslaua,oseast1m,osnrth1m,osgrdind"


def os_row(code: str, quality: int, east: int, north: int) -> str:
    """A line as OS writes it; the last columns are of no matter here."""
    return f'"{code}",{quality},{east},{north},"E92000001","","E18","","E0","E05"'


def os_zip(
    path: Path,
    areas: Mapping[str, Iterable[str]],
    version: str = "2026.2",
    counts: Mapping[str, int] | None = None,
) -> Path:
    """Code-Point Open: Data/CSV/xx.csv without headers, lines that end in CR LF, Doc/…"""
    about = METADATA.format(version=version)
    about += "".join(f"{area:>8}\t{count}\r\n" for area, count in (counts or {}).items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("Doc/licence.txt", "Open Government Licence")
        packed.writestr("Doc/metadata.txt", about)
        packed.writestr("Doc/Code-Point_Open_Column_Headers.csv", "PC,PQ,EA,NO\r\n")
        for area, rows in areas.items():
            packed.writestr(f"Data/CSV/{area.lower()}.csv", "".join(f"{r}\r\n" for r in rows))
    return path


def ons_row(code: str, east: str, north: str, ended: str = "", grade: str = "1") -> str:
    """A line of the directory, with the code in seven characters, eight, and with one space."""
    out, inward = code.split()
    seven, eight = f"{out:<4}{inward}", f"{out:<4} {inward}"
    return f'"{seven}","{eight}","{code}","198001","{ended}","E07","{east}","{north}","{grade}"'


def ons_zip(path: Path, rows: Iterable[str], month: str = "MAY_2026") -> Path:
    """The directory as ONS zips it: one list, the same cut into areas, and a user guide."""
    text = "".join(f"{row}\r\n" for row in (ONS_HEADER, *rows))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"Data/ONSPD_{month}_UK.csv", text)
        packed.writestr(f"Data/multi_csv/ONSPD_{month}_UK_CA.csv", text)
        packed.writestr("Documents/2011 Census names.csv", "code,name\r\n")
    return path


def packed(path: Path, rows: Iterable[str]) -> Path:
    """A CSV packed with gzip."""
    path.write_bytes(gzip.compress("".join(f"{row}\n" for row in rows).encode()))
    return path


def traced(work: Callable[[], object]) -> int:
    """The most memory, in bytes, that Python held at once for this."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
