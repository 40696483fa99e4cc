"""Every stop of the tour: what its picture is called, where one goes, what one does there first.

A new screen is one line in a file of `chapters/`. A picture is `NAME.png` and `NAME-dark.png`. The
chapters are walked by the demo where its journey has come to; what stands in braces is given by it.
"""

from collections.abc import Iterator

from desktop.tour.chapter import Chapter, Desk, Stop
from desktop.tour.chapters.afternoon import AFTERNOON
from desktop.tour.chapters.beginning import FOUNDING, JOINING, SIGNING_IN
from desktop.tour.chapters.day import DAY
from desktop.tour.chapters.evening import EVENING, GIVEN
from desktop.tour.chapters.office import OFFICE

CHAPTERS: dict[str, Chapter] = {
    "founding": FOUNDING,
    "joining": JOINING,
    "signing-in": SIGNING_IN,
    "day": DAY,
    "afternoon": AFTERNOON,
    "office": OFFICE,
    "given": GIVEN,
    "evening": EVENING,
}


def stops() -> Iterator[tuple[Desk, Stop]]:
    """Every stop with its desk, in the order in which they are walked."""
    for chapter in CHAPTERS.values():
        for stop in chapter.stops:
            yield chapter.desk, stop
