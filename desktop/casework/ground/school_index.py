"""Which rows hold which word: what a list of schools is found by.

The words rise, and the rows of one word lie beside those of the next; so the rows of every word
that begins with some letters are one piece. Words that are nearly those typed are found by
rapidfuzz, over the words and not over the schools: there are three times as few.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

Near = tuple[tuple[int, frozenset[int]], ...]
"""How many slips away, and the rows that hold such a word; the nearest first, each row once."""

_SHORT, _LONG_ENOUGH, _TOO_LONG = 3, 4, 40  # letters: for one slip, for two, for any


class WordIndex:
    """The rows of each word."""

    def __init__(self, words: list[str], starts: "array[int]", rows: "array[int]") -> None:
        self.words, self.starts, self.rows = words, starts, rows
        self.near = lru_cache(maxsize=64)(self._near)  # as one types, the words before stay

    @classmethod
    def of(cls, lines: Iterable[Iterable[str]]) -> "WordIndex":
        """Of the words of each row, in the rows' own order."""
        held: dict[str, list[int]] = {}
        for row, words in enumerate(lines):
            for word in words:
                held.setdefault(word, []).append(row)
        rising = sorted(held)
        starts = array("I", accumulate((len(held[word]) for word in rising), initial=0))
        return cls(rising, starts, array("I", (row for word in rising for row in held[word])))

    def beginning(self, letters: str) -> frozenset[int]:
        """The rows with a word that begins so."""
        return self._piece(bisect_left(self.words, letters), self._after(letters))

    def whole(self, word: str) -> frozenset[int]:
        """The rows with this very word."""
        at = bisect_left(self.words, word)
        there = at < len(self.words) and self.words[at] == word
        return self._piece(at, at + there)

    def _near(self, word: str, *, begins: bool = False) -> Near:
        """The rows with a word that is one or two slips away; with `begins` (the word is not ended
        yet) also those with one that begins nearly so.
        """
        if not _SHORT <= len(word) <= _TOO_LONG:
            return ()
        from rapidfuzz import process  # noqa: PLC0415 - late: heavy, and only typing asks for it
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        slips = 2 if len(word) >= _LONG_ENOUGH else 1
        found = process.extract(
            word, self.words, scorer=OSA.distance, score_cutoff=slips, limit=None
        )
        pieces = [(int(far), self._piece(at, at + 1)) for _, far, at in found]
        if begins and len(word) > _SHORT:
            pieces += self._nearly_begun(word)
        steps, seen = [], frozenset[int]()
        for far in range(1, slips + 1):
            rows = frozenset[int]().union(*(piece for at, piece in pieces if at <= far)) - seen
            steps.append((far, rows))
            seen |= rows
        return tuple(steps)

    def _nearly_begun(self, word: str) -> list[tuple[int, frozenset[int]]]:
        begun = self._begun(len(word))
        from rapidfuzz import process  # noqa: PLC0415 - late, as above
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        found = process.extract(word, begun, scorer=OSA.distance, score_cutoff=1, limit=None)
        return [(int(far), self.beginning(letters)) for letters, far, _ in found if far]

    def _begun(self, length: int) -> Sequence[str]:
        if length not in self._beginnings:
            self._beginnings.clear()  # one length at a time: the word that is being typed
            self._beginnings[length] = list(dict.fromkeys(word[:length] for word in self.words))
        return self._beginnings[length]

    @cached_property
    def _beginnings(self) -> dict[int, list[str]]:
        return {}

    def _after(self, letters: str) -> int:
        return bisect_left(self.words, f"{letters}\x7f")

    def _piece(self, first: int, last: int) -> frozenset[int]:
        return frozenset(self.rows[self.starts[first] : self.starts[last]])
