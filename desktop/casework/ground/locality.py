"""Where in a town a school is, read from the lines of its address: "Harraby", "Kirkby Lonsdale".

Rules:
- People say where a school is by the village or the part of the town. Published lists have that in
  any line of the address, and in the line for the town only what the post office calls so: Queen
  Elizabeth School of Kirkby Lonsdale has Carnforth there, or nothing.
- A line is no such place if it has a figure, is called as a road or a building is, or says again
  what the town or the school is called. A hill or a park is a road in the first line (Vicarage
  Hill), and a place in the others (Harold Hill).
"""

from collections.abc import Sequence
from functools import lru_cache

_ROADS = """
road rd street st lane ln avenue ave drive way close crescent cres grove place gardens terrace walk
square rise view court row boulevard broadway approach parade path mews drove highway bypass ride
chase mount brow causeway entrance entry roundabout walkway link
"""
_BUILDINGS = """
school schools academy college house campus centre hall lodge building buildings block floor unit
units office offices university church limited ltd trust site suite manor mill works hospital priory
"""
_MOSTLY_ROADS = frozenset(["hill", "park", "bank", "gate", "cross"])  # in the first line
_NONE = frozenset((*_ROADS.split(), *_BUILDINGS.split()))
_SIDES = frozenset(("north", "south", "east", "west"))
_LONGEST = 40  # letters; more is a sentence
_KEPT = 2  # parts


def locality(lines: Sequence[str], town: str, name: str) -> str:
    """The places of an address, the nearest first, with a comma between; empty where there is none.

    `lines`: those between the school's name and the town, cleaned, that for the street first.
    """
    if not any(lines):
        return ""
    known, found = {town.casefold(), name.casefold(), ""}, list[str]()
    for number, each in enumerate(lines):
        for part in each.split(",") if each else ():
            one = part.strip(" .")
            if one.casefold() not in known and _is_place(one, street=not number):
                known.add(one.casefold())
                found.append(one)
    return ", ".join(found[:_KEPT])


def with_town(lines: Sequence[str], town: str, name: str) -> str:
    """Where a school is, as people say it: "Harraby, Carlisle"; empty where nothing tells it."""
    *more, last = (part.strip() for part in town.strip(" ,").split(","))
    found = locality([*(lines or [""]), *more], last, name)
    return ", ".join(part for part in (found, last) if part)


@lru_cache(maxsize=4096)
def _is_place(part: str, *, street: bool) -> bool:
    words = part.replace(".", " ").split()
    if not words or len(part) > _LONGEST or any(map(str.isdigit, part)):
        return False
    last = words[-1].casefold()
    if last in _SIDES and len(words) > 1:  # "Tower Road North"
        last = words[-2].casefold()
    return "(" not in part and last not in _NONE and not (street and last in _MOSTLY_ROADS)
