"""How a body lies in a table: one column a field, made from the struct itself.

Dates and times lie as text that sorts (times in UTC with microseconds), truths as 0 and 1, lists
as canonical JSON. Reading a row back gives a body equal to the one that was written.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import inspect, structs

from db.ledger import canonical, stamp
from db.names import Body

B = TypeVar("B", bound=Body)

Shape = Literal["text", "number", "truth", "list", "time", "date"]

COMMON = ("id", "row_hash", "row_device", "row_stream", "row_actor", "row_at", "row_forked")
"""Columns that every kind's table has before its body's own: which row of the ledger is shown."""

LOCAL = ("setting", "secret", "peer", "bundle", "receipt", "given", "draft")
"""Tables that no row of the ledger makes."""


def _shape(info: inspect.Type) -> Shape:
    if isinstance(info, inspect.UnionType):
        (info,) = (one for one in info.types if not isinstance(one, inspect.NoneType))
    if isinstance(info, inspect.BoolType):
        return "truth"
    if isinstance(info, inspect.IntType):
        return "number"
    if isinstance(info, inspect.DateTimeType):
        return "time"
    if isinstance(info, inspect.DateType):
        return "date"
    if isinstance(info, inspect.VarTupleType):
        return "list"
    return "text"


@cache
def shapes(kind: type[Body]) -> tuple[tuple[str, Shape, bool], ...]:
    """Each field of a body: its name, how it lies in a column, and whether it may be empty."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return tuple(
        (
            field.encode_name,
            _shape(field.type),
            isinstance(field.type, inspect.UnionType) and field.type.includes_none,
        )
        for field in info.fields
    )


def _time(value: datetime) -> str:
    return stamp(value)


def _date(value: date) -> str:
    return value.isoformat()


def _list(value: object) -> str:
    return canonical(value).decode()


_WRITE: dict[Shape, Callable[[Any], object] | None] = {
    "text": None,
    "number": None,
    "truth": int,
    "list": _list,
    "time": _time,
    "date": _date,
}


@cache
def _writers(kind: type[Body]) -> tuple[tuple[str, Callable[[Any], object] | None], ...]:
    return tuple((name, _WRITE[shape]) for name, shape, _ in shapes(kind))


def values(body: Body) -> tuple[object, ...]:
    """The body's fields as column values, in the order of `shapes`."""
    out: list[object] = []
    for name, write in _writers(type(body)):
        value = getattr(body, name)
        out.append(value if write is None or value is None else write(value))
    return tuple(out)


def column(kind: type[Body], name: str, value: object) -> object:
    """One field's value as its column holds it."""
    write = dict(_writers(kind))[name]
    return value if write is None or value is None else write(value)


def read(kind: type[B], row: Mapping[str, object] | Sequence[object]) -> B:
    """The body that these column values were written from."""
    pairs = row if isinstance(row, Mapping) else dict(zip(names(kind), row, strict=True))
    found: dict[str, object] = {}
    for name, shape, _ in shapes(kind):
        value = pairs[name]
        if shape == "truth":
            value = bool(value)
        elif shape == "list" and isinstance(value, str):
            value = msgspec.json.decode(value)
        found[name] = value
    return msgspec.convert(found, kind)


@cache
def names(kind: type[Body]) -> tuple[str, ...]:
    """The body's column names, in order."""
    return tuple(field.encode_name for field in structs.fields(kind))
