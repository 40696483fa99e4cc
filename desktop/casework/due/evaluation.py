"""Who is to be asked what they think of our help, and since when: a pure reading of the policy.

The rules (policies.md, 9; cumbria-sendias/9.1, coventry-iass/monitor-survey, sps/feedback,
cumbria-pps-2009/11.1 and 11.2).

- Those whom the policy names are asked: parent carers, young people in their own right,
  professionals. Of them only who had a contact in the case; a young child is not asked.
- *end*: from the day on which the case was closed on. A form that was handed over on or after the
  day of the case's last contact counts: nothing came after it.
- *midway*: while the case is open and long. It is long after so many weeks, or so many contacts,
  whichever comes first, since it was opened or since this person was last given a form; and only
  where there was a contact with them since.
- After eight weeks nobody is asked any more about a closed case: then it was missed, and that is
  said on the case and nowhere else.
- A form that came back settles what a form that was given does: nobody is asked again. It answers
  the last one before it that is not answered; where none was noted as given, it counts as given on
  the day on which it came back.
- *any-intervention* adds nothing for a case: what was advised at one is asked about at its end.
  Advice without a case has a form of its own (`actions/enquiries/form.py`).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from db.names import PersonId
from desktop.casework.packs.evaluation import Evaluator
from desktop.casework.packs.policy import Pack
from desktop.casework.rights.consent import Client, whose

Why = Literal["end", "midway"]

ASKED_FOR = timedelta(weeks=8)
"""How long after a case was closed somebody is still asked."""


class Course(Struct, frozen=True, kw_only=True):
    """A case, as far as it is asked about: when it was opened and closed, and its contacts."""

    opened: date
    closed: date | None
    contacts: Sequence[date]  # oldest first


class Met(Struct, frozen=True, kw_only=True):
    """Somebody of the case: when we were in contact with them, when they were given a form, and
    when one came back from them."""

    client: Client
    contacts: Sequence[date]
    given: Sequence[date]
    back: Sequence[date] = ()


class Due(Struct, frozen=True, kw_only=True):
    """Somebody is to be asked. `missed`: nobody asks any more."""

    person: PersonId
    whom: Evaluator
    why: Why
    since: date
    clause: str
    missed: bool = False


def due(pack: Pack, course: Course, met: Sequence[Met], today: date) -> tuple[Due, ...]:
    """Who of a case is to be asked today, in the order of its people."""
    found = (_due(pack, course, one, today) for one in met)
    return tuple(one for one in found if one is not None)


def evaluator(client: Client, today: date) -> Evaluator | None:
    """As what somebody is asked; None for whoever is not."""
    if client.capacity == "professional":
        return "professional"
    right = whose(client, today)
    return None if right == "child" else right


def asked(met: Met) -> tuple[date, ...]:
    """The days on which somebody was asked, the earliest first."""
    waits, without = sorted(met.given), []
    for day in sorted(met.back):
        before = [one for one in waits if one <= day]
        if before:
            waits.remove(before[-1])
        else:
            without.append(day)
    return tuple(sorted((*met.given, *without)))


def _due(pack: Pack, course: Course, met: Met, today: date) -> Due | None:
    whom = evaluator(met.client, today)
    if whom is None or not met.contacts or not pack.evaluated_by(whom):
        return None
    since = _ended(pack, course, met) if course.closed is not None else _long(pack, course, met)
    if since is None or since > today:
        return None
    rule = pack.evaluation
    professional = whom == "professional" and rule.professionals
    return Due(
        person=met.client.person,
        whom=whom,
        why="midway" if course.closed is None else "end",
        since=since,
        clause=rule.professionals if professional else rule.clause,
        missed=course.closed is not None and today > course.closed + ASKED_FOR,
    )


def _ended(pack: Pack, course: Course, met: Met) -> date | None:
    if "end" not in pack.evaluation.when or course.closed is None:
        return None
    last = min(course.contacts[-1], course.closed)
    return None if any(one >= last for one in asked(met)) else course.closed


def _long(pack: Pack, course: Course, met: Met) -> date | None:
    """Since when an open case is long; None where it is not."""
    rule = pack.evaluation
    if not pack.asks_midway:
        return None
    given = asked(met)
    begun = max((course.opened, *given))
    since = [one for one in course.contacts if one >= begun]
    if given:
        since = [one for one in since if one > begun]
    if not any(one in since for one in met.contacts):
        return None
    days = [] if rule.midway_weeks is None else [begun + timedelta(weeks=rule.midway_weeks)]
    if rule.midway_contacts is not None and len(since) >= rule.midway_contacts:
        days.append(since[rule.midway_contacts - 1])
    return min(days, default=None)
