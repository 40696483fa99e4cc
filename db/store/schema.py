"""Every table, as SQLAlchemy sees it.

- One table a kind (`db.records.KINDS`), named after it, with the columns of `db.store.columns`.
  These are *made from the ledger* and hold the version of each record that is shown.
- `ledger` and `head`: the truth, and where each stream stands.
- `search` and `search_index`: full text, made from the ledger too.
- Local tables, which no row of the ledger makes (`db.store.columns.LOCAL`).

No foreign keys between kinds: a row may name one that was erased, or one that another desk holds.
What is here must equal what the migrations make; a test compares the two. The program itself never
loads it: it speaks to the driver, and SQLAlchemy would be a third of its memory.
"""

from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

from db.records import KINDS
from db.store.columns import COMMON, shapes

metadata = MetaData()

INDEXED = frozenset(
    {
        *("case", "person", "household", "contact", "meeting", "child", "finding"),
        *("interest", "urn", "reference", "about", "concern"),
    }
)
"""Fields by which records are looked up."""

DERIVED: dict[str, tuple[str, ...]] = {"case": ("last_contact",)}
"""Columns that other rows fill: the time of a case's newest contact or meeting."""


def _table(kind: str) -> Table[Any]:
    columns: list[SchemaItem] = [
        Column(name, Text, primary_key=True)
        if name == "id"
        else Column(name, Integer if name == "row_forked" else Text, nullable=False)
        for name in COMMON
    ]
    wanted: list[str] = []
    for name, shape, optional in shapes(KINDS[kind]):
        number = shape in ("number", "truth")
        columns.append(Column(name, Integer if number else Text, nullable=optional))
        if name in INDEXED:
            wanted.append(name)
    for name in DERIVED.get(kind, ()):
        columns.append(Column(name, Text, nullable=True))
        wanted.append(name)
    table: Table[Any] = Table(kind, metadata, *columns)
    for name in wanted:
        Index(f"{kind}_by_{name}", table.c[name])
    return table


tables: dict[str, Table[Any]] = {kind: _table(kind) for kind in KINDS}

ledger = Table(
    "ledger",
    metadata,
    Column("device", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("replaces", Text, nullable=False),  # JSON list of hashes
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("salt", LargeBinary, nullable=True),
    Column("payload_hash", Text, nullable=False),
    Column("payload", LargeBinary, nullable=True),
)
Index("ledger_by_record", ledger.c.record_id)

head = Table(
    "head",
    metadata,
    Column("device", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    sqlite_with_rowid=False,
)

search = Table(
    "search",
    metadata,
    Column("rowid", Integer, primary_key=True),  # newest is largest; see db.store.search
    Column("record_id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("case_id", Text, nullable=True),
    Column("at", Text, nullable=False),
    Column("text", Text, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

secret = Table(  # private halves of this desk's keys
    "secret",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

peer = Table(  # desks whose bundles may be taken: the office, or the laptops it signed in
    "peer",
    metadata,
    Column("device", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sign_key", Text, nullable=False, unique=True),
    Column("fingerprint", Text, nullable=False, unique=True),
    Column("seal_key", Text, nullable=False),
    Column("state", Text, nullable=False),  # enrolled, revoked, frozen
    Column("from_seq", Integer, nullable=True),  # first row that is not taken any more
    sqlite_with_rowid=False,
)

bundle = Table(  # what was sealed here and what came in
    "bundle",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("direction", Text, nullable=False),  # out, in
    Column("peer", Text, nullable=False),  # device, or fingerprint of an unknown key
    Column("number", Integer, nullable=True),
    Column("at", Text, nullable=False),
    Column("file_hash", Text, nullable=False),
    Column("result", Text, nullable=False),  # sent, applied, already, held, quarantined
    Column("reason", Text, nullable=False),
    Column("records", Integer, nullable=False),
    Column("ranges", Text, nullable=False),  # JSON list of [stream, first, last]
)
Index("bundle_by_file", bundle.c.file_hash)
Index("bundle_by_peer", bundle.c.peer, bundle.c.number)

receipt = Table(  # what a peer has said that it holds of this desk's streams
    "receipt",
    metadata,
    Column("peer", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_with_rowid=False,
)

given = Table(  # what this desk last told a peer that it holds of the peer's streams
    "given",
    metadata,
    Column("peer", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    sqlite_with_rowid=False,
)

draft = Table(  # overwritten as one types; never in the ledger
    "draft",
    metadata,
    Column("form", Text, primary_key=True),  # "contact", "meeting" …
    Column("about", Text, primary_key=True),  # the record or case that it belongs to
    Column("field", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_with_rowid=False,
)
