"""What lies round about a place: the outlines of its postcode sectors, for a picture of an area.

Nothing but the table of postcodes is asked: an outline is the hull of a sector's own addresses, so
where nobody lives there is none. Far out, where there would be hundreds, outcodes stand for them.

Rules:
- Only points that are exact are drawn round: a delivery office holds codes of half a county.
- The outermost of a sector are left out: one point far off would stretch it over its neighbours.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from statistics import median

from msgspec import Struct

from db.names import GridPoint
from desktop.casework.ground.places import Places

Spot = tuple[int, int]
"""Metres east and north of the middle of the picture."""

REACHES = (4_000, 18_000, 75_000)
"""How far the picture reaches from its middle, in metres: near, middle, far."""
_OUTCODES_FROM = 50_000  # metres: a picture that reaches as far has outcodes for sectors
_WIDEST = 25_000  # metres; few outcodes reach farther from their middle
_SAMPLES = 9  # addresses by which an outcode's middle is found
_THIN = {4_000: 1, 18_000: 3, 75_000: 6}  # every so many addresses are looked at
_MOST = 2.2  # times as far from its middle as nine in ten: what lies beyond is left out
_LEAST = 4  # addresses; fewer make no outline


class Outline(Struct, frozen=True):
    """A sector or outcode: its name, where its name would stand, and the corners of its hull."""

    name: str
    middle: Spot
    corners: tuple[Spot, ...]


def reach_for(metres: int | None, ring: int | None = None) -> int:
    """The reach of a picture in which something so far off can be seen with room around it.

    `ring`: where nothing is so far off, a ring of that size in metres is what is to be seen.
    """
    wanted = metres if metres is not None else (ring or 0)
    return next((reach for reach in REACHES if wanted <= 0.85 * reach), REACHES[-1])


def outlines(table: Places, middle: GridPoint, reach: int) -> tuple[Outline, ...]:
    """The outlines that a picture of this reach would show, the nearest first. Kept for the next
    time that the same is asked.
    """
    return _outlines(table, middle.easting, middle.northing, reach)


@lru_cache(maxsize=64)
def _outlines(table: Places, east: int, north: int, reach: int) -> tuple[Outline, ...]:
    whole, thin = reach >= _OUTCODES_FROM, _THIN.get(reach, 3)
    found: dict[str, list[Spot]] = {}
    for name, anchor in _anchors(table):
        if math.dist(anchor, (east, north)) > reach * math.sqrt(2) + _WIDEST:
            continue
        for figure, e, n in table.exact(name, thin):
            found.setdefault(name if whole else f"{name} {figure}", []).append(
                (e - east, n - north)
            )
    made = (_outline(name, spots) for name, spots in found.items())
    seen = [one for one in made if one is not None and _in_sight(one, reach)]
    return tuple(sorted(seen, key=lambda one: math.hypot(*one.middle)))


@lru_cache(maxsize=4)
def _anchors(table: Places) -> tuple[tuple[str, Spot], ...]:
    """Every outcode that has exact addresses, and about where its middle is."""
    found = []
    for name in table.outcodes:
        points = [(e, n) for _, e, n in table.exact(name, 0, samples=_SAMPLES)]
        if points:
            found.append((name, _middle(points)))
    return tuple(found)


def _middle(spots: Sequence[Spot]) -> Spot:
    return round(median(e for e, _ in spots)), round(median(n for _, n in spots))


def _outline(name: str, spots: list[Spot]) -> Outline | None:
    if len(spots) < _LEAST:
        return None
    middle = _middle(spots)
    far = sorted(math.dist(spot, middle) for spot in spots)
    most = _MOST * max(far[int(len(far) * 0.9)], 50)
    corners = hull([spot for spot in spots if math.dist(spot, middle) <= most])
    return Outline(name, middle, corners) if len(corners) > 2 else None


def _in_sight(one: Outline, reach: int) -> bool:
    return any(abs(e) <= reach and abs(n) <= reach for e, n in (one.middle, *one.corners))


def hull(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The convex hull, anticlockwise from the most westerly (Andrew's monotone chain)."""
    rising = sorted(set(spots))
    if len(rising) < 3:  # a line or a point is its own hull
        return tuple(rising)
    return (*_half(rising), *_half(rising[::-1]))


def _half(spots: Sequence[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    for spot in spots:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], spot) <= 0:
            kept.pop()
        kept.append(spot)
    return kept[:-1]


def _turn(a: Spot, b: Spot, c: Spot) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
