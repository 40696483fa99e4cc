"""What a school was before, and what it became: numbers (URNs) that are one school to a governor.

A school that becomes an academy, merges or splits gets a new number. A post or a pupil that was
written down under an old one is at the school of today. Source of the links: Get Information About
Schools (`links_edubasealldata`); each is kept once, from the older number to the newer.

Rules:
- A number leads to every *school of today* that it became: over as many steps as there are, to the
  last. A number that became nothing is its own school of today, open or closed (a dead end).
- Two numbers are kin where they lead to the same school of today. So all that merged into B are
  kin to B, and to each other, for their pupils and posts are all at B now. Where A was split into B
  and C, a post at A may be at either now: A is kin to both, but B and C are not kin to each other.
  Nothing is followed from a school of today into what else its forerunners became.
- A school that split and is open still is itself; what was split from it is another school.
- Any other successor of an open school is followed, and the school is one of today as well: lists
  and links are published on different days, and then it has moved on already.
- Links come one-sided, or from both ends, or the wrong way round: one from an open school to a
  closed one is read backwards. Where no direction is published ("result of amalgamation"), the
  closed one became the open one; of two closed ones, either; two open ones stay apart.
- A sixth form centre and the schools that share it, and links called "other", are no succession.
- Of a ring of numbers, where nothing is the last, each is a school of today.
- A link whose day is to come counts: a conflict at the new school is looked at beforehand.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

SUCCESSOR, MERGED, AMALGAMATED, SPLIT = "successor", "merged", "amalgamated", "split"
JOINED, SIXTH_FORM, OTHER = "joined", "sixth form", "other"
KINDS = (SUCCESSOR, MERGED, AMALGAMATED, SPLIT, JOINED, SIXTH_FORM, OTHER)
"""Their order is part of the format of the list (`school_file`): add at the end."""

_SIDEWAYS = (SIXTH_FORM, OTHER)
_FIRST_DAY = date(1800, 1, 1)  # days are kept as a number from here; 0: none is known
_Open = Callable[[int], bool | None]


class Link(NamedTuple):
    """`old` became, or became part of, `new`: one of `KINDS`; the day, where it is known."""

    old: int
    new: int
    kind: str
    on: date | None = None


class Links:
    """Links, rising by their older number, found from either end. Takes 14 bytes a link."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        rising = sorted(
            set(links), key=lambda one: (one.old, one.new, one.kind, one.on or date.min)
        )
        self.old = array("I", (one.old for one in rising))
        self.new = array("I", (one.new for one in rising))
        self.kind = array("B", (KINDS.index(one.kind) for one in rising))
        self.day = array("I", (_day(one.on) for one in rising))
        self._order()

    @classmethod
    def of(
        cls, old: "array[int]", new: "array[int]", kind: "array[int]", day: "array[int]"
    ) -> "Links":
        """The same from columns, which must rise by `old`."""
        links = cls()
        links.old, links.new, links.kind, links.day = old, new, kind, day
        links._order()
        return links

    def _order(self) -> None:
        self._by_new = array("I", sorted(range(len(self.new)), key=self.new.__getitem__))

    def __len__(self) -> int:
        return len(self.old)

    def __iter__(self) -> Iterator[Link]:
        return map(self._at, range(len(self.old)))

    def from_old(self, number: int) -> list[Link]:
        """Links of which this is the older number."""
        first, last = bisect_left(self.old, number), bisect_right(self.old, number)
        return [self._at(at) for at in range(first, last)]

    def from_new(self, number: int) -> list[Link]:
        """Links of which this is the newer number."""
        newer = self.new.__getitem__
        first = bisect_left(self._by_new, number, key=newer)
        last = bisect_right(self._by_new, number, key=newer)
        return [self._at(at) for at in self._by_new[first:last]]

    def touching(self, number: int) -> list[Link]:
        """Links of which this is either."""
        return [*self.from_old(number), *self.from_new(number)]

    def _at(self, at: int) -> Link:
        day = self.day[at]
        on = date.fromordinal(_FIRST_DAY.toordinal() + day) if day else None
        return Link(self.old[at], self.new[at], KINDS[self.kind[at]], on)


def _day(on: date | None) -> int:
    return max(on.toordinal() - _FIRST_DAY.toordinal(), 0) if on is not None else 0


def schools_of_today(links: Links, is_open: _Open, number: int) -> frozenset[int]:
    """The school or schools that this number leads to. `is_open`: None for one not on the list."""
    reached = _reach({number}, lambda one: _onward(links, is_open, one))
    last = {one for one in reached if is_open(one) or not _onward(links, is_open, one)}
    ring = (
        one
        for one in reached - last
        if last.isdisjoint(_reach({one}, lambda at: _onward(links, is_open, at)))
    )
    return frozenset(last.union(ring))


def kin(links: Links, is_open: _Open, number: int) -> frozenset[int]:
    """Every number that leads to a school of today of this one; this one among them."""
    today = schools_of_today(links, is_open, number)
    return frozenset(_reach(today, lambda one: _back(links, is_open, one)) | {number})


def _onward(links: Links, is_open: _Open, number: int) -> set[int]:
    touching = links.touching(number)
    return {new for old, new in _steps(touching, is_open) if old == number}


def _back(links: Links, is_open: _Open, number: int) -> set[int]:
    touching = links.touching(number)
    return {old for old, new in _steps(touching, is_open) if new == number}


def _steps(touching: Iterable[Link], is_open: _Open) -> Iterator[tuple[int, int]]:
    """Which way these links lead."""
    for link in touching:
        old, new = is_open(link.old), is_open(link.new)
        there, back = (link.old, link.new), (link.new, link.old)
        if link.kind in _SIDEWAYS or link.old == link.new:
            continue
        if link.kind == SPLIT:
            if not old:
                yield there
        elif old and new is False:
            yield back
        elif link.kind != JOINED:
            yield there
        elif not (old and new):
            yield there
            if not new:
                yield back


def _reach(starts: Iterable[int], onward: Callable[[int], set[int]]) -> set[int]:
    reached: set[int] = set()
    waiting = list(starts)
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting.extend(onward(one) - reached)
    return reached
