"""Where a postcode lies by what is known now: the table that came with the program, and over it
what the office's own lists have said since.

Rules:
- What was learnt comes before the table. Of two that were learnt the later one stands.
- A list that is older than the table's own adds nothing: it was learnt before the program was
  brought up to date, and the table knows better.
- An ended postcode keeps its last place, and says that it ended: people live on in letters and
  records under a postcode that is no more.
- A postcode that the table does not have says that it is newer than it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from db.names import GridPoint, Postcode
from db.service import PlaceChange, PlaceChanges
from desktop.casework.ground.editions import in_words, month_of
from desktop.casework.ground.places import (
    NO_COORDINATES,
    NOTES,
    QUALITIES,
    REASONS,
    Located,
    Places,
    Quality,
    Unlocated,
)


class Learnt(NamedTuple):
    """What a list says of one postcode: whole metres or None where it has no position.

    `ended` is None while it is live; else the month ("1994-05"), or "" where no month is known.
    """

    point: tuple[int, int] | None
    quality: Quality = "exact"
    ended: str | None = None
    edition: str = ""


class KnownPlaces:
    """The table and what was learnt since. Shares the table, and does not close it."""

    def __init__(
        self,
        table: Places,
        learnt: Mapping[Postcode, Learnt] | None = None,
        editions: Sequence[str] = (),
    ) -> None:
        self.table, self.learnt = table, learnt or {}
        self.editions = (table.edition, *editions)  # in use, the oldest first

    def find(self, code: Postcode) -> Located | Unlocated:
        """Where a postcode lies, or why that cannot be said. Never raises."""
        said = self.learnt.get(code)
        if said is None:
            return self.table.find(code)
        return _as_found(said, new=self.table.row(code) is None)


def known_places(table: Places, rows: Iterable[tuple[PlaceChanges, bool]]) -> KnownPlaces:
    """What the record holds of newer lists, laid over the table.

    `rows` in the order of writing, each with whether the office wrote it. The newer edition stands;
    of one month the office's, so that all laptops measure by one list. At one desk each is as new
    as those before it (`take_places`).
    """
    shipped = month_of(table.edition) or date.min
    dated = [(month_of(row.edition), by_office, row) for row, by_office in rows]
    # An edition that says no month of itself stands where it was written: after what came before.
    latest = shipped
    ordered: list[tuple[date, bool, PlaceChanges]] = []
    for month, by_office, row in dated:
        if month is None or month >= shipped:
            ordered.append((month or latest, by_office, row))
            latest = max(latest, month or latest)
    ordered.sort(key=lambda one: one[:2])
    learnt = {
        Postcode(one.code): _learnt(one, row.edition) for _, _, row in ordered for one in row.places
    }
    return KnownPlaces(table, learnt, tuple(dict.fromkeys(row.edition for *_, row in ordered)))


def _learnt(one: PlaceChange, edition: str) -> Learnt:
    """As the record keeps it: behind the quality of an ended one stands its last month."""
    word, _, month = one.quality.partition(" ")
    point = None if one.east is None or one.north is None else (one.east, one.north)
    ended = None if one.live else month
    return Learnt(point, quality_named(word), ended, edition)


def _as_found(said: Learnt, new: bool) -> Located | Unlocated:
    if said.point is None:
        return Unlocated(_ended(said) if said.ended is not None else NO_COORDINATES)
    point = GridPoint(*said.point)
    if said.ended is not None:
        return Located(point, "ended", f"{_ended(said)}: this is its last place")
    at = QUALITIES.index(said.quality)
    newer = f"a new postcode, from {said.edition}" if new else ""
    note = "; ".join(part for part in (NOTES[at], newer) if part)
    return Located(point, said.quality, REASONS[at], note)


def _ended(said: Learnt) -> str:
    month = in_words(said.ended or "")
    if month:
        return f"this postcode ended in {month}"
    by = f": {said.edition} has it no longer" if said.edition else ""
    return f"this postcode has ended{by}"


def quality_named(word: str) -> Quality:
    """A quality as the record keeps it; `doubtful` for a word that is not known."""
    return next((one for one in QUALITIES if one == (word or "exact")), "doubtful")
