"""What waits at the laptop itself: its record, its policy, what she declares and learns, copies."""

from collections.abc import Iterator
from datetime import datetime, time

from desktop.casework.actions.closeness.looked_over import looked_over
from desktop.casework.actions.policy import acknowledge
from desktop.casework.actions.safety.backups import health
from desktop.casework.actions.today.waits import Waits
from desktop.casework.actions.training.look import look_at_mine
from desktop.casework.desk import Desk
from desktop.casework.record.only_here import count_only_here
from desktop.casework.saying.clock import LONDON


def desk_itself(desk: Desk) -> Iterator[Waits]:
    """What comes before any case: an older copy, not signed in, a policy to read."""
    if "rolled-back" in desk.warnings:
        yield Waits("rolled-back", urgent=True)
    if "restored" in desk.warnings:
        yield Waits("restored", urgent=True)
    if not desk.enrolled:
        yield Waits("not-enrolled")
    if acknowledge.owed(desk):
        yield Waits("policy", what=f"{desk.pack.title} {desk.pack.version}")


def interests(desk: Desk) -> Iterator[Waits]:
    """The list of interests, once a term; where an own child goes now, in September."""
    seen = looked_over(desk)
    if seen.moved_on:
        at = datetime.combine(seen.begins, time(), tzinfo=LONDON)
        yield Waits("own-school", at=at, count=len(seen.moved_on))
    elif seen.owed:
        at = datetime.combine(seen.begins, time(), tzinfo=LONDON)
        how = "" if seen.last is None else seen.term
        yield Waits("interests", at=at, how=how, count=seen.stand)


def training(desk: Desk) -> Iterator[Waits]:
    """Her training, in one line: the first that is due, and how many are. What she told the office
    of waits for the office, not for her."""
    (mine,) = look_at_mine(desk).learners
    owed = mine.to_learn
    if owed:
        first, late = owed[0], owed[0].state == "overdue"
        at = None if first.by is None else datetime.combine(first.by, time(), tzinfo=LONDON)
        yield Waits(
            "training", what=first.what, at=at, count=len(owed), urgent=late, how=first.state
        )


def only_here(desk: Desk) -> Iterator[Waits]:
    """How much the office has not confirmed: it is on this laptop alone."""
    count = count_only_here(desk)
    if count:
        yield Waits("unsent", count=count)


def kept_safe(desk: Desk) -> Iterator[Waits]:
    """What hinders the backup of the day, and a copy for a stick when it is due."""
    now = health(desk)
    if now.unsafe is not None:
        yield Waits("no-backup", hindered=now.unsafe)
    if now.carry_asked:
        yield Waits("carry", at=now.carried)
