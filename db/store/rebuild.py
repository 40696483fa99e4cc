"""Make every table that comes from the ledger again, from the ledger."""

from db.ledger import decode_body
from db.records import KINDS
from db.store import journal
from db.store.database import Database
from db.store.project import Read, project


def rebuild(database: Database) -> None:
    """Empty the tables and fill them from the ledger, in one transaction (or the caller's)."""
    with database.write():
        for kind in KINDS:
            database.run(f'DELETE FROM "{kind}"')  # noqa: S608
        database.run("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        database.run("DELETE FROM search")
        rows = [
            Read(row, None if row.payload is None else decode_body(row.header.kind, row.payload))
            for row in journal.as_written(database)
        ]
        project(database, rows)
