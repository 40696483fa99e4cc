"""Reads lists of schools as the government publishes them (Get Information About Schools).

Rules:
- The header names the columns; only seventeen of some 130 are read. Head teachers' names, telephone
  numbers, sponsors and the rest are never looked at. The shorter names are those of the extracts
  that other public services make of the same list.
- Nothing is assumed of the encoding: a line that is UTF-8 is read as that, any other as
  Windows-1252, and letters that an earlier program spoilt are mended (C1 controls, Cyrillic letters
  that stand for accented Latin ones: "Sir Gвr" is "Sir Gâr").
- A list without a column of status is a list of open schools.
- England is what is kept. Elsewhere (Wales, overseas, the islands) only what is open: families live
  across borders, but nobody needs a list of closed schools there.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from operator import itemgetter

import msgspec

from db.names import Urn
from db.service import School
from desktop.casework.ground.locality import with_town
from desktop.casework.ground.postcode import ReadPostcode, read_postcode

_COLUMNS = {
    "urn": ("URN",),
    "name": ("EstablishmentName", "name"),
    "phase": ("PhaseOfEducation (name)", "phase_of_education"),
    "street": ("Street",),
    "locality": ("Locality",),
    "address": ("Address3",),
    "town": ("Town",),
    "authority": ("LA (name)", "local_authority_name"),
    "postcode": ("Postcode",),
    "status": ("EstablishmentStatus (name)", "status", "status_20240617"),
    "kind": ("TypeOfEstablishment (name)",),
    "trust": ("Trusts (code)",),
    "trust_name": ("Trusts (name)",),
    "federation": ("Federations (code)",),
    "federation_name": ("Federations (name)",),
    "opened": ("OpenDate", "open_date"),
    "closed": ("CloseDate", "close_date", "close_date_2022"),
    "listed": ("in_open_list_20250711",),  # 1: a newer list has it as open, whatever its status
}
_OPEN = ("open", "proposed to open")  # beginnings: "Open, but proposed to close" is open
_ADDRESS = ("street", "locality", "address")
_NO_PHASE = "Not applicable"
_WALES = frozenset(
    {
        "Blaenau Gwent",
        "Bridgend",
        "Caerphilly",
        "Cardiff",
        "Carmarthenshire",
        "Ceredigion",
        "Conwy",
        "Denbighshire",
        "Flintshire",
        "Gwynedd",
        "Isle of Anglesey",
        "Merthyr Tydfil",
        "Monmouthshire",
        "Neath Port Talbot",
        "Newport",
        "Pembrokeshire",
        "Powys",
        "Rhondda Cynon Taf",
        "Swansea",
        "Torfaen",
        "Vale of Glamorgan",
        "Wrexham",
    }
)
_DAY = re.compile(
    r"(?:([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4}))"
)
_C1 = re.compile("[\u0080-\u009f]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


class NotGias(ValueError):
    """The file is no list of schools that we know; the text names the line or the column."""


def read_gias(lines: Iterable[bytes], *, whole: bool = False) -> Iterator[School]:
    """Every school of a published list, in its own order; of a `whole` one the last row has every
    column, or it was cut short. Raises `NotGias`."""
    rows = csv.reader(decoded(lines))
    header = next(rows, [])
    places = _places(header)
    names, last, of_row = tuple(places), max(places.values()) + 1, itemgetter(*places.values())
    cells_of_last = len(header)
    for row in rows:
        if not row:
            continue
        cells_of_last = len(row)
        row += [""] * (last - len(row))  # one that ends early has nothing in the rest
        cells = dict(zip(names, map(str.strip, of_row(row)), strict=True))
        try:
            yield msgspec.convert(_fields(cells), School)
        except msgspec.ValidationError:
            raise NotGias(f"line {rows.line_num} is not a school") from None
    if whole and cells_of_last < len(header):
        raise NotGias("its last line ends early: it was cut short on its way")


def read_whole(lines: Iterable[bytes]) -> Iterator[School]:
    """The same of the government's own download, which has every column. Raises `NotGias`."""
    rows = iter(lines)
    first = next(rows, b"")
    header = [name.strip() for name in next(csv.reader(decoded([first])), [])]
    published = (names[0] for ours, names in _COLUMNS.items() if ours != "listed")
    missing = next((name for name in published if name not in header), "")
    if missing:
        raise NotGias(f"there is no column {missing}")
    yield from read_gias(chain([first], rows), whole=True)


