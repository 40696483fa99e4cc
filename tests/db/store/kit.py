"""What the store's tests share: a real vault with its record open, and short ways to write."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from db.ledger import (
    EMPTY,
    Head,
    Header,
    Row,
    canonical,
    decode_body,
    encode_body,
    make_row,
    stamp,
)
from db.names import ActorId, Body, CaseId, DeviceId, Hash, HouseholdId, PersonId, RecordId
from db.records import KIND_OF, KINDS, STREAM_OF, Case, Contact, Erasure, Meeting
from db.store import check
from db.store.database import Database
from db.store.project import Read
from db.store.store import Store
from db.vault.connection import Connection
from db.vault.unlock import unlock
from tests.db.vault.kit import PASSPHRASE

NOW = datetime(2026, 3, 10, 15, 30, tzinfo=UTC)
DEVICE = DeviceId("1a" * 16)
OTHER = DeviceId("2b" * 16)
ACTOR = ActorId("ac" * 16)
CASE = CaseId("ca" * 16)


@dataclass
class Book:
    """A record that is open."""

    store: Store
    connection: Connection

    @property
    def db(self) -> Database:
        """The store's database."""
        return self.store.database

    def save(
        self,
        body: Body,
        record: str | None = None,
        at: datetime = NOW,
        device: DeviceId = DEVICE,
    ) -> RecordId:
        """One body in a transaction of its own."""
        to = OTHER if STREAM_OF[KIND_OF[type(body)]] == "to" else None
        with self.store.write(device, ACTOR, at) as writing:
            return writing.add(body, None if record is None else RecordId(record), to)

    def take(self, *rows: Row) -> None:
        """Rows as a bundle brings them, in one transaction."""
        with self.store.write(OTHER, ACTOR, NOW) as writing:
            writing.take([read(row) for row in rows])

    def erase(self, *hashes: str, device: DeviceId = DEVICE) -> RecordId:
        """Blank these rows of the ledger."""
        rows = tuple(Hash(one) for one in hashes)
        done = Erasure(rows=rows, why="asked for by the family", second_person="Idris Fairclough")
        return self.save(done, device=device)

    def hash_of(self, kind: type[Body], record: str) -> Hash:
        """The version of a record that is shown."""
        kept = self.store.get(kind, record)
        assert kept is not None
        return kept.hash

    def problems(self) -> list[str]:
        """Everything that `check` finds."""
        return list(check.problems(self.db))

    def tables(self) -> dict[str, list[tuple[object, ...]]]:
        """Everything that is made from the ledger."""
        found = {kind: self.db.run(f'SELECT * FROM "{kind}" ORDER BY id') for kind in KINDS}
        found["search"] = self.db.run("SELECT * FROM search ORDER BY rowid")
        return found

    def all_rows(self) -> list[tuple[object, ...]]:
        """The whole ledger."""
        return self.db.run("SELECT * FROM ledger ORDER BY device, stream, seq")

    def index_words(self) -> set[str]:
        """Every word that the index knows, from its own pages."""
        self.connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words "
            "USING fts5vocab('main', 'search_index', 'row')"
        )
        return {word for (word,) in self.connection.execute("SELECT term FROM temp.words")}

    def index_bytes(self) -> bytes:
        """The index as it lies in the database, decrypted."""
        return b"".join(
            block for (block,) in self.db.run("SELECT block FROM search_index_data ORDER BY id")
        )


def read(row: Row) -> Read:
    """A row with what it says."""
    return Read(row, None if row.payload is None else decode_body(row.header.kind, row.payload))


@contextmanager
def opened(folder: Path) -> Iterator[Book]:
    """The record of the vault in this folder, open."""
    with unlock(folder, PASSPHRASE) as vault:
        store = Store(vault.connection, os.urandom)
        try:
            yield Book(store, vault.connection)
        finally:
            store.close()


def contact(note: str = "Spoke of the plan.", **changed: object) -> Contact:
    """A telephone call."""
    facts: dict[str, object] = {
        "case": CASE,
        "medium": "phone",
        "persons": (PersonId("be" * 16),),
        "happened": NOW,
        "note": note,
        **changed,
    }
    return Contact(**facts)  # type: ignore[arg-type]


def meeting(note: str = "Annual review.", **changed: object) -> Meeting:
    """A meeting."""
    facts: dict[str, object] = {
        "case": CASE,
        "kind": "annual-review",
        "happened": NOW,
        "note": note,
        **changed,
    }
    return Meeting(**facts)  # type: ignore[arg-type]


def case(reference: str = "MTQK-0012", **changed: object) -> Case:
    """An open case."""
    facts: dict[str, object] = {
        "reference": reference,
        "household": HouseholdId("aa" * 16),
        "child": PersonId("bb" * 16),
        "state": "open",
        "opened": date(2026, 1, 5),
        **changed,
    }
    return Case(**facts)  # type: ignore[arg-type]


def row(
    body: Body,
    record: str,
    device: DeviceId,
    after: Head = EMPTY,
    replaces: Sequence[Hash] = (),
    at: datetime = NOW,
    stream: str = "",
) -> Row:
    """The row of another desk that follows `after` there."""
    kind = KIND_OF[type(body)]
    header = Header(
        actor=ACTOR,
        at=stamp(at),
        device=device,
        kind=kind,
        record=RecordId(record),
        replaces=tuple(replaces),
        seq=after.seq + 1,
        stream=stream or STREAM_OF[kind],
    )
    salt = hashlib.sha256(canonical(header)).digest()
    return make_row(header, after.hash, encode_body(body), salt)


def head_of(one: Row) -> Head:
    """Where its stream stands after this row."""
    return Head(one.header.seq, one.hash)
