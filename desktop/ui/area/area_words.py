"""How far a family lives from home, in words: what the picture shows, for whoever hears it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.casework.ground.around import REACHES, reach_for
from desktop.casework.ground.seen_from import Ground, Trust
from desktop.casework.saying.said import together

_POINTS = (
    *("north", "north-east", "east", "south-east"),
    *("south", "south-west", "west", "north-west"),
)
_NAMED = 5  # sectors that are named
_SMALLEST = 0.05  # kilometres; what is nearer to a limit than this is told more exactly
_HERE = 25  # metres; nearer there is no direction to tell

BANDS = {
    "too-near": "too near",
    "just-right": "just right",
    "far": "far",
    "cannot-measure": "the distance cannot be measured",
}
_TRUST: dict[Trust, str] = {
    "exact": "",
    "approximate": "its place is approximate",
    "directory": "its place is the national directory’s",
    "ended": "the postcode has ended, and its last place is drawn",
    "doubtful": "where it lies is doubtful, so it is not drawn",
    "unknown": "",
}
_NO_HOME = {
    "doubtful": "where your home lies is doubtful, so nothing is drawn around it",
    "unknown": "where your home lies is not known, so nothing is drawn around it",
}


@dataclass(frozen=True)
class Area:
    """Limits and distance in kilometres; None where a policy sets none or nothing was measured."""

    near_km: float | None
    far_km: float | None
    distance_km: float | None = None
    place: str = ""  # the family's postcode, or a meeting's
    band: str = ""  # "too-near", "just-right", "far" or "cannot-measure"
    ground: Ground = field(default_factory=Ground)  # what is drawn; nothing, if it is not known


def reach_of(area: Area) -> int:
    """How far the picture reaches by itself: metres from its middle."""
    if area.ground.place is not None:
        return reach_for(round(math.hypot(*area.ground.place)))
    ring = area.near_km if area.near_km is not None else area.far_km
    return reach_for(None, round(1000 * ring)) if ring is not None else REACHES[1]


def in_words(area: Area, reach: int = 0) -> str:
    """The picture as sentences. `reach`: how far it is drawn; 0 as far as it does by itself."""
    said = "; ".join(words for words, _ink in legend(area))
    parts = [_so(area), _drawn(area, reach or reach_of(area)), said]
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts if part)


def rounded(metres: int, limits: Sequence[float]) -> float:
    """Kilometres as they are shown: never rounded onto a limit or past it."""
    exact = metres / 1000
    near_limit = any(abs(exact - limit) <= _SMALLEST for limit in limits)
    return round(exact, 3 if near_limit else 1)


def legend(area: Area) -> list[tuple[str, str]]:
    """What the rings mean, each with its ink, from the inside out."""
    near, far = area.near_km, area.far_km
    made = []
    if near is not None:
        made.append((f"too near, under {near:g} km", "flag"))
    if near is not None and far is not None:
        made.append((f"just right, {near:g} to {far:g} km", "ok"))
    elif near is not None:
        made.append((f"just right, {near:g} km or more", "ok"))
    elif far is not None:
        made.append((f"just right, up to {far:g} km", "ok"))
    if far is not None:
        made.append((f"far, over {far:g} km", "ink-soft"))
    return made


def notes(area: Area) -> tuple[str, ...]:
    """What stands below the picture, where something in it is not what it seems."""
    made = [_NO_HOME.get(area.ground.home, "")] if not area.ground.drawn else []
    if area.ground.home == "approximate":
        made.append("the place of your home is approximate")
    made.append(_TRUST[area.ground.trust] if area.place else "")
    return tuple(f"{one[:1].upper()}{one[1:]}." for one in made if one)


def towards(east: int, north: int) -> str:
    """ "south-west"; empty where it is too near to lie anywhere."""
    if math.hypot(east, north) < _HERE:
        return ""
    turn = math.degrees(math.atan2(east, north)) % 360
    return _POINTS[round(turn / 45) % 8]


def _so(area: Area) -> str:
    if area.distance_km is not None:
        here = f"{area.place} is {area.distance_km:g} km from your home"
    else:
        here = f"{area.place}: where it lies is not known" if area.place else ""
    return ": ".join(part for part in (here, BANDS.get(area.band, "")) if part)


def _drawn(area: Area, reach: int) -> str:
    """Which way it lies, what may mislead, and what lies round about."""
    ground = area.ground
    said = [one.rstrip(".") for one in notes(area)]
    if not ground.drawn:
        return ". ".join(said) if area.place or ground.home == "doubtful" else ""
    if ground.place is not None and (way := towards(*ground.place)):
        beyond = " beyond the edge of the picture" if off_the_edge(ground.place, reach) else ""
        said.insert(0, f"It lies to the {way}{beyond}")
    around = [one.name for one in ground.around(reach)[:_NAMED]]
    named = f" with {together(around)} round about" if around else ""
    said.append(f"The picture reaches {reach / 1000:g} km{named}")
    return ". ".join(said)


def off_the_edge(place: tuple[int, int], reach: int) -> bool:
    """Whether a place lies outside of a picture of this reach."""
    return max(abs(place[0]), abs(place[1])) > reach
