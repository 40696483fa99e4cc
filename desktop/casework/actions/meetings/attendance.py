"""Who was at a meeting, in what capacity, and when it ended."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from msgspec import structs

from db.case import Attendee
from db.errors import BadInput, TooLong
from db.names import PersonId
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.record.cases import folded, people_of
from desktop.casework.saying.clock import london

T = TypeVar("T")

MOST = 60  # questions or people of one meeting, as the record keeps them


def at_most(given: tuple[T, ...], what: str) -> tuple[T, ...]:
    """Raises `TooLong` where the record would not keep so many."""
    if len(given) > MOST:
        raise TooLong(field=what, limit=f"{MOST}")
    return given


def attended_typed(desk: Desk, case: str, people: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """Those who were there, each once. Whoever is named as somebody of the case is that person.

    Raises `BadInput`, `TooLong`.
    """
    known = {folded(one.body.name): PersonId(one.id) for one, _ in people_of(desk, case)}
    made: dict[object, Attendee] = {}
    for one in people:
        name = typed.name(one.name, "name", "who was at the meeting")
        capacity = typed.line(one.capacity, "capacity")
        person = one.person or known.get(folded(name))
        made.setdefault(
            person or (name.casefold(), capacity.casefold()),
            structs.replace(one, name=name, capacity=capacity, person=person),
        )
    return at_most(tuple(made.values()), "list of people")


def ended_typed(desk: Desk, happened: datetime, ended: datetime) -> datetime:
    """When it ended. Raises `InTheFuture`, `BadInput` for a time before it began."""
    when = typed.happened(desk, ended)
    if when < happened:
        raise BadInput(
            what="end of the meeting",
            given=f"{london(when):%H:%M}",
            expected=f"a time after it began, {london(happened):%H:%M}",
        )
    return when
