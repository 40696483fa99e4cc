"""Every version of one record, as the ledger has it: who wrote it, when, and what it said.

A version that was erased says nothing any more; that it was there stays. Of a fork several versions
stand, none replaced by another.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar, cast

from db.ledger import Row, decode_body, moment
from db.names import ActorId, Body, DeviceId, Hash, RecordId
from db.records import KIND_OF
from db.store import project
from db.store.database import Database

B = TypeVar("B", bound=Body)


@dataclass(frozen=True, slots=True)
class Version(Generic[B]):
    """One version of a record. `body` is None once it was erased."""

    hash: Hash
    replaces: tuple[Hash, ...]
    body: B | None
    device: DeviceId
    actor: ActorId
    at: datetime
    stream: str


def versions(database: Database, kind: type[B], record: str) -> list[Version[B]]:
    """Every version of this record, in the order in which they were written here, or came in."""
    name = KIND_OF[kind]
    rows = database.run(
        "SELECT hash, replaces, payload, device, actor, at, stream FROM ledger "
        "WHERE record_id = ? AND kind = ? ORDER BY rowid",
        (record, name),
    )
    return [
        Version(
            hash=Hash(digest),
            replaces=project.replaced(replaces),
            body=None if payload is None else cast(B, decode_body(name, payload)),
            device=DeviceId(device),
            actor=ActorId(actor),
            at=moment(at),
            stream=stream,
        )
        for digest, replaces, payload, device, actor, at, stream in rows
    ]


def standing(found: list[Version[B]]) -> list[Version[B]]:
    """Those that no other replaces and that still say something: the first is shown, more than
    one is a fork."""
    replaced = {old for one in found for old in one.replaces}
    left = (one for one in found if one.hash not in replaced and one.body is not None)
    return sorted(left, key=lambda one: one.hash)


def counts(database: Database, records: list[RecordId]) -> dict[RecordId, int]:
    """How many versions each of these records has."""
    found: dict[RecordId, int] = {}
    for start in range(0, len(records), _CHUNK):
        some = records[start : start + _CHUNK]
        marks = ",".join("?" * len(some))
        found.update(
            database.run(
                "SELECT record_id, count(*) FROM ledger "  # noqa: S608
                f"WHERE record_id IN ({marks}) GROUP BY record_id",
                some,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """One version of one of the records that name a case."""

    kind: str
    record: RecordId
    version: Version[Body]


def of_cases(
    database: Database, cases: Collection[str], kinds: Sequence[type[Body]]
) -> dict[str, list[Said]]:
    """Every version of each of these cases, and of the records of these kinds that name it, in the
    order in which they were written here, or came in. Erased ones are left out."""
    wanted = json.dumps(sorted(cases))  # one value: SQLite counts the places in a statement
    case_of = {case: case for case in cases}
    for kind in kinds:
        case_of.update(
            database.run(
                f'SELECT id, "case" FROM "{KIND_OF[kind]}" '  # noqa: S608
                'WHERE "case" IN (SELECT value FROM json_each(?))',
                (wanted,),
            )
        )
    rows = database.run(
        "SELECT hash, replaces, payload, device, actor, at, stream, kind, record_id FROM ledger "
        "WHERE record_id IN (SELECT value FROM json_each(?)) AND payload NOT NULL ORDER BY rowid",
        (json.dumps(sorted(case_of)),),
    )
    found: dict[str, list[Said]] = {case: [] for case in cases}
    for digest, replaces, payload, device, actor, at, stream, kind, record in rows:
        version: Version[Body] = Version(
            hash=Hash(digest),
            replaces=project.replaced(replaces),
            body=decode_body(kind, payload),
            device=DeviceId(device),
            actor=ActorId(actor),
            at=moment(at),
            stream=stream,
        )
        found[case_of[record]].append(Said(kind, RecordId(record), version))
    return found


def rows_of(database: Database, records: Collection[tuple[str, str]]) -> list[Row]:
    """Every row of these records (kind, id) that says something still, in the order in which they
    were written here, or came in."""
    wanted = set(records)
    found: list[tuple[int, Row]] = []
    ids = sorted({record for _, record in wanted})
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        marks = ",".join("?" * len(some))
        for columns in database.run(
            "SELECT device, stream, seq, prev_hash, hash, kind, record_id, replaces, actor, at, "  # noqa: S608
            "salt, payload_hash, payload, rowid FROM ledger "
            f"WHERE record_id IN ({marks}) AND payload NOT NULL",
            some,
        ):
            row = project.as_row(columns[:-1])
            if (row.header.kind, row.header.record) in wanted:
                found.append((columns[-1], row))
    return [row for _, row in sorted(found, key=lambda one: one[0])]


_CHUNK = 500  # ids in one IN (…)
