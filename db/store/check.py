"""Every check of the record: pages, chains, tables against the ledger, the index against both.

Reads everything, changes nothing. Each problem is a sentence that says what it means.
"""

from collections.abc import Iterator

import sqlalchemy

from db.ledger import Unsound, decode_body
from db.records import KINDS
from db.store import journal
from db.store.columns import COMMON, names, values
from db.store.database import Database
from db.store.project import Version, heads


def problems(database: Database) -> Iterator[str]:
    """What is wrong with the record; nothing when all is well."""
    yield from _pages(database)
    yield from journal.problems(database)
    yield from _tables(database)
    yield from _index(database)


def _pages(database: Database) -> Iterator[str]:
    for (line,) in database.run("PRAGMA cipher_integrity_check"):
        yield f"a page of the database was damaged: {line}"
    for (line,) in database.run("PRAGMA integrity_check"):
        if line != "ok":
            yield f"the database is not sound: {line}"


def _expected(database: Database) -> Iterator[tuple[str, str, tuple[object, ...]]]:
    """What each table should show: kind, record, columns. One record at a time in memory."""
    by_record: dict[tuple[str, str], list[Version]] = {}
    for row in journal.everything(database):
        key = (row.header.kind, row.header.record)
        by_record.setdefault(key, []).append(Version(row.hash, row.header.replaces, row))
    for (kind, record), found in by_record.items():
        standing = [one for one in heads(found) if one.row.payload is not None]
        if not standing or kind not in KINDS:
            continue
        row = standing[0].row
        assert row.payload is not None
        header = row.header
        common = (record, row.hash, header.device, header.stream, header.actor, header.at)
        body = values(decode_body(kind, row.payload))
        yield kind, record, (*common, int(len(standing) > 1), *body)


def _tables(database: Database) -> Iterator[str]:
    seen: dict[str, int] = dict.fromkeys(KINDS, 0)
    try:
        for kind, record, wanted in _expected(database):
            seen[kind] += 1
            columns = ",".join(f'"{name}"' for name in (*COMMON, *names(KINDS[kind])))
            found = database.first(
                f'SELECT {columns} FROM "{kind}" WHERE id = ?',  # noqa: S608
                (record,),
            )
            if found is None or tuple(found) != wanted:
                yield f"a {kind} is not shown as the ledger has it: rebuild the tables"
    except Unsound as error:
        yield f"the ledger holds a row that cannot be read: {error.problem}"
        return
    for kind, wanted_count in seen.items():
        count = database.number(f'SELECT count(*) FROM "{kind}"')  # noqa: S608
        if count != wanted_count:
            yield f"{kind}: {count} are shown and the ledger has {wanted_count}"


def _index(database: Database) -> Iterator[str]:
    try:
        # rank 1: compare the index with the documents, not only with itself.
        database.run("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except sqlalchemy.exc.DatabaseError:
        yield "the search index does not agree with what it indexes: rebuild the tables"
    orphans = database.number(
        "SELECT count(*) FROM search WHERE record_id NOT IN (SELECT record_id FROM ledger)"
    )
    if orphans:
        yield f"the search index holds {orphans} that the ledger does not have"
