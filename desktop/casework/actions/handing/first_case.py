"""When a volunteer took her first case: one that she opened, or that was given to her and she took.

By it an office shows whether somebody met the policy and the induction before their first case
(coventry-iass/effect-induction). A case that was stopped at the door was never hers, and one that
came from somebody else counts from the day on which she took it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from db.names import DeviceId
from db.records import Case
from db.store import heirs
from db.store.reading import Kept
from desktop.casework.desk import Desk
from desktop.casework.record.holding import Held, held_in, moved_cases
from desktop.casework.saying.clock import london


def first_cases(desk: Desk) -> dict[DeviceId, date]:
    """By laptop, as which it is signed in now, the day of its first case."""
    found: dict[DeviceId, date] = {}
    heir, spans = heirs.everyone(desk.store.database), held_in(desk, moved_cases(desk))
    for one in desk.store.find(Case):
        for device, day in _taken(desk, one, spans.get(one.id)):
            now = heir(device)
            found[now] = min(day, found.get(now, day))
    return found


def _taken(
    desk: Desk, case: Kept[Case], spans: Sequence[Held] | None
) -> Iterator[tuple[DeviceId, date]]:
    """Which laptops took this case, and when. `spans`: who held it; None where it never moved."""
    opened = case.body.opened
    if spans is None:
        if case.body.state != "referred" or not _stopped(desk, case):
            yield case.device, opened
        return
    for span in spans:
        if span.how == "opened":
            if not span.stopped:
                yield span.device, opened
        elif span.answer == "taken" and span.answered is not None:
            yield span.device, london(span.answered).date()


def _stopped(desk: Desk, case: Kept[Case]) -> bool:
    """Whether it was referred as it was opened."""
    first = desk.store.versions(Case, case.id)[0].body
    return first is not None and first.state == "referred"
