"""Rows that came back after a repair: put where they were, and the tables made again."""

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from db.ledger import Row, decode_body
from db.names import Hash
from db.records import Erasure, LetGo
from db.store import holes, journal, rebuild
from db.store.database import Database
from db.store.holes import Hole
from db.store.project import may_erase


def put_back(database: Database, rows: Sequence[Row], left: tuple[Hole, ...]) -> tuple[Row, ...]:
    """Write rows of one stream that were found to fit; `left` are the holes of that stream that
    stay. Inside a `write`. The rows as they were written: what an erasure here names is blank,
    whether or not it came so.
    """
    if not rows:
        return ()
    header = rows[0].header
    erased = _erased(database, rows)
    written = tuple(_blank(row) if row.hash in erased else row for row in rows)
    for _, some in groupby(enumerate(written), lambda one: one[1].header.seq - one[0]):
        journal.put_back(database, [row for _, row in some])
    others = tuple(
        one
        for one in holes.holes(database)
        if (one.device, one.stream) != (header.device, header.stream)
    )
    holes.keep(database, (*others, *left))
    rebuild.rebuild(database)
    return written


def _blank(row: Row) -> Row:
    return replace(row, salt=None, payload=None)


def _erased(database: Database, rows: Sequence[Row]) -> frozenset[Hash]:
    """Every row of this stream's device that a decision blanks which stands here, or comes too;
    and what this laptop let go of, which the office holds."""
    whose = rows[0].header.device
    said = database.run(
        "SELECT device, stream, payload FROM ledger WHERE kind = 'erasure' AND payload NOT NULL"
    )
    said.extend(
        (row.header.device, row.header.stream, row.payload)
        for row in rows
        if row.header.kind == "erasure" and row.payload is not None
    )
    found: set[Hash] = set()
    for device, stream, payload in said:
        body = decode_body("erasure", payload)
        assert isinstance(body, Erasure)
        if body.second_person and may_erase(database, device, stream, whose):
            found.update(Hash(one) for one in body.rows)
    for (payload,) in database.run(
        "SELECT payload FROM ledger WHERE kind = 'let_go' AND payload NOT NULL"
    ):
        let_go = decode_body("let_go", payload)
        assert isinstance(let_go, LetGo)
        found.update(Hash(one) for one in let_go.rows)
    return frozenset(found)
