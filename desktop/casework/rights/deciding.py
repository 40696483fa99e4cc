"""Who decides about what of somebody's is passed on: they themselves, or whoever acts for them.

The rules (Mental Capacity Act 2005, sections 1, 2 and 4; SEND Regulations 2014, reg 64).

- That somebody can decide is presumed (section 1(2)), and it is judged one decision at a time
  (section 2(1)): a note on another decision says nothing of this one. A note is on this one where
  its decision is called *what may be passed on*, meant of everybody, or *what may be passed on to
  the school*, meant of the school alone (`passing_on`).
- The newest judgement counts: by the day on which somebody judged, that day included, and of one
  day the one that was written down last. A later version of a note stands over the former from its
  own day on, so that what was done before is measured by what stood then.
- Only a note that they *cannot* puts somebody in their place: whoever it names. With support, or
  where it is not known, they decide. Where it names nobody, nobody's consent counts until it does.
- Whoever acts decides anew: what they agreed to before the day from which they act does not count.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from db.names import PersonId, RecordId

Able = Literal["yes", "with support", "no", "not known"]

PASSING_ON = "what may be passed on"
"""What the decision is called in a note on it."""

_TO = f"{PASSING_ON} to "


class Judged(Struct, frozen=True, kw_only=True):
    """One version of a note on a decision, as far as it says who takes it."""

    record: RecordId  # the note
    person: PersonId
    decision: str
    able: Able
    on: date  # the day on which it was judged
    acts: PersonId | None = None


def passing_on(to: str = "") -> str:
    """What the decision is called: what may be passed on to somebody; empty: to anybody."""
    whom = " ".join(to.split())
    return f"{_TO}{whom}" if whom else PASSING_ON


def to_whom(decision: str) -> str | None:
    """To whom, where a note is on what may be passed on; empty: to anybody. None: another one."""
    said = " ".join(decision.split()).rstrip(".")
    if said.casefold() == PASSING_ON:
        return ""
    return said[len(_TO) :] if said.casefold().startswith(_TO) else None


def same_to(one: str, other: str) -> bool:
    """Whether two names of a receiver are the same but for case, gaps and an article."""
    return _folded(one) == _folded(other)


def _folded(to: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(to.casefold().split()).rstrip("."))


def word_on(notes: Sequence[Judged], person: PersonId, to: str, on: date) -> Judged | None:
    """What was judged of this person, and counts on this day for what is passed on to this one.

    `notes`: every version of every note, in the order in which they were written. None: nothing
    was, and they decide.
    """
    newest: dict[RecordId, tuple[date, int, Judged]] = {}
    for at, one in enumerate(notes):
        whom = to_whom(one.decision)
        meant = whom is not None and (not whom or same_to(whom, to))
        if one.person == person and meant and one.on <= on:
            newest[one.record] = (one.on, at, one)
    return max(newest.values(), default=(on, 0, None), key=lambda one: one[:2])[2]


def cannot(note: Judged | None) -> bool:
    """Whether it says that they cannot decide."""
    return note is not None and note.able == "no"


def acts_since(notes: Sequence[Judged], note: Judged, to: str, on: date) -> date:
    """Since when whoever this note names (the one that counts on a day) has acted without a
    break."""
    since = note.on
    for day in sorted({one.on for one in notes if one.on <= on}, reverse=True):
        word = word_on(notes, note.person, to, day)
        if word is None or not cannot(word) or word.acts != note.acts:
            break
        since = day
    return since
