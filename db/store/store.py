"""The store: everything above in one object, with one way to write.

    with store.write(actor, now) as writing:
        case = writing.add(Case(...))
        writing.add(Contact(case=case, ...))

One `write` is one transaction: all of it is in the ledger and in the tables, or none of it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from db.ledger import REPLACES_MOST, Head, Header, Row, encode_body, make_row, stamp
from db.names import ActorId, Body, DeviceId, Hash, RecordId
from db.records import KIND_OF, STREAM_OF, streams_of
from db.store import erase, handed, heirs, journal, lineage, reading, search
from db.store.database import SHIPPED, Database, Schemas, ready
from db.store.holes import Hole
from db.store.local import Local
from db.store.mending import returned
from db.store.project import Read, heads, versions
from db.store.reading import Kept
from db.vault.connection import Connection

B = TypeVar("B", bound=Body)

Random = Callable[[int], bytes]


class Writing:
    """One transaction's writer. `changed` names what it wrote, for whoever shows it."""

    def __init__(
        self, database: Database, device: DeviceId, actor: ActorId, now: datetime, random: Random
    ) -> None:
        self._db = database
        self._device = device
        self._actor = actor
        self._at = stamp(now)
        self._random = random
        self.changed: list[tuple[str, RecordId]] = []

    def new_id(self) -> RecordId:
        """A fresh id: 16 random bytes."""
        return RecordId(self._random(16).hex())

    def add(
        self,
        body: Body,
        record: RecordId | None = None,
        to: DeviceId | None = None,
        *,
        own: bool = False,
        up: bool = False,
    ) -> RecordId:
        """Write a record, or with the id of one that is there its next version. Its id.

        The new version replaces every version that stands, so it also settles a fork.
        `to` names the laptop for what is for one laptop, also by a device that it was before it was
        signed in anew; `own`: it never leaves this desk; `up`: a laptop tells its office of what
        would else stay where it is written.
        """
        kind = KIND_OF[type(body)]
        stream: str = "to" if to is not None else "own" if own else "up" if up else STREAM_OF[kind]
        if stream == "to" and to is None:
            raise ValueError(f"a {kind} row is for one laptop")
        if stream not in streams_of(kind):
            raise ValueError(f"a {kind} row is not for {'one laptop' if to else 'this desk alone'}")
        if to is not None:
            stream = f"to:{heirs.heir(self._db, to)}"
        replaces: tuple[Hash, ...] = ()
        if record is not None:
            standing = heads(versions(self._db, kind, record))
            replaces = tuple(one.hash for one in standing[:REPLACES_MOST])
        return self._append(body, record or self.new_id(), stream, replaces)

    def again(
        self, body: Body, record: RecordId, stream: str, replaces: tuple[Hash, ...]
    ) -> RecordId:
        """Write a version once more under this device, in the place of these; for a renewal."""
        return self._append(body, record, stream, replaces)

    def _append(
        self, body: Body, record: RecordId, stream: str, replaces: tuple[Hash, ...]
    ) -> RecordId:
        kind = KIND_OF[type(body)]
        payload = encode_body(body)
        last = journal.head(self._db, self._device, stream)
        header = Header(
            actor=self._actor,
            at=self._at,
            device=self._device,
            kind=kind,
            record=record,
            replaces=replaces,
            seq=last.seq + 1,
            stream=stream,
        )
        row = make_row(header, last.hash, payload, self._random(32))
        journal.append(self._db, [Read(row, body)])
        self.changed.append((kind, record))
        return record

    def take(self, rows: Sequence[Read]) -> None:
        """Write rows that came in a bundle and were found good."""
        journal.append(self._db, rows)
        self.changed.extend((one.row.header.kind, one.row.header.record) for one in rows)

    def put_back(self, rows: Sequence[Row], left: tuple[Hole, ...]) -> tuple[Row, ...]:
        """Write rows that were lost and came back, where they stood; see `mending.returned`."""
        written = returned.put_back(self._db, rows, left)
        self.changed.extend((row.header.kind, row.header.record) for row in written)
        return written


