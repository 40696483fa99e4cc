"""What may be amended of each kind of record, and reading what was typed for it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple, get_args

from db.case import Option, Question
from db.errors import BadInput, TooLong
from db.names import Capacity, PersonId, StatementState
from db.promise import Passage
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.declare import postcode
from desktop.casework.actions.contacts.advice import (
    Advice,
    advice_looked_over,
    draft_of,
    passage_of,
)
from desktop.casework.actions.meetings.attendance import at_most
from desktop.casework.actions.schools.given import by_hand, school_given
from desktop.casework.desk import Desk
from desktop.casework.files.file_kinds import tidy_name
from desktop.casework.promise.spoken_in import called, language_or_none

Shape = Literal[
    "line",
    "name",
    "text",
    "lines",
    "day",
    "moment",
    "past",
    "medium",
    "postcode",
    "school",
    "capacity",
    "people",
    "attended",
    "questions",
    "said",
    "file-name",
    "options",
    "passages",
    "routes",
    "topics",
    "pick",
    "language",
]


class Spec(NamedTuple):
    """A field that may be amended, and what it is made of."""

    name: str
    shape: Shape
    needed: bool = False  # it may not be empty


AMENDABLE: Mapping[str, tuple[Spec, ...]] = {
    "contact": (
        Spec("medium", "medium", needed=True),
        Spec("persons", "people", needed=True),
        Spec("happened", "past", needed=True),
        Spec("place", "line"),
        Spec("own_words", "text"),
        Spec("note", "text"),
        Spec("professional_views", "text"),
        Spec("passages", "passages"),
        Spec("options", "options"),
        Spec("only_one", "text"),
        Spec("choice", "text"),
        Spec("chosen_by", "pick"),
        Spec("routes", "routes"),
        Spec("topics", "topics"),
        Spec("signposted", "lines"),
        Spec("interpreter", "line"),
    ),
    "enquiry": (
        Spec("medium", "medium", needed=True),
        Spec("capacity", "capacity", needed=True),
        Spec("happened", "past", needed=True),
        Spec("name", "line"),
        Spec("place", "line"),
        Spec("note", "text"),
        Spec("topics", "topics"),
        Spec("law", "lines"),
        Spec("signposted", "lines"),
        Spec("access_needs", "text"),
        Spec("interpreter", "line"),
    ),
    "meeting": (
        Spec("happened", "moment", needed=True),
        Spec("place", "postcode"),
        Spec("body", "line"),
        Spec("note", "text"),
        Spec("outcome", "text"),
        Spec("attended", "attended"),
        Spec("questions", "questions"),
        Spec("interpreter", "line"),
    ),
    "person": (
        Spec("name", "name", needed=True),
        Spec("born", "day"),
        Spec("telephone", "line"),
        Spec("email", "line"),
        Spec("language", "language"),
        Spec("access_needs", "text"),
    ),
    "household": (Spec("postcode", "postcode", needed=True), Spec("address", "text")),
    "case": (Spec("opened", "day", needed=True), Spec("outcome", "text")),
    "action": (
        Spec("what", "text", needed=True),
        Spec("who", "name", needed=True),
        Spec("due", "day"),
        Spec("done", "day"),
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
    "pupil": (Spec("urn", "school", needed=True), Spec("since", "day"), Spec("until", "day")),
    "party": (Spec("capacity", "capacity", needed=True),),
    "statement": (
        Spec("state", "said", needed=True),
        Spec("at", "past", needed=True),
        Spec("why", "text"),
        Spec("interpreter", "line"),
    ),
    "finding": (Spec("why", "text", needed=True),),
    "attachment": (Spec("name", "file-name", needed=True),),
}
"""What may be amended of which kind of record, in the order in which a form asks for it."""

Several = tuple[str, ...] | tuple[Question, ...] | tuple[Option, ...] | tuple[Passage, ...]
Value = str | date | datetime | Several | None

Reader = Callable[[Desk, Spec, Value, str], Value]


def _line(_desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    return _there(spec, typed.line(str(value or ""), what), what)


def _name(_desk: Desk, _spec: Spec, value: Value, what: str) -> Value:
    return typed.name(str(value or ""), what)


def _text(_desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    return _there(spec, typed.text(str(value or ""), what), what)


def _lines(_desk: Desk, _spec: Spec, value: Value, what: str) -> Value:
    lines = tuple(dict.fromkeys(typed.line(one, what) for one in _given(value) if one.strip()))
    if len(lines) > _MOST:
        raise TooLong(field=what, limit=f"{_MOST} lines")
    return lines


def _day(desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    day = value if isinstance(value, date) and not isinstance(value, datetime) else None
    if day is None and spec.needed:
        raise BadInput(what=what, given="", expected="a day")
    if day is not None and spec.name in _PAST and day > desk.today:
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


def _school(desk: Desk, _spec: Spec, value: Value, _what: str) -> Value:
    given = school_given(desk, str(value or ""))
    return given.urn or by_hand(given.name)  # its number; the name where it has none


def _one_of(known: Sequence[str]) -> Reader:
    def read(_desk: Desk, _spec: Spec, value: Value, what: str) -> Value:
        if value not in known:
            raise BadInput(what=what, given=str(value or ""), expected=", ".join(known))
        return value

    return read


def _people(_desk: Desk, _spec: Spec, value: Value, what: str) -> Value:
    people = tuple(dict.fromkeys(_given(value)))
    if not people:
        raise BadInput(what=what, given="", expected="at least one person")
    if len(people) > _MOST:
        raise TooLong(field=what, limit=f"{_MOST} people")
    return people


def _attended(_desk: Desk, _spec: Spec, value: Value, what: str) -> Value:
    """Still in words: who of the case they are is looked up afterwards (`amend_people`)."""
    given = tuple(typed.line(one, what) for one in _given(value) if one.strip())
    for one in given:
        typed.name(one, what, "a name, and after a comma who they are")
    return at_most(given, what)


def _questions(_desk: Desk, _spec: Spec, value: Value, what: str) -> Value:
    given = [one for one in value if isinstance(one, Question)] if isinstance(value, tuple) else []
    for one in given:
        typed.text(one.text, what)
        typed.text(one.answer, what)
    return at_most(tuple(one for one in given if one.text.strip()), what)


def _options(_desk: Desk, _spec: Spec, value: Value, _what: str) -> Value:
    given = (
        tuple(one for one in value if isinstance(one, Option)) if isinstance(value, tuple) else ()
    )
    return advice_looked_over(Advice(options=given)).options


def _passages(_desk: Desk, _spec: Spec, value: Value, _what: str) -> Value:
    """Whether those whom they name are of the case is looked at afterwards (`amend_people`)."""
    given = [one for one in value if isinstance(one, Passage)] if isinstance(value, tuple) else []
    drafts = tuple(draft_of(one) for one in given)
    looked = advice_looked_over(Advice(passages=drafts)).passages
    return tuple(passage_of(one, PersonId) for one in looked)


def _routes(_desk: Desk, _spec: Spec, value: Value, _what: str) -> Value:
    given = tuple(one for one in _given(value) if one.strip())
    return advice_looked_over(Advice(routes=given)).routes


def _pick(_desk: Desk, _spec: Spec, value: Value, _what: str) -> Value:
    """Whether they are of the case is looked at afterwards (`amend_people`)."""
    return PersonId(value) if isinstance(value, str) and value else None


def _language(_desk: Desk, _spec: Spec, value: Value, _what: str) -> Value:
    tag = language_or_none(str(value or ""))
    return called(tag) if tag else ""


def _file_name(_desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    return tidy_name(_there(spec, typed.line(str(value or ""), what), what))


def _given(value: Value) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        return ()
    return tuple(one for one in value if isinstance(one, str))


def _there(spec: Spec, words: str, what: str) -> str:
    if spec.needed and not words.strip():
        raise BadInput(what=what, given=words, expected="some words")
    return words


_MOST = 50  # topics or signposts of one contact, as the record keeps them
_PAST = frozenset({"born", "opened", "done"})
_READ: Mapping[Shape, Reader] = {
    "line": _line,
    "name": _name,
    "text": _text,
    "lines": _lines,
    "day": _day,
    "moment": _moment,
    "past": _past,
    "medium": _medium,
    "postcode": _postcode,
    "school": _school,
    "capacity": _one_of(get_args(Capacity)),
    "people": _people,
    "attended": _attended,
    "questions": _questions,
    "said": _one_of(get_args(StatementState)),
    "file-name": _file_name,
    "options": _options,
    "passages": _passages,
    "routes": _routes,
    "topics": _lines,
    "pick": _pick,
    "language": _language,
}


def read_value(desk: Desk, spec: Spec, value: Value, what: str) -> Value:
    """What was typed, as the record keeps it. Raises `BadInput`, `TooLong`, `InTheFuture`."""
    return _READ[spec.shape](desk, spec, value, what)
