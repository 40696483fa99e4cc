"""What a picture of an area shows: home in its middle, a place, and what lies round about.

Rules:
- What is doubtful is not drawn: a false point says more than no point. Nor is what has no place.
- What is approximate, has ended or stands in the directory alone is drawn and called so.
- Without a home that can be drawn there is no picture; the words remain.
"""

import math
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from db.names import GridPoint, Postcode
from desktop.casework.ground.around import REACHES, Outline, Spot, outlines
from desktop.casework.ground.known import KnownPlaces
from desktop.casework.ground.places import Located, Quality

Trust = Literal["exact", "approximate", "directory", "doubtful", "ended", "unknown"]
"""How far a place can be trusted: a `Quality`, or `unknown` where it has no position."""
_NOT_DRAWN: tuple[Trust, ...] = ("doubtful", "unknown")


class Ground(Struct, frozen=True, kw_only=True):
    """What there is to draw. `place` in metres east and north of home; None: it is not drawn."""

    home: Trust = "unknown"
    trust: Trust = "unknown"  # of the place
    place: Spot | None = None
    outlines: tuple[tuple[int, tuple[Outline, ...]], ...] = ()  # by how far the picture reaches

    @property
    def drawn(self) -> bool:
        """Whether home can be put in the middle."""
        return self.home not in _NOT_DRAWN

    def around(self, reach: int) -> tuple[Outline, ...]:
        """The outlines of a picture of this reach."""
        return dict(self.outlines).get(reach, ())


def seen_from(
    known: KnownPlaces, homes: Sequence[Postcode], code: Postcode | None
) -> tuple[Postcode | None, Ground]:
    """A place as it is seen from the nearest of somebody's homes, and which that is."""
    there = known.find(code) if code is not None else None
    trust: Trust = there.quality if isinstance(there, Located) else "unknown"
    point = there.point if isinstance(there, Located) and trust not in _NOT_DRAWN else None
    home, found = _nearest(known, homes, there.point if isinstance(there, Located) else None)
    if found is None:
        return home, Ground(trust=trust)
    middle, quality = found
    if quality in _NOT_DRAWN:
        return home, Ground(home=quality, trust=trust)
    away = None
    if point is not None:
        away = (point.easting - middle.easting, point.northing - middle.northing)
    drawn = tuple((reach, outlines(known.table, middle, reach)) for reach in REACHES)
    return home, Ground(home=quality, trust=trust, place=away, outlines=drawn)


def _nearest(
    known: KnownPlaces, homes: Sequence[Postcode], point: GridPoint | None
) -> tuple[Postcode | None, tuple[GridPoint, Quality] | None]:
    """The home nearest to a point (the first, without one), where it lies and how surely."""
    found = [
        (code, (place.point, place.quality))
        for code in homes
        if isinstance(place := known.find(code), Located)
    ]
    if not found:
        return next(iter(homes), None), None
    if point is None:
        return found[0]
    return min(found, key=lambda one: _apart(one[1][0], point))


def _apart(a: GridPoint, b: GridPoint) -> float:
    return math.hypot(a.easting - b.easting, a.northing - b.northing)
