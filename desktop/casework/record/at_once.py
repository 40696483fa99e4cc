"""The record as whoever looks at very many cases reads it: each kind of row once.

Asking it for each person of each case takes seconds for five hundred cases.
"""

from collections import defaultdict
from typing import Protocol, TypeVar

from db.names import Body
from db.store.reading import Kept
from db.store.store import Store

B = TypeVar("B", bound=Body)


class Rows(Protocol):
    """The record, as far as the check asks it: `Store`, or all of it at once."""

    def get(self, kind: type[B], record: str) -> Kept[B] | None: ...
    def find(self, kind: type[B], **where: str) -> list[Kept[B]]: ...


class AtOnce:
    """Every row of a kind, read when one of them is first asked for. What is written after that is
    not seen."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[type[Body], list[Kept[Body]]] = {}
        self._by: dict[tuple[type[Body], str], dict[str, list[Kept[Body]]]] = {}

    def get(self, kind: type[B], record: str) -> Kept[B] | None:
        """One record, or None."""
        found = self.find(kind, id=record)
        return found[0] if found else None

    def find(self, kind: type[B], **where: str) -> list[Kept[B]]:
        """Records whose column has this value, oldest first, as the record has them."""
        ((column, value),) = where.items()
        if (kind, column) not in self._by:
            self._by[kind, column] = self._sorted(kind, column)
        return self._by[kind, column].get(value, [])  # type: ignore[return-value]

    def _sorted(self, kind: type[Body], column: str) -> dict[str, list[Kept[Body]]]:
        if kind not in self._rows:
            self._rows[kind] = list(self._store.find(kind))
        found: dict[str, list[Kept[Body]]] = defaultdict(list)
        for one in self._rows[kind]:
            value = one.id if column == "id" else getattr(one.body, column)
            found[str(value)].append(one)
        return dict(found)
