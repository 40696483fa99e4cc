"""Who heard the statement at this contact: those who took part when it was noted.

Whoever joins later has not heard it, and is owed it still. What became of it for each stands in the
draft (`Typed.told`), so that a lock gives the same back. Nothing here knows a box.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple, cast

from db.names import StatementState
from desktop.casework.actions.contacts.record_contact import Answered
from desktop.volunteer.contact.typed import Typed, everybody_new

EVERYBODY = "*"
"""It was noted before anybody was ticked: it holds for whoever is."""


class Said(NamedTuple):
    """What became of the statement, as words."""

    said: str
    at: str  # ISO; empty where it was not said
    why: str
    said_in: str
    words: str = ""  # hash of those that stood there


def key_of(name: str, capacity: str) -> str:
    """Somebody who is new has no number yet."""
    return f"{capacity}:{' '.join(name.split())}"


def told(typed: Typed) -> dict[str, Said]:
    """What became of it, by person. A draft that knows no persons yet means everybody."""
    if not typed.said:
        return {}
    if not typed.told:
        return {EVERYBODY: _last(typed)}
    return {key: Said(*words) for key, words in json.loads(typed.told).items()}


def heard(typed: Typed, key: str) -> Said | None:
    """What became of it for this person; None for nothing yet."""
    known = told(typed)
    return known.get(key) or known.get(EVERYBODY)


def note(typed: Typed, said: Said, here: Iterable[str]) -> Typed:
    """It was said (or was not) to those who are `here` and of whom nothing is noted yet."""
    new = {key: said for key in here if heard(typed, key) is None}
    return _with(typed, told(typed) | (new or {EVERYBODY: said}), said)


def in_language(typed: Typed, tag: str, words: str) -> Typed:
    """What was said last was said in this language, in the words of this hash."""
    known, last = told(typed), _last(typed)
    if last.said not in ("read", "sent"):
        return typed
    now = last._replace(said_in=tag, words=words)
    return _with(typed, {key: now if one == last else one for key, one in known.items()}, now)


def forgotten(typed: Typed) -> Typed:
    """It was not said yet, after all: to nobody."""
    return replace(typed, said="", said_at="", why="", said_in="", said_words="", told="")


def _last(typed: Typed) -> Said:
    return Said(typed.said, typed.said_at, typed.why, typed.said_in, typed.said_words)


def _with(typed: Typed, known: dict[str, Said], last: Said) -> Typed:
    names = ("said", "said_at", "why", "said_in", "said_words")
    return replace(typed, told=json.dumps(known), **dict(zip(names, last, strict=True)))


def answers(typed: Typed) -> tuple[Answered, ...]:
    """What is to be kept of each person, apart from what holds for everybody."""
    return tuple(_answers(typed, told(typed).items()))


def _answers(typed: Typed, known: Iterable[tuple[str, Said]]) -> Iterable[Answered]:
    new = {key_of(*one): one for one in everybody_new(typed)}
    for key, one in known:
        if key == EVERYBODY:
            continue
        name, capacity = new.get(key, (key, None))
        yield Answered(
            who=name,
            capacity=capacity,
            state=cast(StatementState, one.said),
            why=one.why,
            at=datetime.fromisoformat(one.at) if one.at else None,
            language=one.said_in if one.said in ("read", "sent") else "",
            words=one.words,
        )
