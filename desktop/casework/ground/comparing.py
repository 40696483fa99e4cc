"""What a newer list of postcodes changes in what is known: new ones, moved ones, ended ones.

Rules:
- *added*: live in the list, and not live in what is known (unknown, ended, or in the national
  directory alone). *changed*: live in both, and more than a hundred metres apart, or with a
  position in one only. *closed*: live in what is known, and ended in the list or not in it.
- Only an area that is there nearly whole (nine in ten of its postcodes) is believed about what it
  lacks. Of one that is not, new and moved postcodes are taken, and none is said to have ended.
- A position is judged as the table's are (`survey`): far outside its outcode it is doubtful, and
  where it lies over a kilometre from the one that was known, unless that one was far outside; a
  coarse one, or one that twenty postcodes share, is approximate.
- A postcode stands in a list once.

Memory: a byte for each postcode of the table, and the differences, of which there may be `MOST`.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from db.names import Postcode
from desktop.casework.ground import survey
from desktop.casework.ground.codepoint import NotCodePoint, Published
from desktop.casework.ground.known import KnownPlaces, Learnt
from desktop.casework.ground.places import Located, Quality, Unlocated
from desktop.casework.ground.survey import Point

MOST = 250_000
"""So many differences are more than ten years bring: no list of this country is that far off."""
_MOVED_M = 100  # a tenth of a kilometre is the least that is ever shown
_WHOLE = 0.9
_LIVE: tuple[Quality, ...] = ("exact", "approximate", "doubtful")
# In the table a doubtful one may have ended long ago: nothing is said of the end of those.
_SURELY_LIVE: tuple[Quality, ...] = ("exact", "approximate")


class TooMany(ValueError):
    """More differences than `MOST`."""


class Difference(NamedTuple):
    """One postcode of which the list says something else. `kind` as in the module's rules."""

    code: Postcode
    kind: str
    said: Learnt
    coarse: bool = False
    before: Located | None = None


class Compared(NamedTuple):
    """What a list came to. `part` are the areas of which it has only some, with how many of how
    many live postcodes that are known."""

    rows: int
    areas: dict[str, int]  # rows by postcode area
    differences: tuple[Difference, ...]
    part: dict[str, tuple[int, int]]

    def count(self, kind: str) -> int:
        """How many differences are of this kind."""
        return sum(one.kind == kind for one in self.differences)


