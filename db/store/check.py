"""Every check of the record: pages, chains, tables against the ledger, the index against both.

Reads everything, changes nothing. Each problem is a sentence that says what it means.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from db.errors import VaultDamaged
from db.ledger import Row, Unsound, decode_body, stamp
from db.names import Body
from db.records import KINDS
from db.store import handed, journal, search
from db.store.columns import COMMON, names, values
from db.store.database import Database
from db.store.project import NEWEST_CONTACT, Version, heads

Part = Callable[[], Iterable[str]]
"""One check: what it found, in sentences."""


def problems(database: Database) -> Iterator[str]:
    """What is wrong with the record; nothing when all is well."""
    for part in parts(database):
        yield from part()


def parts(database: Database) -> tuple[Part, ...]:
    """The same, check by check in this order: each looks at one state of the record by itself."""
    damaged: list[str] = []

    def pages() -> Iterator[str]:
        damaged.extend(line for (line,) in database.run("PRAGMA cipher_integrity_check"))
        yield from (f"a page of the database was damaged: {line}" for line in damaged)

    def unless_damaged(check: Callable[[Database], Iterable[str]]) -> Part:
        # SQLCipher reads nothing more once it has met a damaged page: whatever the other checks
        # said after it would be made up. Whether the ledger can still be read is worth knowing.
        return lambda: () if damaged else check(database)

    return (
        pages,
        unless_damaged(_pages),
        lambda: journal.problems(database),
        unless_damaged(_tables),
        unless_damaged(_index),
    )


def _pages(database: Database) -> Iterator[str]:
    for (line,) in database.run("PRAGMA integrity_check"):
        if line != "ok":
            yield f"the database is not sound: {line}"


class _Shown(NamedTuple):
    """A record as the tables should show it."""

    kind: str
    row: Row
    body: Body
    forked: bool

    @property
    def columns(self) -> tuple[object, ...]:
        header = self.row.header
        common = (header.record, self.row.hash, header.device, header.stream, header.actor)
        return (*common, header.at, int(self.forked), *values(self.body))

    @property
    def document(self) -> tuple[object, ...] | None:
        """The record's row of `search`, or None where it has no words."""
        found = search.document(self.row.header, self.body)
        if found is None or not found.text:
            return None
        return (self.kind, found.case, stamp(found.at), found.text)


def _expected(database: Database) -> Iterator[list[_Shown]]:
    """What should be shown under each id; one id at a time in memory."""
    for _, rows in groupby(journal.by_record(database), lambda row: row.header.record):
        by_kind: dict[str, list[Version]] = {}
        for row in rows:
            found = by_kind.setdefault(row.header.kind, [])
            found.append(Version(row.hash, row.header.replaces, row))
        yield [
            _shown(kind, standing)
            for kind, found in by_kind.items()
            if kind in KINDS
            if (standing := [one.row for one in heads(found) if one.row.payload is not None])
        ]


def _shown(kind: str, standing: list[Row]) -> _Shown:
    payload = standing[0].payload
    assert payload is not None
    return _Shown(kind, standing[0], decode_body(kind, payload), len(standing) > 1)


def _tables(database: Database) -> Iterator[str]:
    seen: dict[str, int] = dict.fromkeys((*KINDS, "search"), 0)
    try:
        for shown in _expected(database):
            for one in shown:
                seen[one.kind] += 1
                if not _agrees(database, one):
                    yield f"a {one.kind} is not shown as the ledger has it: rebuild the tables"
            documents = [one.document for one in shown if one.document is not None]
            seen["search"] += bool(documents)
            if documents and _searched(database, shown[0].row.header.record) not in documents:
                yield f"a {documents[0][0]} is not found by its words: rebuild the tables"
    except Unsound as error:
        yield f"the ledger holds a row that cannot be read: {error.problem}"
        return
    for table, wanted in seen.items():
        count = database.number(f'SELECT count(*) FROM "{table}"')  # noqa: S608
        if count != wanted:
            yield f"{table}: {count} are shown and the ledger has {wanted}"
    if next(handed.missing(database), None) is not None:
        yield "what was handed over is not shown: rebuild the tables"
    if database.number(
        f'SELECT count(*) FROM "case" WHERE last_contact IS NOT ({NEWEST_CONTACT})'  # noqa: S608
    ):
        yield "the newest contact of a case is not the one that is shown: rebuild the tables"


def _agrees(database: Database, shown: _Shown) -> bool:
    columns = ",".join(f'"{name}"' for name in (*COMMON, *names(KINDS[shown.kind])))
    found = database.first(
        f'SELECT {columns} FROM "{shown.kind}" WHERE id = ?',  # noqa: S608
        (shown.row.header.record,),
    )
    return found == shown.columns


def _searched(database: Database, record: str) -> tuple[object, ...] | None:
    return database.first(
        "SELECT kind, case_id, at, text FROM search WHERE record_id = ?", (record,)
    )


def _index(database: Database) -> Iterator[str]:
    try:
        # rank 1: compare the index with the documents, not only with itself.
        database.run("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except VaultDamaged:
        yield "the search index does not agree with what it indexes: rebuild the tables"
