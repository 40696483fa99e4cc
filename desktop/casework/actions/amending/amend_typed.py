"""What may be amended of each kind of record, and reading what was typed for it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Literal, NamedTuple

from db.errors import BadInput, TooLong
from desktop.casework.actions import typed
from desktop.casework.actions.declare import postcode, today
from desktop.casework.desk import Desk

Shape = Literal["line", "name", "text", "lines", "day", "moment", "past", "medium", "postcode"]


class Spec(NamedTuple):
    """A field that may be amended, and what it is made of."""

    name: str
    shape: Shape
    needed: bool = False  # it may not be empty


AMENDABLE: Mapping[str, tuple[Spec, ...]] = {
    "contact": (
        Spec("medium", "medium", needed=True),
        Spec("happened", "past", needed=True),
        Spec("place", "line"),
        Spec("own_words", "text"),
        Spec("note", "text"),
        Spec("professional_views", "text"),
        Spec("choice", "text"),
        Spec("only_one", "text"),
        Spec("topics", "lines"),
        Spec("signposted", "lines"),
    ),
    "meeting": (
        Spec("happened", "moment", needed=True),
        Spec("place", "postcode"),
        Spec("body", "line"),
        Spec("note", "text"),
        Spec("outcome", "text"),
    ),
    "person": (
        Spec("name", "name", needed=True),
        Spec("born", "day"),
        Spec("telephone", "line"),
        Spec("email", "line"),
        Spec("language", "line"),
        Spec("access_needs", "text"),
    ),
    "household": (Spec("postcode", "postcode", needed=True), Spec("address", "text")),
    "case": (Spec("opened", "day", needed=True), Spec("outcome", "text")),
    "action": (
        Spec("what", "text", needed=True),
        Spec("who", "name", needed=True),
        Spec("due", "day"),
    ),
    "consent": (
        Spec("relay", "text", needed=True),
        Spec("to", "line", needed=True),
        Spec("until", "day"),
        Spec("note", "text"),
    ),
    "relay": (
        Spec("what", "text", needed=True),
        Spec("to", "line", needed=True),
        Spec("source", "line"),
        Spec("why", "text"),
    ),
}
"""What may be amended of which kind of record, in the order in which a form asks for it."""

Value = str | date | datetime | tuple[str, ...] | None


def _line(_desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    return _there(spec, typed.line(str(value or ""), what), what)


def _name(_desk: Desk, _spec: Spec, value: Value, what: str) -> Value:
    return typed.name(str(value or ""), what)


def _text(_desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    return _there(spec, typed.text(str(value or ""), what), what)


def _lines(_desk: Desk, _spec: Spec, value: Value, what: str) -> Value:
    given = value if isinstance(value, tuple) else ()
    lines = tuple(dict.fromkeys(typed.line(one, what) for one in given if one.strip()))
    if len(lines) > _MOST:
        raise TooLong(field=what, limit=f"{_MOST} lines")
    return lines


def _day(desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    day = value if isinstance(value, date) and not isinstance(value, datetime) else None
    if day is None and spec.needed:
        raise BadInput(what=what, given="", expected="a day")
    if day is not None and spec.name in _PAST and day > today(desk):
        raise BadInput(what=what, given=f"{day}", expected="a day that is not to come")
    return day


def _moment(_desk: Desk, _spec: Spec, value: Value, what: str) -> Value:
    if not isinstance(value, datetime):
        raise BadInput(what=what, given="", expected="a day and a time")
    return value


def _past(desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    when = _moment(desk, spec, value, what)
    assert isinstance(when, datetime)
    return typed.happened(desk, when)


def _medium(_desk: Desk, _spec: Spec, value: Value, _what: str) -> Value:
    return value


def _postcode(_desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    code = str(value or "").strip()
    return postcode(code) if code else _there(spec, code, what)


def _there(spec: Spec, words: str, what: str) -> str:
    if spec.needed and not words.strip():
        raise BadInput(what=what, given=words, expected="some words")
    return words


_MOST = 50  # topics or signposts of one contact, as the record keeps them
_PAST = frozenset({"born", "opened"})
_READ: Mapping[Shape, Callable[[Desk, Spec, Value, str], Value]] = {
    "line": _line,
    "name": _name,
    "text": _text,
    "lines": _lines,
    "day": _day,
    "moment": _moment,
    "past": _past,
    "medium": _medium,
    "postcode": _postcode,
}


def read_value(desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    """What was typed, as the record keeps it. Raises `BadInput`, `TooLong`, `InTheFuture`."""
    return _READ[spec.shape](desk, spec, value, what)
