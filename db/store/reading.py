"""Records as they are shown now, as the typed bodies that were written."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

import msgspec

from db.ledger import canonical, moment
from db.names import ActorId, Body, DeviceId, Hash, RecordId
from db.records import KIND_OF, Case
from db.store.columns import COMMON, Shape, column, names, read, shapes
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


@dataclass(frozen=True, slots=True)
class Written:
    """One row of the ledger, without what it says."""

    kind: str
    record: RecordId
    actor: ActorId
    device: DeviceId
    at: datetime


def history(database: Database, case: str, kinds: Sequence[type[Body]]) -> list[Written]:
    """Every version of a case and of the records of these kinds that name it, oldest first."""
    named = " UNION ".join(
        f'SELECT id FROM "{KIND_OF[kind]}" WHERE "case" = ?'  # noqa: S608
        for kind in kinds
        if "case" in names(kind)
    )
    values = [case for kind in kinds if "case" in names(kind)]
    rows = database.run(
        "SELECT kind, record_id, actor, device, at FROM ledger "  # noqa: S608
        f"WHERE record_id = ? OR record_id IN ({named}) ORDER BY at, device, seq",
        (case, *values),
    )
    return [
        Written(kind, RecordId(record), ActorId(actor), DeviceId(device), moment(at))
        for kind, record, actor, device, at in rows
    ]


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
    known = {*COMMON, *names(kind), *(("last_contact",) if kind is Case else ())}
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
        f'ORDER BY "{column}" {"DESC" if down else ""}, rowid',  # rowid: the order of writing
        tuple(value for value in where.values() if value is not None),
    )
    return [_kept(kind, row) for row in rows]


def fields(
    database: Database,
    kind: type[Body],
    wanted: Sequence[str],
    order: str = "row_at",
    among: Mapping[str, Collection[object]] | None = None,
    **without: Collection[object],
) -> Iterator[tuple[Any, ...]]:
    """Some fields (or `id`) of every record of a kind, as its body would hold them, oldest first.

    For long lists that need few of them: to build ten thousand bodies with their notes takes some
    ten times as long. Lists hold plain words and numbers; what has fields of its own stays a dict.
    `among`: only those whose field holds one of these values; `without`: those are left out.
    """
    among = among or {}
    shape = {name: shape for name, shape, _ in shapes(kind)}
    unknown = {*wanted, *among, *without, order} - {*shape, *COMMON}
    if unknown:
        raise ValueError(f"{KIND_OF[kind]} has no column {sorted(unknown)}")
    columns = ",".join(f'"{name}"' for name in wanted)
    # One value that holds the whole list: SQLite counts the places in a statement.
    tests = " AND ".join(
        f'"{name}" {how} (SELECT value FROM json_each(?))'  # noqa: S608
        for how, some in (("IN", among), ("NOT IN", without))
        for name in some
    )
    statement = (
        f'SELECT {columns} FROM "{KIND_OF[kind]}" '  # noqa: S608
        f'{"WHERE " + tests if tests else ""} ORDER BY "{order}", rowid'
    )
    values = [
        _json([column(kind, name, one) for one in some])
        for name, some in (*among.items(), *without.items())
    ]
    rows = database.run(statement, values)
    turned = zip(*rows, strict=True)  # a column at a time: twice as quick
    read_all = [
        _READ[shape[name]](here) if shape.get(name) in _READ else here
        for name, here in zip(wanted, turned, strict=False)  # without rows there are no columns
    ]
    return zip(*read_all, strict=True)


def _each_once(column: Sequence[Any], read_one: Callable[[Any], object]) -> Iterator[object]:
    """What is alike in a column is read once."""
    known = {value: None if value is None else read_one(value) for value in set(column)}
    return map(known.__getitem__, column)


def _moments(column: Sequence[Any]) -> Iterator[object]:
    """Times are seldom alike."""
    return _each_once(column, moment) if None in column else map(moment, column)


def _json(values: list[object]) -> str:
    return canonical(values).decode()


_decode = msgspec.json.Decoder().decode
_READ: dict[Shape | None, Callable[[Sequence[Any]], Iterator[object]]] = {
    "truth": lambda column: map(bool, column),
    "list": lambda column: _each_once(column, lambda text: tuple(_decode(text))),
    "time": _moments,
    "date": lambda column: _each_once(column, date.fromisoformat),
}
