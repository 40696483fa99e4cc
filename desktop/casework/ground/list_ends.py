"""Whether a list of postcodes may have been cut short at the end of a line, where nothing shows.

Such a list lacks less than a tenth of its last area, so the area is believed, and what was cut off
would be taken to have ended. What tells: postcodes stand in their order, and of those that are
known here every single one after its last is missing.

- Where rows are not in order, or the publisher counted the area, the end tells nothing.
- The directory of ONS keeps what has ended: one that is missing after its end is enough. Of
  Code-Point Open the last two may have ended since (`FEW`): three ask.
- A list of more than half of the areas that lacks all after its last is asked about too.

It is only ever asked: the last ones of an area, or a whole one, may truly be gone.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from db.names import Postcode
from desktop.casework.ground.comparing import Compared, area

FEW = 3


class CutOff(NamedTuple):
    """After `last` nothing is there of what is known: so many postcodes, to this one; or areas."""

    last: Postcode
    lacks: int = 0
    to: str = ""
    areas: tuple[str, ...] = ()


class Ends:
    """Takes the rows of a list one after the other, by the file that each is of."""

    def __init__(self) -> None:
        self._last: dict[object, tuple[str, Postcode]] = {}
        self._mixed: set[object] = set()

    def take(self, code: Postcode, part: object) -> None:
        """One row of this part of the list."""
        key, before = _order(code), self._last.get(part)
        if before is not None and key < before[0]:
            self._mixed.add(part)
        self._last[part] = key, code

    def cut_off(
        self, compared: Compared, known: Iterable[str], counted: Collection[str], *, ended_too: bool
    ) -> CutOff | None:
        """What it may lack at its end. `known`: outcodes that are known here; `counted`: areas of
        which the publisher says how many there are; `ended_too`: it has the ended ones as well."""
        lacks = [
            one.code for one in compared.differences if one.kind == "closed" and not one.said.ended
        ]
        for part, (key, last) in self._last.items():
            if part in self._mixed or area(last) in counted:
                continue
            after = sorted(
                (_order(one), one) for one in lacks if area(one) == area(last) and _order(one) > key
            )
            if len(after) >= (1 if ended_too else FEW):
                return CutOff(last, len(after), to=after[-1][1])
        return self._areas(compared, {area(Postcode(f"{one} 1AA")) for one in known})

    def _areas(self, compared: Compared, known: set[str]) -> CutOff | None:
        there = known & compared.areas.keys()
        if not there or self._mixed or 2 * len(there) < len(known):
            return None
        _, last = max(self._last.values())
        after = tuple(sorted(one for one in known if one > max(there)))
        return CutOff(last, areas=after) if after else None


def _order(code: Postcode) -> str:
    """As publishers sort: an outcode of two letters before those that are longer."""
    return f"{code[:-4]:<4}{code[-3:]}"
