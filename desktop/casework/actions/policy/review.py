"""When the policy is to be looked at again: said from sixty days before, until one is published.

A shipped policy says itself when it was agreed and for how long; a published one keeps its day.
Sources: cumbria-sendias/review (every two years), coventry-iass/monitor-review (every year, what
changes is minuted).
"""

from dataclasses import dataclass
from datetime import date

from db.records import Pack as PublishedPack
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import months_after

BEFORE = 60
"""Days before it is due from which on it is shown."""


@dataclass(frozen=True)
class Review:
    """The next review of the policy in force."""

    due: date
    days: int  # until then; below 0 once it is past
    minuted: bool  # what changes is agreed and stands in a minute
    clause: str

    @property
    def shown(self) -> bool:
        """Whether it is time to say so."""
        return self.days <= BEFORE


def count_due(desk: Desk) -> int:
    """1 while it is time to say so, else 0."""
    found = review(desk)
    return int(found is not None and found.shown)


def review(desk: Desk) -> Review | None:
    """When the policy in force is to be reviewed; None where it does not say."""
    rule = desk.pack.review
    if not desk.pack.asks_review or rule.months is None:
        return None
    record = desk.in_force.record
    kept = desk.store.get(PublishedPack, record) if record else None
    due = kept.body.review_due if kept is not None else None
    if due is None and rule.due is not None:
        due = rule.due
    if due is None:
        since = rule.agreed or (london(kept.at).date() if kept is not None else None)
        if since is None:
            return None
        due = months_after(since, rule.months)
    days = (due - london(desk.world.clock.now()).date()).days
    return Review(due, days, rule.minuted, rule.clause)
