"""A postcode looked up, against a bare binary search in the same table; the aim is a ratio of 2.

Bare: two bisections and the arithmetic, on names and numbers already in memory, no reading of what
was typed, no types, no reasons. Both are timed in one run, so the machine's own speed cancels out.
"""

import random
import time
from bisect import bisect_left
from collections.abc import Callable

import resources
from desktop.casework.ground import layout
from desktop.casework.ground.known import KnownPlaces, Learnt
from desktop.casework.ground.places import Places, Unlocated
from desktop.casework.ground.postcode import ReadPostcode, read_postcode

AIM = 2.0
OVER_AIM = 2.5  # with one more look into the lists that came later
OVERLAY = 60_000
ROUNDS, CODES = 40, 2_500  # short rounds: on a busy machine some of each are left in peace


def best(*works: Callable[[], None]) -> list[float]:
    """Seconds of the quickest round of each, taken in turn."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            begun = time.perf_counter()
            work()
            taken.append(time.perf_counter() - begun)
    return [min(taken) for taken in times]


def bare_search(places: Places) -> Callable[[str], tuple[int, int]]:
    names = list(places._outcodes)
    first, east, north = places._first, places._east, places._north
    inward, offset = places._inward, places._offset

    def find(code: str) -> tuple[int, int]:
        at = bisect_left(names, code[:-4])
        row = bisect_left(inward, layout.inward_number(code[-3:]), first[at], first[at + 1])
        packed = offset[row]
        return (east[at] + (packed >> 17)) * 10, (north[at] + (packed >> 2 & 0x7FFF)) * 10

    return find


def test_a_postcode_under_newer_lists_against_a_bare_search() -> None:
    """The office's lists lie over the table: sixty thousand that changed, a tenth of them asked."""
    with Places.open(resources.path("places/postcodes.bin")) as places:
        every = [code for code, found in places.all() if not isinstance(found, Unlocated)]
        chance = random.Random(1)
        codes = chance.sample(every, CODES)
        changed = [*chance.sample(every, OVERLAY - CODES // 10), *codes[::10]]
        known = KnownPlaces(places, dict.fromkeys(changed, Learnt((339_560, 555_499))))
        bare = bare_search(places)

        def ours() -> None:
            for code in codes:
                read = read_postcode(code)
                assert isinstance(read, ReadPostcode)
                known.find(read.code)

        def theirs() -> None:
            for code in codes:
                bare(code)

        own, floor = best(ours, theirs)
    print(f"under newer lists: {own / floor:.2f} times a bare search (aim {OVER_AIM})")
    assert own / floor < OVER_AIM


def test_a_postcode_as_typed_against_a_bare_search() -> None:
    with Places.open(resources.path("places/postcodes.bin")) as places:
        every = [code for code, found in places.all() if not isinstance(found, Unlocated)]
        codes = random.Random(1).sample(every, CODES)
        bare = bare_search(places)

        def ours() -> None:
            for code in codes:
                read = read_postcode(code)
                assert isinstance(read, ReadPostcode)
                places.find(read.code)

        def theirs() -> None:
            for code in codes:
                bare(code)

        own, floor = best(ours, theirs)
        ratio = own / floor
    print(f"read and looked up: {ratio:.2f} times a bare search (aim {AIM})")
    assert ratio < AIM
