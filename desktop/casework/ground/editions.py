"""Which edition a list of postcodes is, and which of two is newer.

Read from what the publisher put beside the rows: the version in OS's `Doc/metadata.txt` (four a
year, in February, May, August and November), the month in the name of ONS's file; else the day on
which the newest part was packed. A bare CSV says nothing of itself, so its own name stands for it.
"""

import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop.casework.saying.dates import MONTHS

_VERSION = re.compile(r"VERSION\s*(?:NUMBER)?\s*:\s*([0-9]{4})\.([1-4])\b")
_COUNT = re.compile(r"^\s*([A-Z]{1,2})\s+([0-9]+)\s*$", re.MULTILINE)
_QUARTERS = (2, 5, 8, 11)  # the months in which OS publishes
_ONS_NAME = re.compile(r"onspd_?([a-z]{3})[a-z]*_?([0-9]{4})", re.IGNORECASE)
_WRITTEN = re.compile(rf"\b({'|'.join(MONTHS)}) ((?:19|20)[0-9]{{2}})\b")
_METADATA = 1 << 16  # bytes; more of it is not read
_NAME = 60  # characters of a file's name


def edition_of(
    path: Path, packed: zipfile.ZipFile | None, members: Sequence[zipfile.ZipInfo]
) -> str:
    """A line such as "Code-Point Open 2025.2 (May 2025)"."""
    ons = _ONS_NAME.search(members[0].filename if members else path.name)
    if ons and (month := _short(ons[1])):
        return f"ONS Postcode Directory ({month} {ons[2]})"
    if packed is None:
        return path.name[:_NAME]
    version = _VERSION.search(_metadata(packed))
    if version:
        month = MONTHS[_QUARTERS[int(version[2]) - 1] - 1]
        return f"Code-Point Open {version[1]}.{version[2]} ({month} {version[1]})"
    year, number = max(one.date_time[:2] for one in members)
    kind = "Code-Point Open" if len(members) > 1 else path.name[:_NAME]
    return f"{kind} ({MONTHS[number - 1]} {year})"


def counts_of(packed: zipfile.ZipFile | None) -> dict[str, int]:
    """How many rows each postcode area has, where the publisher says so beside them."""
    about = "" if packed is None else _metadata(packed)
    return {area: int(count) for area, count in _COUNT.findall(about)}


def month_of(edition: str) -> date | None:
    """The first of the month that an edition names first; None where it names none."""
    found = _WRITTEN.search(edition)
    return date(int(found[2]), MONTHS.index(found[1]) + 1, 1) if found else None


def in_words(month: str) -> str:
    """ "1994-05" as "May 1994"; empty for what is no month."""
    year, _, number = month.partition("-")
    known = number.isdigit() and 1 <= int(number) <= len(MONTHS)
    return f"{MONTHS[int(number) - 1]} {year}" if known else ""


def _short(three: str) -> str:
    return next((one for one in MONTHS if one[:3].lower() == three.lower()), "")


def _metadata(packed: zipfile.ZipFile) -> str:
    inside = [name for name in packed.namelist() if name.lower().endswith("doc/metadata.txt")]
    if not inside:
        return ""
    with packed.open(inside[0]) as file:
        return file.read(_METADATA).decode("utf-8", "replace").upper()
