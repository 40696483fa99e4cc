"""Many people looked for among many: who could be whom, without comparing each with each.

Two names of which one could be the other share a key (a word, a full name of it, its sound …), or
are both of a single word. So only those are compared; that nobody is lost by it is a test.
"""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from desktop.casework.closeness.names import Likeness, Prepared, compare_prepared

T = TypeVar("T")


class NameIndex(Generic[T]):
    """People by the keys of their names. `T` is what is told of each."""

    def __init__(self, people: Sequence[tuple[T, Prepared]]) -> None:
        self._people = people
        self._by_key: dict[str, list[int]] = {}
        self._single: list[int] = []
        for at, (_, prepared) in enumerate(people):
            if len(prepared.folded.words) == 1:
                self._single.append(at)
            for key in prepared.folded.keys:
                self._by_key.setdefault(key, []).append(at)

    @property
    def everybody(self) -> tuple[T, ...]:
        """All of them, in their order."""
        return tuple(who for who, _ in self._people)

    def find(self, named: Prepared) -> Iterator[tuple[T, Likeness]]:
        """Everybody whom a name could be, in their own order."""
        places = {at for key in named.folded.keys for at in self._by_key.get(key, ())}
        if len(named.folded.words) == 1:
            places.update(self._single)
        for at in sorted(places):
            who, prepared = self._people[at]
            likeness = compare_prepared(prepared, named)
            if likeness is not None:
                yield who, likeness
