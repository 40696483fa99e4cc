"""Two pieces of work timed in turn, so that only their ratio counts and the machine cancels out.

A shared machine gives time to others as it likes, so of each the quickest round counts: what it
takes when nobody is in the way. Where the ratio is above the limit, perhaps somebody always was:
then some more rounds are made before it is believed.
"""

import time
from collections.abc import Callable
from typing import NamedTuple

Timed = Callable[[], float]
"""Does a piece of work once; the seconds that it took."""


class Quickest(NamedTuple):
    """Seconds of the quickest round of each."""

    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def in_turn(ours: Timed, bare: Timed, limit: float, rounds: int, more: int) -> Quickest:
    """So many rounds of both; up to `more` beyond them while the ratio is not below the limit."""
    best = Quickest(float("inf"), float("inf"))
    for number in range(rounds + more):
        best = Quickest(min(best.ours, ours()), min(best.bare, bare()))
        if number + 1 >= rounds and best.ratio < limit:
            break
    return best


def timed(work: Callable[[], object]) -> Timed:
    """The processor's seconds that it took: it waits for nothing."""

    def run() -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    return run
