"""What a picture of the area shows, for the actor's own eyes: of a postcode, of a case, of home.

Nothing of it is kept or travels: it is a map to her door. What was kept of a case's distance when
it was checked (`Measure`, which never leaves the desk either) is told where it was otherwise.
"""

from dataclasses import dataclass

from db.names import Postcode
from db.records import Household, Measure
from desktop.casework.actions.closeness.measure import measure
from desktop.casework.closeness.area import AreaAnswer
from desktop.casework.desk import Desk
from desktop.casework.ground.postcode import guessed
from desktop.casework.ground.seen_from import Ground, seen_from
from desktop.casework.record.cases import find_case
from desktop.casework.record.mine import homes_now


@dataclass(frozen=True)
class AreaSeen:
    """How far a place is now, what there is to draw, and the policy's limits in kilometres."""

    ground: Ground
    near_km: float | None
    far_km: float | None
    place: str = ""  # its postcode; empty: home alone
    answer: AreaAnswer | None = None
    before: str = ""  # what was found when it was checked, where that was something else


def look_around(desk: Desk, code: Postcode | None) -> Ground:
    """A place as it is seen from the actor's nearest home; None: only what lies round her home."""
    return seen_from(desk.places, homes_now(desk), code)[1]


def home_seen(desk: Desk) -> AreaSeen:
    """What lies round her home, and what of it is too near and far."""
    rule = desk.pack.area
    return AreaSeen(look_around(desk, None), rule.near_limit, rule.far_limit)


def area_seen(desk: Desk, typed: str) -> AreaSeen | None:
    """A postcode; None for what cannot be read, or would have to be guessed."""
    measured = None if guessed(typed) else measure(desk, typed)
    if measured is None or measured.code is None:
        return None
    rule, ground = desk.pack.area, look_around(desk, measured.code)
    return AreaSeen(ground, rule.near_limit, rule.far_limit, measured.code, measured.answer)


def case_area_seen(desk: Desk, reference: str) -> AreaSeen | None:
    """The family's address; None where the case has none. Raises `NoSuchCase`, `AmbiguousCase`."""
    case = find_case(desk, reference)
    household = desk.store.get(Household, case.body.household)
    seen = area_seen(desk, household.body.postcode) if household is not None else None
    if seen is None or seen.answer is None:
        return None
    kept = desk.store.find(Measure, about=case.id)
    other = bool(kept) and (kept[-1].body.metres, kept[-1].body.band) != (
        seen.answer.metres,
        seen.answer.band,
    )
    before = kept[-1].body.reason if other else ""
    return AreaSeen(seen.ground, seen.near_km, seen.far_km, seen.place, seen.answer, before)
