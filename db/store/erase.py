"""What an erasure needs of the database: which rows are a record's, and wiping what is left over.

Blanked is not gone. Measured on this SQLite (3.53, SQLCipher 4.19): with `secure_delete` freed
cells are zeroed, but the rollback journal, which stays beside the database while it is open in
EXCLUSIVE mode, held the erased note 487 times, and a page from which a note had been moved before
still held a piece of it. `wipe` writes every page anew and cuts the journal to nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from db.names import DeviceId, Hash, RecordId
from db.store.database import Database


class RowOf(NamedTuple):
    """A row of the ledger, by whom it was written, and which record it is a version of."""

    hash: Hash
    device: DeviceId
    stream: str
    kind: str
    record: RecordId
    blank: bool


_COLUMNS = "hash, device, stream, kind, record_id, payload IS NULL"


def rows_of(database: Database, records: Collection[tuple[str, str]]) -> list[RowOf]:
    """Every row of these records (kind, id), in the order of writing."""
    wanted = set(records)
    found = _where(database, "record_id", sorted({record for _, record in wanted}))
    return [one for one in found if (one.kind, one.record) in wanted]


def rows_named(database: Database, hashes: Sequence[Hash]) -> list[RowOf]:
    """The rows that have these hashes, as far as they are held here."""
    return list(_where(database, "hash", list(hashes)))


def blanked(database: Database) -> frozenset[tuple[str, RecordId]]:
    """Every record (kind, id) of which some version was erased."""
    return frozenset(
        (kind, RecordId(record))
        for kind, record in database.run(
            "SELECT DISTINCT kind, record_id FROM ledger WHERE payload IS NULL"
        )
    )


def wipe(database: Database) -> None:
    """Write every page anew and empty the journal. Outside of any transaction.

    Takes as long as the database is large, some 60 ms a megabyte. Raises `DiskFull`,
    `VaultReadOnly`; then the record is as it was.
    """
    database.run("PRAGMA journal_size_limit = 0")
    try:
        database.run("VACUUM")
    finally:
        database.run("PRAGMA journal_size_limit = -1")


def _where(database: Database, column: str, values: Sequence[str]) -> Iterator[RowOf]:
    for start in range(0, len(values), _CHUNK):
        some = values[start : start + _CHUNK]
        marks = ",".join("?" * len(some))
        for digest, device, stream, kind, record, blank in database.run(
            f"SELECT {_COLUMNS} FROM ledger WHERE {column} IN ({marks}) ORDER BY rowid",  # noqa: S608
            some,
        ):
            yield RowOf(Hash(digest), DeviceId(device), stream, kind, RecordId(record), bool(blank))


_CHUNK = 500  # values in one IN (…)
