"""Every version of one record, as the ledger has it: who wrote it, when, and what it said.

A version that was erased says nothing any more; that it was there stays. Of a fork several versions
stand, none replaced by another.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar, cast

from db.ledger import decode_body, moment
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


_CHUNK = 500  # ids in one IN (…)