class Comparison:
    """Takes the rows of a list one after the other; `finish` says what they change."""

    def __init__(self, known: KnownPlaces) -> None:
        self._known = known
        self._seen = bytearray(known.table.rows)
        self._others: set[Postcode] = set()  # in the list, and not in the table
        self._found: dict[Postcode, Difference] = {}
        self._areas: Counter[str] = Counter()

    def take(self, row: Published) -> None:
        """One row. Raises `NotCodePoint` for a second one of a postcode, and `TooMany`."""
        self._areas[area(row.code)] += 1
        stood = self._known.table.row(row.code)
        if self._again(row.code, stood and stood[0]):
            raise NotCodePoint(f"{row.code} stands in it twice")
        learnt = self._known.learnt.get(row.code)
        place = self._known.find(row.code) if learnt else (stood[1] if stood else None)
        difference = _difference(row, place, learnt is not None)
        if difference is not None:
            self._keep(difference)

    def finish(self) -> Compared:
        """What the list changes. Raises `TooMany`."""
        part = self._look_for_ended()
        judged = tuple(self._judged())
        return Compared(self._areas.total(), dict(self._areas), judged, part)

    def _again(self, code: Postcode, at: int | None) -> bool:
        if at is None:
            known = code in self._others
            self._others.add(code)
            if len(self._others) > MOST:
                raise TooMany
            return known
        seen, self._seen[at] = self._seen[at], 1
        return bool(seen)

    def _keep(self, difference: Difference) -> None:
        self._found[difference.code] = difference
        if len(self._found) > MOST:
            raise TooMany

    def _look_for_ended(self) -> dict[str, tuple[int, int]]:
        """Keeps what the list lacks of areas that it has whole; says of which it has but a part."""
        part = {}
        for letters, names in groupby(self._known.table.outcodes, key=_letters):
            if letters in self._areas:
                live, missing = self._missing(letters, names)
                if len(missing) > (1 - _WHOLE) * live:
                    part[letters] = (live - len(missing), live)
                else:
                    for code in missing:
                        self._close(code)
        return part

    def _missing(self, letters: str, outcodes: Iterable[str]) -> tuple[int, list[Postcode]]:
        """How many live postcodes are known of an area, and which of them the list lacks."""
        live, missing = 0, []
        learnt = self._known.learnt
        for name in outcodes:
            for row, code, _, quality in self._known.table.live(name):
                if quality not in _SURELY_LIVE or (
                    code in learnt and learnt[code].ended is not None
                ):
                    continue
                live += 1
                if not self._seen[row]:
                    missing.append(code)
        for code, said in learnt.items():
            if said.ended is None and area(code) == letters:
                seen = self._seen_though_only_learnt(code)
                live += seen is not None
                if seen is False:
                    missing.append(code)
        return live, missing

    def _seen_though_only_learnt(self, code: Postcode) -> bool | None:
        """Whether the list has a postcode that is live by what was learnt alone; None: the table
        has it as live, so it is counted there."""
        stood = self._known.table.row(code)
        if stood is None:
            return code in self._others
        place = stood[1]
        if isinstance(place, Located) and place.quality in _SURELY_LIVE:
            return None
        return bool(self._seen[stood[0]])

    def _close(self, code: Postcode) -> None:
        place = self._known.find(code)
        if isinstance(place, Located):
            point = (place.point.easting, place.point.northing)
            self._keep(Difference(code, "closed", Learnt(point, "exact", ""), before=place))

    def _judged(self) -> Iterator[Difference]:
        """The differences in order, each with how far its position can be trusted."""
        for name, some in groupby(sorted(self._found.values()), key=lambda one: one.code[:-4]):
            changes = list(some)
            moved = {one.code for one in changes}
            stood = [
                (point.easting, point.northing)
                for _, code, point, _ in self._known.table.live(name)
                if code not in moved
            ]
            points = stood + [
                one.said.point for one in changes if one.said.point and one.kind != "closed"
            ]
            believed = survey.reach(points)
            shared = survey.offices((e // 10, n // 10) for e, n in points)
            for one in changes:
                yield one._replace(said=_trusted(one, believed, shared))


def area(code: Postcode) -> str:
    """The letters that a postcode begins with: "CA" of CA8 1RW."""
    return code[:1] if code[1].isdigit() else code[:2]


def _letters(outcode: str) -> str:
    return outcode[:1] if outcode[1:2].isdigit() else outcode[:2]


def _difference(
    row: Published, place: Located | Unlocated | None, learnt: bool
) -> Difference | None:
    """What a row says that is not known; None where nothing."""
    before = place if isinstance(place, Located) else None
    live = before is not None and before.quality in _LIVE
    said = Learnt(row.point, "exact", row.ended or None)
    if row.ended:
        if before is not None and not row.point:
            said = said._replace(point=(before.point.easting, before.point.northing))
        sure = before is not None and (learnt or before.quality in _SURELY_LIVE)
        ends = (live and sure) or (place is None and row.point is not None)
        return Difference(row.code, "closed", said, before=before) if ends else None
    if not live and (place is None or before is not None):
        return Difference(row.code, "added", said, row.coarse, before)
    if before is None:  # known to be live, or to have been, without a position
        return Difference(row.code, "changed", said, row.coarse) if row.point else None
    there = before.point
    if row.point and math.dist(row.point, (there.easting, there.northing)) <= _MOVED_M:
        return None
    return Difference(row.code, "changed", said, row.coarse, before)


def _trusted(one: Difference, believed: survey.Reach | None, shared: set[Point]) -> Learnt:
    point, before = one.said.point, one.before
    if point is None or one.said.ended is not None:
        return one.said
    if survey.outlies(point, believed):
        return one.said._replace(quality="doubtful")
    if before is not None:
        there = (before.point.easting, before.point.northing)
        apart = math.dist(point, there) > survey.DISAGREE_M
        if apart and not survey.outlies(there, believed):
            return one.said._replace(quality="doubtful")
    coarse = one.coarse or (point[0] // 10, point[1] // 10) in shared
    return one.said._replace(quality="approximate" if coarse else "exact")
