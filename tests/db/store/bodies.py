"""Bodies of every kind, made from the types themselves: whatever a field may hold, some do."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st
from msgspec import inspect

from db.names import Body
from db.records import KINDS
from db.store.columns import names

AWKWARD = ("", "null", "[]", "a\x00b", "é e\u0301 Ŵ 日本 🐝", "'; DROP TABLE ledger; --", '"\\')
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(
    datetime(2, 1, 3),  # noqa: DTZ001
    datetime(9998, 12, 29),  # noqa: DTZ001
    timezones=ZONES | st.just(UTC),
)


def _text(info: inspect.StrType) -> st.SearchStrategy[str]:
    if info.pattern is not None:
        found = st.from_regex(info.pattern, fullmatch=True)
        return found.filter(lambda text: "\n" not in text)
    longest = info.max_length or 400
    return st.sampled_from(AWKWARD) | st.text(max_size=min(40, longest))


_PLAIN: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
    inspect.BoolType: st.booleans(),
    inspect.DateTimeType: TIMES,
    inspect.DateType: st.dates(),
    inspect.NoneType: st.none(),
}


def _one(info: inspect.Type) -> st.SearchStrategy[Any]:
    match info:
        case inspect.Metadata():
            return _one(info.type)
        case inspect.StrType():
            return _text(info)
        case inspect.IntType():
            return st.integers(info.ge, info.le)
        case inspect.LiteralType():
            return st.sampled_from(info.values)
        case inspect.UnionType():
            return st.one_of([_one(part) for part in info.types])
        case inspect.VarTupleType():
            return st.lists(_one(info.item_type), max_size=min(3, info.max_length or 3)).map(tuple)
        case inspect.StructType():
            return _struct(info.cls)
    return _PLAIN[type(info)]


def _struct(kind: type[Any]) -> st.SearchStrategy[Any]:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return st.builds(kind, **{field.name: _one(field.type) for field in info.fields})


def bodies(kind: str) -> st.SearchStrategy[Body]:
    """Bodies of this kind."""
    made: st.SearchStrategy[Body] = _struct(KINDS[kind])
    return made


def any_body() -> st.SearchStrategy[Body]:
    """Bodies of any kind."""
    return st.sampled_from(sorted(KINDS)).flatmap(bodies)


def plainest(kind: str) -> Body:
    """A body of this kind whose fields are as empty as they may be."""
    info = inspect.type_info(KINDS[kind])
    assert isinstance(info, inspect.StructType)
    found = {field.name: _plain(field.type) for field in info.fields if field.required}
    assert set(found) <= set(names(KINDS[kind]))
    return KINDS[kind](**found)


def _plain(info: inspect.Type) -> object:
    match info:
        case inspect.Metadata():
            return _plain(info.type)
        case inspect.StrType():
            return _by_pattern(info.pattern)
        case inspect.LiteralType():
            return info.values[0]
        case inspect.DateTimeType():
            return datetime(2026, 3, 10, 15, 30, tzinfo=UTC)
        case inspect.DateType():
            return date(2026, 3, 10)
        case inspect.BoolType():
            return False
        case inspect.IntType():
            return 0
        case inspect.VarTupleType():
            return ()
    return None


def _by_pattern(pattern: str | None) -> str:
    if pattern is None:
        return ""
    if "{64}" in pattern:
        return "ab" * 32
    if "{32}" in pattern:
        return "cd" * 16
    if "[A-Z]{4}-" in pattern:
        return "MTQK-0012"
    return "MTQK" if "[A-Z]" in pattern else "112243"
