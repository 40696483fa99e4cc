"""Records as they are shown now, as the typed bodies that were written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from db.ledger import moment
from db.names import ActorId, Body, DeviceId, Hash, RecordId
from db.records import KIND_OF
from db.store.columns import COMMON, names, read
from db.store.database import Database

B = TypeVar("B", bound=Body)
_BODY_FROM = len(COMMON)


@dataclass(frozen=True, slots=True)
class Kept(Generic[B]):
    """A record as it is shown: its id, what it says, and which row of the ledger says so."""

    id: RecordId
    body: B
    hash: Hash
    device: DeviceId
    actor: ActorId
    at: datetime  # when this version was written
    forked: bool  # another version stands beside it and a person must decide


def _select(kind: type[Body]) -> str:
    columns = ",".join(f'"{name}"' for name in (*COMMON, *names(kind)))
    return f'SELECT {columns} FROM "{KIND_OF[kind]}"'  # noqa: S608


def _kept(kind: type[B], row: Sequence[Any]) -> Kept[B]:
    record, digest, device, _stream, actor, at, forked = row[:_BODY_FROM]
    return Kept(
        id=RecordId(record),
        body=read(kind, row[_BODY_FROM:]),
        hash=Hash(digest),
        device=DeviceId(device),
        actor=ActorId(actor),
        at=moment(at),
        forked=bool(forked),
    )


def get(database: Database, kind: type[B], record: str) -> Kept[B] | None:
    """One record, or None."""
    row = database.first(f"{_select(kind)} WHERE id = ?", (record,))
    return None if row is None else _kept(kind, row)


def find(
    database: Database, kind: type[B], order: str = "row_at", **where: str | int | None
) -> list[Kept[B]]:
    """Records whose columns have these values, oldest first unless `order` names a column.

    A leading minus in `order` turns it round. `None` finds what is empty.
    """
    known = {*COMMON, *names(kind), "last_contact"}
    down = order.startswith("-")
    column = order.removeprefix("-")
    unknown = ({*where, column}) - known
    if unknown:
        raise ValueError(f"{KIND_OF[kind]} has no column {sorted(unknown)}")
    tests = " AND ".join(
        f'"{name}" IS NULL' if value is None else f'"{name}" = ?' for name, value in where.items()
    )
    rows = database.run(
        f"{_select(kind)} {'WHERE ' + tests if tests else ''} "
        f'ORDER BY "{column}" {"DESC" if down else ""}, id',
        tuple(value for value in where.values() if value is not None),
    )
    return [_kept(kind, row) for row in rows]
