"""Decides how far a published position can be trusted, an outcode at a time.

Rules:
- The list of live postcodes (Code-Point Open) gives the position; the directory (ONSPD) only where
  that list lacks the code. A live code without a position is not given the directory's.
- *doubtful*: both lists have it and disagree by more than 1 km, or it lies further from the
  outcode's median point than 10 km and three times what 95 in 100 of its neighbours do.
- *approximate*: the list calls its point coarse, or twenty or more codes share that point, which is
  then a delivery office and not an address.
- *directory*: from the directory alone. The postcode has ended, or is newer than the list.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import median

from db.names import Postcode
from desktop.casework.ground import layout
from desktop.casework.ground.codepoint import Published

Point = tuple[int, int]
Reach = tuple[tuple[float, float], float]
"""A point, and metres around it."""

DISAGREE_M = 1_000
"""Metres: two lists that put a postcode further apart than this disagree."""
_OUTLIER_M = 10_000
_OUTLIER_TIMES = 3
SHARED = 20  # codes at one point that make it a delivery office


def assess(
    live: Sequence[Published],
    directory: Mapping[Postcode, Point | None],
    offices: Collection[Point],
) -> list[layout.Row]:
    """The table's rows of one outcode, rising. `offices` are the points that many codes share."""
    rows = {row.code: _judged(row, directory.get(row.code), offices) for row in live}
    for code, point in directory.items():
        if code not in rows:
            rows[code] = _row(code, point, layout.DIRECTORY)
    known = [row.point for row in live if row.point] or [p for p in directory.values() if p]
    believed = reach(known)
    return [_unless_outlier(rows[code], believed) for code in sorted(rows)]


def offices(points: Iterable[Point]) -> set[Point]:
    """The points at which twenty or more live postcodes lie."""
    counts: dict[Point, int] = {}
    for point in points:
        counts[point] = counts.get(point, 0) + 1
    return {point for point, count in counts.items() if count >= SHARED}


def _row(code: Postcode, point: Point | None, quality: int) -> layout.Row:
    return layout.Row(layout.inward_number(code[-3:]), point, quality)


def _judged(row: Published, other: Point | None, offices: Collection[Point]) -> layout.Row:
    if row.point and other and math.dist(row.point, other) > DISAGREE_M:
        return _row(row.code, row.point, layout.DOUBTFUL)
    coarse = row.coarse or row.point in offices
    return _row(row.code, row.point, layout.APPROXIMATE if coarse else layout.EXACT)


def reach(points: Sequence[Point]) -> Reach | None:
    """The median point of an outcode, and how far from it is still believed."""
    if not points:
        return None
    middle = (median(e for e, _ in points), median(n for _, n in points))
    far = sorted(math.dist(point, middle) for point in points)
    return middle, _OUTLIER_M + _OUTLIER_TIMES * far[int(len(far) * 0.95)]


def outlies(point: Point, believed: Reach | None) -> bool:
    """Whether a point lies so far from its outcode that it is not believed."""
    return believed is not None and math.dist(point, believed[0]) > believed[1]


def _unless_outlier(row: layout.Row, believed: Reach | None) -> layout.Row:
    if row.point and outlies(row.point, believed):
        return row._replace(quality=layout.DOUBTFUL)
    return row
