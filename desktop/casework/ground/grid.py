"""Distances on the British National Grid: plain straight lines over the map.

Sheet distances differ from the true ones by 0.1 % at most (the grid's scale factor), far less than
any limit of an area rule can mean. Over water a straight line is shorter than the road: such a rule
flags too much there, never too little.
"""

import math

from db.names import GridPoint


def distance_m(a: GridPoint, b: GridPoint) -> int:
    """Whole metres from `a` to `b`, to the nearest."""
    return round(math.hypot(a.easting - b.easting, a.northing - b.northing))


def km(metres: int) -> str:
    """Kilometres with two decimals, as they are shown and printed: 94712 m is "94.71".

    Halves go up, in whole numbers: a float would make 1.005 km of 1005 m into "1.00".
    """
    hundredths = (metres + 5) // 10
    return f"{hundredths // 100}.{hundredths % 100:02d}"
