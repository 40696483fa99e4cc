"""Reading SQLite's pages without SQLite: cells, records and overflow (sqlite.org/fileformat2.html).

For a database of which some pages are lost. Nothing here raises for what is on a page: a cell that
cannot be read is left out, and whoever asks is told that something was.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from db.vault.pages import USABLE, Page

INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF = 0x02, 0x05, 0x0A, 0x0D
_DEEPEST = 40  # levels of a tree, or a ring of pages that point at each other
_LARGEST = 1024 * 1024  # bytes of one row: the ledger's own cap is a quarter of it
_TABLE_LOCAL = USABLE - 35
_INDEX_LOCAL = (USABLE - 12) * 64 // 255 - 23
_LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
_WIDTH = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}  # bytes of a whole number

Value = str | bytes | int | None
Read = Callable[[int], Page | None]


class Cell(NamedTuple):
    """One row. `rowid` is 0 in a table without one; `values` end where they could not be read."""

    rowid: int
    values: tuple[Value, ...]
    whole: bool


class Unreadable(Exception):
    """Bytes that are no cell."""


def kind_of(page: Page) -> int:
    """Which of the four kinds of page it says it is; any other number is none of them."""
    return page.data[_start(page)]


def cells(page: Page, read: Read) -> Iterator[Cell]:
    """The rows on a page, as far as they can be read; none from pages that hold none."""
    kind = kind_of(page)
    if kind not in (INDEX_INNER, INDEX_LEAF, TABLE_LEAF):
        return
    for at in _pointers(page):
        try:
            yield _cell(page.data, at, kind, read)
        except (Unreadable, IndexError):
            continue


def tree(root: int, read: Read, lost: list[int]) -> Iterator[Page]:
    """Every sound page that holds rows below this root; the others' numbers are put into `lost`."""
    waiting, seen = [(root, 0)], set[int]()
    while waiting:
        number, depth = waiting.pop()
        page = read(number)
        if page is None or not page.sound or number in seen or depth > _DEEPEST:
            lost.append(number)
            continue
        seen.add(number)
        kind = kind_of(page)
        if kind not in (INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF):
            lost.append(number)
        elif kind in (INDEX_INNER, TABLE_INNER):
            waiting.extend((child, depth + 1) for child in reversed(_children(page)))
        if kind in (INDEX_INNER, INDEX_LEAF, TABLE_LEAF):
            yield page


def _start(page: Page) -> int:
    return 100 if page.number == 1 else 0


def _pointers(page: Page) -> list[int]:
    data, start = page.data, _start(page)
    count = int.from_bytes(data[start + 3 : start + 5], "big")
    first = start + (12 if data[start] in (INDEX_INNER, TABLE_INNER) else 8)
    places = (int.from_bytes(data[at : at + 2], "big") for at in range(first, USABLE, 2))
    return [place for _, place in zip(range(count), places, strict=False) if place < USABLE]


def _children(page: Page) -> list[int]:
    data, start = page.data, _start(page)
    found = [int.from_bytes(data[at : at + 4], "big") for at in _pointers(page)]
    return [*found, int.from_bytes(data[start + 8 : start + 12], "big")]


def _cell(data: bytes, at: int, kind: int, read: Read) -> Cell:
    if kind == INDEX_INNER:
        at += 4  # the child on the left
    size, at = _varint(data, at)
    rowid = 0
    if kind == TABLE_LEAF:
        rowid, at = _varint(data, at)
    if size > _LARGEST:
        raise Unreadable
    most = _TABLE_LOCAL if kind == TABLE_LEAF else _INDEX_LOCAL
    local = size
    if size > most:
        local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (USABLE - 4)
        local = local if local <= most else _LEAST_LOCAL
    payload = data[at : at + local]
    if size > local:
        follows = int.from_bytes(data[at + local : at + local + 4], "big")
        payload += _overflow(follows, size - local, read)
    return _record(rowid, payload, size)


def _overflow(number: int, size: int, read: Read) -> bytes:
    """What is left of a row on other pages: up to the first that does not hold."""
    found = b""
    while len(found) < size:
        page = read(number)
        if page is None or not page.sound:
            break
        found += page.data[4:USABLE]
        number = int.from_bytes(page.data[:4], "big")
    return found[:size]


def _record(rowid: int, payload: bytes, size: int) -> Cell:
    """The values of a record. Those that reach past what could be read are left out."""
    end, at = _varint(payload, 0)
    if end > size or end > len(payload):
        raise Unreadable
    kinds: list[int] = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        width = _width(kind)
        if at + width > len(payload):
            break
        values.append(_value(kind, payload[at : at + width]))
        at += width
    return Cell(rowid, tuple(values), len(values) == len(kinds) and at == size)


def _width(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind not in _WIDTH:
        raise Unreadable  # floating point, which nothing here has, or none at all
    return _WIDTH[kind]


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind < 12:
        return int.from_bytes(data, "big", signed=True)
    if kind % 2 == 0:
        return data
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Unreadable from None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | data[at], at + 1
