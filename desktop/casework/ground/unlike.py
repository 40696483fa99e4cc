"""What a file is that was handed in as a list and is none: by its first bytes, not its name."""

import re
import zipfile
from pathlib import Path

_BEGINS = (
    (b"%PDF-", "it is a PDF"),
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"\xd0\xcf\x11\xe0", "it is a document of Office; the list comes as CSV"),
)
_INSIDE = (
    ("xl/", "it is a spreadsheet; the list comes as CSV"),
    ("word/", "it is a document of Word; the list comes as CSV"),
)
SCHOOLS = re.compile("edubase", re.IGNORECASE)
POSTCODES = re.compile("code-?po|onspd", re.IGNORECASE)
_OTHER = {SCHOOLS: "it is a list of schools", POSTCODES: "it is a list of postcodes"}


def unlike_a_list(path: Path, other: re.Pattern[str]) -> str:
    """Why it is no list whatever stands in it; empty where it may be one. `other`: the names of the
    list that is taken in elsewhere (`SCHOOLS`, `POSTCODES`). Raises `OSError`."""
    with path.open("rb") as file:
        first = file.read(8)
    if not first:
        return "it is empty"
    for begins, said in _BEGINS:
        if first.startswith(begins):
            return said
    if other.search(path.name):
        return _OTHER[other]
    if zipfile.is_zipfile(path):
        try:
            with zipfile.ZipFile(path) as packed:
                names = packed.namelist()
        except zipfile.BadZipFile:
            return ""  # whoever reads it says so
        for within, said in _INSIDE:
            if any(name.startswith(within) for name in names):
                return said
        if any(other.search(name) for name in names):
            return _OTHER[other]
    return ""