def in_england(school: School) -> bool:
    """Whether its authority is an English one, or is not given."""
    elsewhere = school.authority.endswith("Establishments") or school.authority == "Does not apply"
    return not elsewhere and school.authority not in _WALES


def worth_keeping(school: School) -> bool:
    """What belongs in the list: all of England, open and closed; elsewhere what is open."""
    return school.open or in_england(school)


def clean(text: str) -> str:
    """A name or town without stray spaces and spoilt letters."""
    if text.isascii():
        return " ".join(text.split())
    text = _C1.sub(lambda spoilt: spoilt[0].encode("latin-1").decode("cp1252", "replace"), text)
    # Written as Windows-1252 and read as Windows-1251, à has become the Cyrillic а, â the в.
    text = _CYRILLIC.sub(lambda spoilt: _turned_back(spoilt[0]), text)
    return " ".join(text.replace("\u2018", "'").replace("\u2019", "'").split())


def read_day(text: str) -> date | None:
    """A day as the lists write it, 31-08-2014 (or 2014-08-31, 31/08/2014); None for none."""
    shaped = _DAY.fullmatch(text.strip())
    if shaped is None:
        return None
    day, month, year = (shaped[3], shaped[2], shaped[1]) if shaped[1] else shaped.groups()[3:]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _turned_back(letter: str) -> str:
    return letter.encode("cp1251", "replace").decode("cp1252", "replace")


def decoded(lines: Iterable[bytes]) -> Iterator[str]:
    """Lines as text, each by itself: a list may be of two minds about its encoding."""
    for number, line in enumerate(lines):
        try:
            yield line.decode("utf-8" if number else "utf-8-sig")
        except UnicodeDecodeError:
            yield line.decode("cp1252", "replace")


def _places(header: list[str]) -> dict[str, int]:
    """Which column holds what. Raises `NotGias` where number or name are missing."""
    found = {name.strip().lower(): at for at, name in reversed([*enumerate(header)])}
    places = {
        ours: found[theirs.lower()]
        for ours, names in _COLUMNS.items()
        for theirs in reversed(names)
        if theirs.lower() in found
    }
    for needed in ("urn", "name"):
        if needed not in places:
            raise NotGias(f"there is no column {_COLUMNS[needed][0]}")
    return places


def _fields(cells: dict[str, str]) -> dict[str, object]:
    phase, is_open = cells.get("phase", ""), _is_open(cells)
    name, town = clean(cells["name"]), clean(cells.get("town", ""))
    address = [clean(cells.get(one, "")) for one in _ADDRESS]
    return {
        "urn": Urn(cells["urn"]),
        "name": name or None,  # which no school may have
        "phase": "" if phase == _NO_PHASE else phase,
        "town": with_town(address, town, name),
        "authority": clean(cells.get("authority", "")),
        "postcode": _postcode(cells.get("postcode", "")),
        "open": is_open,
        "kind": clean(cells.get("kind", "")),
        **_group(cells, "trust"),
        **_group(cells, "federation"),
        "opened": read_day(cells.get("opened", "")),
        "closed": None if is_open else read_day(cells.get("closed", "")),
    }


def _group(cells: dict[str, str], what: str) -> dict[str, str]:
    """The trust or federation, by its number: without one nobody could be matched by it."""
    uid = cells.get(what, "")
    name = clean(cells.get(f"{what}_name", ""))
    return {what: uid, f"{what}_name": name} if uid.isascii() and uid.isdigit() else {}


def _is_open(cells: dict[str, str]) -> bool:
    if cells.get("listed") == "1" or "status" not in cells:
        return True
    return cells["status"].lower().startswith(_OPEN)


def _postcode(typed: str) -> str:
    """As Royal Mail writes it; what is none is left out. Published lists are not guessed at."""
    read = read_postcode(typed)
    return read.code if isinstance(read, ReadPostcode) and not read.guesses else ""
