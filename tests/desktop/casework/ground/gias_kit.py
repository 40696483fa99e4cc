"""Lists of schools as GIAS publishes them: some of 130 columns, Windows-1252, made-up people."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from db.service import School

_READ = {
    "LA (name)": "authority",
    "EstablishmentName": "name",
    "TypeOfEstablishment (name)": "kind",
    "PhaseOfEducation (name)": "phase",
    "Postcode": "postcode",
    "Town": "town",
    "Trusts (code)": "trust",
    "Trusts (name)": "trust_name",
    "Federations (code)": "federation",
    "Federations (name)": "federation_name",
}
_OTHERS = ("HeadFirstName", "HeadLastName", "SchoolSponsors (name)", "TelephoneNum")
_NOBODY = ("Quentin", "Nevermore", "Sir Nobody", "01228 000000")
_BLANK = tuple(f"Column{at}" for at in range(100))
HEADER = (
    *(
        "URN",
        "EstablishmentStatus (name)",
        "OpenDate",
        "CloseDate",
        "Street",
        "Locality",
        "Address3",
    ),
    *(*_READ, *_OTHERS, *_BLANK),
)
PEOPLE = ("Quentin", "Nevermore", "Nobody", "01228")


def gias_csv(schools: Iterable[School], leave_out: str = "") -> bytes:
    """The download; without one column where that is named."""
    kept = [at for at, name in enumerate(HEADER) if name != leave_out]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER[at] for at in kept)
    for one in schools:
        row = [one.urn, "Open" if one.open else "Closed", _day(one.opened), _day(one.closed)]
        locality, _, town = one.town.rpartition(", ")
        row += ["1 Nowhere Road", locality, ""]
        row += [town if name == "town" else getattr(one, name) for name in _READ.values()]
        row += [*_NOBODY, *[""] * len(_BLANK)]
        writer.writerow(row[at] for at in kept)
    return out.getvalue().encode("cp1252", "replace")


def links_csv(*links: tuple[int, int, str]) -> bytes:
    """The download of links: URN, linked URN, type as published."""
    lines = ['"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"']
    lines += [f'{urn},{other},"A, school","{kind}","01-09-2026"' for urn, other, kind in links]
    return "\r\n".join([*lines, ""]).encode("cp1252")


def put(folder: Path, name: str, data: bytes) -> Path:
    """A file of it."""
    (folder / name).write_bytes(data)
    return folder / name


def _day(day: date | None) -> str:
    return day.strftime("%d-%m-%Y") if day else ""
