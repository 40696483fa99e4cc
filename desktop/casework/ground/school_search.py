"""Which schools a few words may mean.

Rules:
- *As typed*: every word begins some word of the name, town, authority or postcode, or the number.
  Best first: open before closed, then by how many words are in the name and whether the first one
  is, then how many are whole words, then the shorter name. Names repeat (56 are called St Joseph's
  Catholic Primary School): what is shown has town and postcode beside it, what is kept is the URN.
- *Nearly so*, behind those and only where there is room left: a word of three letters may be one
  slip away, a longer one two (a letter left out, too many, another, two changed about), a space may
  be missing or too many. Slips add up over the words, and so do words that fit nothing: one of two
  letters or one that many schools have costs as much as a slip, one of three as two, another three;
  one for the sort of a school ("special", "comp") half a slip (`school_asides`). A slip never costs
  as much as the whole word. What costs more than three, or two where fewer than three words were
  typed, is not offered.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from heapq import nsmallest
from itertools import pairwise
from typing import Self

from db.service import School
from desktop.casework.ground.school_asides import ALSO, SORTS, of_sort
from desktop.casework.ground.school_file import CLOSED, line, number_of, school_of
from desktop.casework.ground.school_index import WordIndex
from desktop.casework.ground.school_words import as_postcode, name_words, place_words

Rank = tuple[float, bool, int, bool, int, int]
_COMMON = 20  # a word that one school in so many has says little …
_SOME = 50  # … in a list of more than a few
_LOST = {1: 1.0, 2: 1.0, 3: 2.0}  # what it costs that a word of so many letters fits nothing
_LOST_LONG, _LOST_COMMON = 3.0, 1.0
_LOST_SORT = 0.5  # a word for a sort of school, of one that is of another
_OF_SORT: dict[bool | None, float] = {True: 0.25, None: 0.375, False: 0.5}  # … is it of that sort?
_ROOM, _ROOM_FEW = 3.0, 2.0  # what all may cost; where fewer than `_FEW` words were typed
_FEW = 3
_MANY = 2_000  # rows of one word, as "p" or "primary": too many to rank while somebody types
_URN = 7  # figures, at most
_NONE = frozenset[int]()


class Segment:
    """Rows of schools, rising by number, and the words that each is found by."""

    def __init__(
        self,
        rows: list[bytes],
        names: Callable[[], WordIndex],
        places: Callable[[], WordIndex],
    ) -> None:
        self.rows, self._open_names, self._open_places = rows, names, places
        self.numbers = array("I", map(number_of, rows))

    @classmethod
    def of(cls, schools: Iterable[School]) -> Self:
        """Of schools as they are told, in any order."""
        rows = sorted(map(line, schools), key=number_of)

        def index(words: Callable[[School], list[str]]) -> WordIndex:
            return WordIndex.of(map(words, map(school_of, rows)))

        return cls(rows, partial(index, name_words), partial(index, place_words))

    def row(self, number: int) -> int | None:
        """Where the school with this number stands."""
        at = bisect_left(self.numbers, number)
        return at if at < len(self.numbers) and self.numbers[at] == number else None

    @cached_property
    def names(self) -> WordIndex:
        """By the words of names."""
        return self._open_names()

    @cached_property
    def places(self) -> WordIndex:
        """By the words of towns, authorities and postcodes."""
        return self._open_places()

    @cached_property
    def _closed(self) -> bytes:
        return bytes(row.endswith(CLOSED) for row in self.rows)

    @cached_property
    def _lengths(self) -> "array[int]":
        return array("H", (row.index(b"\t", 8) for row in self.rows))  # name and number

    def find(
        self, words: Sequence[str], limit: int, hidden: frozenset[int] = _NONE
    ) -> list[tuple[Rank, int]]:
        """The best rows and how good each is, the smallest first. `hidden` rows are left out."""
        exact = [_Word(self, word) for word in words]
        found = frozenset.intersection(*(word.rows for word in exact)) - hidden
        worth = self._worth_ranking(found, exact, limit)
        best = nsmallest(limit, ((self._rank(row, exact), row) for row in worth))
        if len(best) == limit:
            return best
        near = {row: cost for row, cost in self._near(exact).items() if row not in found}
        ranked = ((self._rank(row, exact, cost), row) for row, cost in near.items())
        return best + nsmallest(limit - len(best), (one for one in ranked if one[1] not in hidden))

    def _worth_ranking(
        self, found: frozenset[int], words: Sequence["_Word"], limit: int
    ) -> Iterable[int]:
        """Of thousands that one word finds, those that can be among the best: the same as all."""
        if len(words) > 1 or len(found) < _MANY:
            return found
        named = [row for row in found & words[0].named if not self._closed[row]]
        whole = [row for row in named if row in words[0].whole]
        others = (row for row in named if row not in words[0].whole)
        short = [nsmallest(limit, rows, key=self._length_of) for rows in (whole, others)]
        enough = sum(map(len, short)) >= limit
        return [row for rows in short for row in rows] if enough else found

    def _length_of(self, row: int) -> tuple[int, int]:
        return self._lengths[row], row

    def _rank(self, row: int, words: Sequence["_Word"], cost: float = 0.0) -> Rank:
        named = sum(row in word.named for word in words)
        whole = sum(row in word.whole for word in words)
        first = row not in words[0].named
        return cost, bool(self._closed[row]), -named, first, -whole, self._lengths[row]

    def _near(self, words: Sequence["_Word"]) -> dict[int, float]:
        """What fits nearly, and how dear. The rarest words say which rows are looked at."""
        ends = words[-1]
        steps = [word.steps(begins=word is ends) for word in words]
        for at, (one, other) in enumerate(pairwise(words)):
            joined = self.beginning(one.text + other.text)  # a space too many
            steps[at].append((1.0, joined))
            steps[at + 1].append((0.0, joined))
        sizes = [sum(len(rows) for _, rows in one) for one in steps]
        many = max(len(self.rows) // _COMMON, _SOME)
        common = [size > many for size in sizes]
        few = [(words[at].text in SORTS, size, at) for at, size in enumerate(sizes) if size]
        rare = [at for *_, at in sorted(few)[:2]]
        if len(rare) > 1 and (common[rare[1]] or words[rare[1]].text in SORTS):
            rare.pop()
        looked_at = _NONE.union(*(rows for at in rare for _, rows in steps[at]))
        room = _ROOM if len(words) >= _FEW else _ROOM_FEW
        costs = dict.fromkeys(looked_at, 0.0)
        for word, word_steps, is_common in zip(words, steps, common, strict=True):
            lost, left = word.lost(is_common and not 0 < len(word.rows) <= many), frozenset(costs)
            for slips, rows in word_steps:
                cost = slips if slips < lost else lost * slips / (slips + 1)
                for row in left & rows if cost else ():
                    costs[row] += cost
                left -= rows
            told = SORTS.get(word.text, ())
            for row in left:
                costs[row] += _OF_SORT[of_sort(self.rows[row], told)] if told else lost
            costs = {row: cost for row, cost in costs.items() if cost <= room}
        return costs

    def beginning(self, letters: str) -> frozenset[int]:
        """Rows with a word anywhere that begins so."""
        return self.names.beginning(letters) | self.places.beginning(letters)


class _Word:
    """A word that was typed, and the rows that it fits."""

    def __init__(self, segment: Segment, text: str) -> None:
        self._segment, self.text = segment, text
        names, places = segment.names, segment.places
        self.named = names.beginning(text)
        self.whole = names.whole(text) | places.whole(text)
        elsewhere = places.beginning(text)
        code = as_postcode(text)
        if code is not None and not elsewhere:
            elsewhere = places.whole(code[0]) & places.beginning(code[1])
        self.rows = self.named | elsewhere | self._numbered() | self._meant_as_well()

    def lost(self, is_common: bool) -> float:
        """What it costs that this word fits nothing."""
        if self.text in SORTS:
            return _LOST_SORT
        return _LOST_COMMON if is_common else _LOST.get(len(self.text), _LOST_LONG)

    def _meant_as_well(self) -> frozenset[int]:
        """Rows with what this word stands for: a county's parts, a name behind its initials."""
        begun, found = self._segment.beginning, _NONE
        for meant in ALSO.get(self.text, ()):
            found |= frozenset.intersection(*map(begun, meant.split()))
        return found

    def _numbered(self) -> frozenset[int]:
        """Rows whose number begins so."""
        if not self.text.isdigit() or len(self.text) > _URN or self.text.startswith("0"):
            return _NONE
        numbers, found = self._segment.numbers, set[int]()
        for more in range(_URN - len(self.text) + 1):
            first, after = int(self.text) * 10**more, (int(self.text) + 1) * 10**more
            found.update(range(bisect_left(numbers, first), bisect_left(numbers, after)))
        return frozenset(found)

    def steps(self, *, begins: bool) -> list[tuple[float, frozenset[int]]]:
        """What each row costs, the cheapest first; `begins`: the word may not be ended yet."""
        names, places = self._segment.names, self._segment.places
        steps: list[tuple[float, frozenset[int]]] = [(0.0, self.rows)]
        usual = len(self.whole) > len(self._segment.rows) // _COMMON
        if usual or self.text in SORTS:  # "school", "pru": hardly a slip
            return steps
        steps += ((float(far), rows) for far, rows in names.near(self.text, begins=begins))
        steps += ((float(far), rows) for far, rows in places.near(self.text, begins=begins))
        if not self.rows:  # a space that is missing
            for at in range(2, len(self.text) - 1):
                one, other = self.text[:at], self.text[at:]
                both = names.whole(one) | places.whole(one)
                if both:
                    steps.append((1.0, both & self._segment.beginning(other)))
        return sorted(steps, key=lambda step: step[0])