class Store:
    """The record of one unlocked vault."""

    def __init__(self, connection: Connection, random: Random, schemas: Schemas = SHIPPED) -> None:
        """Opens the record, or makes the tables of an empty one. Raises `VaultNewer`."""
        self._db = Database(connection)
        self._random = random
        try:
            ready(self._db, schemas)
        except BaseException:
            self._db.close()  # before the vault's connection goes
            raise
        self.local = Local(self._db)

    @contextmanager
    def write(self, device: DeviceId, actor: ActorId, now: datetime) -> Iterator[Writing]:
        """One transaction in the name of a device and an actor, at this time (aware).

        Raises `DiskFull`, `VaultReadOnly`, `VaultDamaged`; by then nothing of it was kept.
        """
        with self._db.write():
            yield Writing(self._db, device, actor, now, self._random)

    def get(self, kind: type[B], record: str) -> Kept[B] | None:
        """One record as it is shown, or None."""
        return reading.get(self._db, kind, record)

    def find(
        self, kind: type[B], order: str = "row_at", **where: str | int | None
    ) -> list[Kept[B]]:
        """Records whose fields have these values; see `db.store.reading.find`."""
        return reading.find(self._db, kind, order, **where)

    def fields(
        self,
        kind: type[Body],
        *wanted: str,
        order: str = "row_at",
        among: Mapping[str, Collection[object]] | None = None,
        **without: Collection[object],
    ) -> Iterator[tuple[Any, ...]]:
        """Some fields of many records of a kind, quickly; see `db.store.reading.fields`."""
        return reading.fields(self._db, kind, wanted, order, among, **without)

    def search(self, words: str, limit: int = 50) -> list[search.Hit]:
        """Full text over notes, names and schools, newest first."""
        return search.find(self._db, words, limit)

    def head(self, device: DeviceId, stream: str) -> Head:
        """Where one stream stands here."""
        return journal.head(self._db, device, stream)

    def heads(self) -> dict[tuple[DeviceId, str], Head]:
        """Where every stream stands here."""
        return journal.heads(self._db)

    def hash_at(self, device: DeviceId, stream: str, seq: int) -> Hash | None:
        """The hash of one row, or None where it is not held."""
        return journal.hash_at(self._db, device, stream, seq)

    def rows(self, device: DeviceId, stream: str, after: int = 0, limit: int = -1) -> Iterator[Row]:
        """Rows of one stream from `after` + 1 on, in order."""
        return journal.read(self._db, device, stream, after, limit)

    def newest(self) -> datetime | None:
        """When the newest row was written, by the clock of its desk; None in an empty ledger."""
        return journal.newest(self._db)

    def row_count(self) -> int:
        """How many rows the ledger holds."""
        return journal.count(self._db)

    def chain_problems(self) -> list[str]:
        """What is wrong with the chains; reads every row once."""
        return journal.problems(self._db)

    def history(self, case: str, kinds: Sequence[type[Body]]) -> list[reading.Written]:
        """Every version of what belongs to a case, of these kinds, in the order of writing."""
        return reading.history(self._db, case, kinds)

    def versions(self, kind: type[B], record: str) -> list[lineage.Version[B]]:
        """Every version of one record, in the order of writing; erased ones say nothing."""
        return lineage.versions(self._db, kind, record)

    def said_of(
        self, cases: Collection[str], kinds: Sequence[type[Body]]
    ) -> dict[str, list[lineage.Said]]:
        """Every version of each case and of these kinds that name it, in the order of writing."""
        return lineage.of_cases(self._db, cases, kinds)

    def whole_rows(self, records: Collection[tuple[str, str]]) -> list[Row]:
        """Every row of these records (kind, id) that says something, in the order of writing."""
        return lineage.rows_of(self._db, records)

    def handed_parts(self) -> dict[Hash, list[handed.Handed]]:
        """Every row that a hand-over here holds, by its hash."""
        return handed.parts(self._db)

    def handed_authors(self) -> tuple[handed.Author, ...]:
        """Everybody of whom something was handed over to this desk, by name."""
        return handed.authors(self._db)

    def version_counts(self, records: Sequence[RecordId]) -> dict[RecordId, int]:
        """How many versions each of these records has."""
        return lineage.counts(self._db, list(records))

    def rows_of(self, records: Collection[tuple[str, str]]) -> list[erase.RowOf]:
        """Every row of the ledger of these records (kind, id), in the order of writing."""
        return erase.rows_of(self._db, records)

    def rows_named(self, hashes: Sequence[Hash]) -> list[erase.RowOf]:
        """The rows that have these hashes, as far as they are held here."""
        return erase.rows_named(self._db, hashes)

    def blanked(self) -> frozenset[tuple[str, RecordId]]:
        """Every record (kind, id) of which some version was erased."""
        return erase.blanked(self._db)

    def wipe(self) -> None:
        """Write every page anew, so that nothing is left of what was erased; see `erase.wipe`."""
        erase.wipe(self._db)

    def last_contacts(self) -> dict[str, str | None]:
        """The time of each case's newest contact or meeting, by case."""
        return dict(self._db.run('SELECT id, last_contact FROM "case"'))

    def contacts_by_case(self) -> dict[str, int]:
        """How many contacts each case has that has any."""
        return dict(self._db.run('SELECT "case", count(*) FROM "contact" GROUP BY "case"'))

    def close(self) -> None:
        """Let go of the connection; the vault closes it."""
        self._db.close()

    @property
    def database(self) -> Database:
        """For `db.store.check`, and for a record that is being made."""
        return self._db
