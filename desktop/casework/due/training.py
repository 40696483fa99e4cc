"""Which training is due, and since when: a pure reading of the pack and of what is recorded.

- Induction, and whether it came before the first case: coventry-iass/effect-induction.
- Courses that the pack names, again after so many months where it says so: cumbria-sendias/8.1,
  cumbria-pps-2009/8.1, coventry-iass/training-quality.
- Case discussion, which keeps what was learnt alive: sps/training.
- What is recorded with a day on which it is due again is due then, whether a pack names it or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from db.promise import Training
from desktop.casework.packs.people import Course
from desktop.casework.packs.policy import Pack, Who
from desktop.casework.saying.dates import months_after

Kind = Literal["induction", "course", "refresher", "case-discussion", "chairing", "other"]
State = Literal["overdue", "due", "soon", "in-date", "done"]
First = Literal["before", "after", "missing", "no case"]

SOON = timedelta(days=60)


@dataclass(frozen=True)
class Due:
    """One thing that is to be learnt, and how it stands."""

    what: str
    kind: Kind
    state: State
    by: date | None = None  # when it is, or was, due
    last: date | None = None  # when it was learnt last
    clause: str = ""

    @property
    def owed(self) -> bool:
        """Whether something is to be done about it now or soon."""
        return self.state in ("overdue", "due", "soon")


def fold(title: str) -> str:
    """Two titles that differ in spaces and capitals alone are one."""
    return " ".join(title.casefold().split())


def due(
    pack: Pack, who: Who, since: date | None, records: Sequence[Training], today: date
) -> tuple[Due, ...]:
    """Everything that this person learns here, what is overdue first.

    `since`: the day on which they began; None where it is not known.
    """
    found = [*_induction(pack, who, since, records), *_courses(pack, who, since, records, today)]
    found += _discussion(pack, who, records, today)
    named = {fold(one.what) for one in found}
    found += _again(records, named, today)
    rank = {"overdue": 0, "due": 1, "soon": 2, "in-date": 3, "done": 4}
    return tuple(sorted(found, key=lambda one: (rank[one.state], one.by or date.max, one.what)))


def answers(told: Training, asked: Due) -> bool:
    """Whether what somebody told of is what is asked, and came after it was learnt last."""
    if asked.last is not None and told.on <= asked.last:
        return False
    if asked.kind in ("induction", "case-discussion"):
        return told.kind == asked.kind
    return fold(asked.what) in {fold(told.title), *map(fold, told.topics)}


def next_due(pack: Pack, title: str, on: date) -> date | None:
    """When a course of the pack is due again after that day; None for what the pack does not."""
    named = next((one for one in pack.training.courses if fold(one.name) == fold(title)), None)
    if not pack.asks_training or named is None or named.months is None:
        return None
    return months_after(on, named.months)


def induction_came(records: Sequence[Training], first_case: date | None) -> First:
    """Whether the policy was met before the first case was taken."""
    held = [one.on for one in records if one.kind == "induction"]
    if not held:
        return "missing" if first_case is not None else "no case"
    if first_case is None:
        return "no case"
    return "before" if min(held) <= first_case else "after"


def _induction(pack: Pack, who: Who, since: date | None, records: Sequence[Training]) -> list[Due]:
    clause = pack.training.induction
    if not pack.asks_induction or not pack.binds(clause, who):
        return []
    held = [one.on for one in records if one.kind == "induction"]
    if held:
        return [Due("Induction", "induction", "done", last=min(held), clause=clause)]
    return [Due("Induction", "induction", "due", since, clause=clause)]


def _courses(
    pack: Pack, who: Who, since: date | None, records: Sequence[Training], today: date
) -> list[Due]:
    if not pack.asks_training:
        return []
    return [
        _course(pack, one, since, records, today) for one in pack.training.courses if who in one.who
    ]


def _course(
    pack: Pack, course: Course, since: date | None, records: Sequence[Training], today: date
) -> Due:
    clause = course.clause or pack.training.clause
    name = fold(course.name)
    taken = [one for one in records if name in {fold(one.title), *map(fold, one.topics)}]
    if not taken:
        return Due(course.name, "course", "due", since, clause=clause)
    last = max(taken, key=lambda one: one.on)
    by = last.next_due
    if by is None and course.months is not None:
        by = months_after(last.on, course.months)
    return Due(course.name, "course", _state(by, today), by, last.on, clause)


def _discussion(pack: Pack, who: Who, records: Sequence[Training], today: date) -> list[Due]:
    clause = pack.training.case_discussion
    if not pack.asks_case_discussion or not pack.binds(clause, who):
        return []
    held = [one for one in records if one.kind == "case-discussion"]
    if not held:
        return [Due("Case discussion", "case-discussion", "due", clause=clause)]
    last = max(held, key=lambda one: one.on)
    state = _state(last.next_due, today)
    return [Due("Case discussion", "case-discussion", state, last.next_due, last.on, clause)]


def _again(records: Sequence[Training], named: set[str], today: date) -> list[Due]:
    """What was recorded with a day on which it is due again, the newest of each title."""
    newest: dict[str, Training] = {}
    for one in sorted(records, key=lambda each: each.on):
        newest[fold(one.title)] = one
    return [
        Due(one.title, one.kind, _state(one.next_due, today), one.next_due, one.on)
        for title, one in newest.items()
        if one.next_due is not None
        and title not in named
        and one.kind != "case-discussion"
        and not {fold(topic) for topic in one.topics} & named
    ]


def _state(by: date | None, today: date) -> State:
    if by is None:
        return "done"
    if by < today:
        return "overdue"
    return "soon" if by <= today + SOON else "in-date"
