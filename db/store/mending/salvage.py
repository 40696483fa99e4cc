"""What a database file still holds where some of its pages are lost. Reads only.

- A row of the ledger proves itself by its hashes, so every page is looked at, in whatever tree it
  hung: a page of which one bit flipped may still give all its rows but one.
- What cannot prove itself (settings, keys, peers, drafts …) is believed from sound pages alone.
- The tables that are made from the ledger are made again. Here they serve to say what was lost:
  the newest version of a record stands in them even where its row in the ledger is gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from db.ledger import Head, Row, check_chain
from db.names import DeviceId, Hash
from db.records import KINDS
from db.store.columns import COMMON, LOCAL, names
from db.store.mending import btree
from db.store.project import as_row
from db.vault.pages import Page, Pages

_LEDGER_COLUMNS = 13
_SCHEMA_COLUMNS = 5  # type, name, tbl_name, rootpage, sql


class Told(NamedTuple):
    """A row of the ledger, as a sound page tells of it, whether or not the row itself is there."""

    kind: str
    record: str
    device: str
    stream: str
    at: str
    case: str | None


@dataclass
class Found:
    """What was found. `version`: the schema's, None where it could not be read."""

    rows: dict[Hash, tuple[int, Row]] = field(default_factory=dict)  # with their order of writing
    heads: dict[tuple[DeviceId, str], Head] = field(default_factory=dict)
    heads_whole: bool = False
    confirmed: dict[tuple[DeviceId, str], Head] = field(default_factory=dict)  # by another desk
    local: dict[str, list[tuple[btree.Value, ...]]] = field(default_factory=dict)
    torn: set[str] = field(default_factory=set)  # local tables of which something was lost
    told: dict[Hash, Told] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)  # of cases, by their ids
    version: str | None = None
    damaged: list[int] = field(default_factory=list)  # pages, from 1


def salvage(pages: Pages) -> Found:
    """Everything that this file still holds. Raises OSError."""
    found = Found()
    roots: dict[str, int] = {}
    for page in pages:
        if not page.sound:
            found.damaged.append(page.number)
        if btree.kind_of(page) == btree.TABLE_LEAF:
            for cell in btree.cells(page, pages.read):
                _take_row(found, cell, page)
                if page.sound:
                    _note_root(roots, cell)
    _take_local(found, pages, roots)
    _take_told(found, pages, roots)
    return found


def proven(row: Row) -> bool:
    """Whether this row is what its own hash says."""
    return check_chain([row], Head(row.header.seq - 1, row.prev))[1] is None


def _take_row(found: Found, cell: btree.Cell, page: Page) -> None:
    values = cell.values
    if len(values) < 10 or not _begins_like_a_row(values):
        return
    if cell.whole and len(values) == _LEDGER_COLUMNS:
        try:
            row = as_row(values)
            good = proven(row)
        except (ValueError, TypeError):  # a page that lies: text where bytes should be
            good = False
        if good:
            known = found.rows.get(row.hash)
            # Of a row that was erased the blank is the true one, wherever else it was found.
            if known is None or row.payload is None:
                found.rows[row.hash] = (cell.rowid, row)
            return
    if page.sound:
        device, stream, _, _, digest, kind, record, _, _, at = values[:10]
        told = Told(str(kind), str(record), str(device), str(stream), str(at), None)
        found.told.setdefault(Hash(str(digest)), told)


def _begins_like_a_row(values: tuple[btree.Value, ...]) -> bool:
    texts = (*values[:2], *values[3:10])
    if not all(isinstance(one, str) for one in texts) or not isinstance(values[2], int):
        return False
    return len(str(values[3])) == len(str(values[4])) == 64 and str(values[5]) in KINDS


def _note_root(roots: dict[str, int], cell: btree.Cell) -> None:
    if len(cell.values) == _SCHEMA_COLUMNS and cell.values[0] == "table":
        name, root, made = cell.values[1], cell.values[3], cell.values[4]
        if isinstance(name, str) and isinstance(root, int) and str(made).startswith("CREATE"):
            roots[name] = root


def _table(name: str, pages: Pages, roots: dict[str, int], lost: list[int]) -> Iterator[btree.Cell]:
    if name not in roots:
        lost.append(0)
        return
    for page in btree.tree(roots[name], pages.read, lost):
        yield from btree.cells(page, pages.read)


def _take_local(found: Found, pages: Pages, roots: dict[str, int]) -> None:
    for name in (*LOCAL, "head", "alembic_version"):
        lost: list[int] = []
        rows = []
        for cell in _table(name, pages, roots, lost):
            values = (cell.rowid, *cell.values[1:]) if name == "bundle" else cell.values
            rows.append(values)
            if not cell.whole:
                rows.pop()
                lost.append(0)
        found.local[name] = rows
        if lost:
            found.torn.add(name)
    for (version,) in found.local.pop("alembic_version"):
        found.version = str(version)
    for device, stream, seq, digest in found.local.pop("head"):
        place = (DeviceId(str(device)), str(stream))
        found.heads[place] = Head(int(seq or 0), Hash(str(digest)))
    found.heads_whole = "head" not in found.torn
    _take_confirmed(found)
    found.torn -= {"head", "alembic_version"}


def _take_confirmed(found: Found) -> None:
    """How far others have said that they hold this desk's streams: so far they went, at least."""
    own = next((row[1] for row in found.local["setting"] if row[0] == "device"), None)
    for _peer, stream, seq, digest in (row[:4] for row in found.local["receipt"]):
        name, _, before = str(stream).partition("@")  # of the device that this desk was
        place = (DeviceId(before or str(own)), name)
        if own is not None and int(seq or 0) > found.confirmed.get(place, Head(0, Hash(""))).seq:
            found.confirmed[place] = Head(int(seq or 0), Hash(str(digest)))


def _take_told(found: Found, pages: Pages, roots: dict[str, int]) -> None:
    for kind, body in KINDS.items():
        columns = (*COMMON, *names(body))
        case = columns.index("case") if "case" in columns else None
        for cell in _table(kind, pages, roots, []):
            if len(cell.values) < len(COMMON):
                continue
            record, digest, device, stream, _, at, _ = (str(one) for one in cell.values[:7])
            belongs = cell.values[case] if case is not None and case < len(cell.values) else None
            if kind == "case":
                belongs = record
                found.references[record] = str(
                    dict(zip(columns, cell.values, strict=False)).get("reference", "")
                )
            told = Told(kind, record, device, stream, at, None if belongs is None else str(belongs))
            found.told[Hash(digest)] = told
