"""What the same moments come to under several policies, side by side: data for a page or a test.

It only holds what was found; `desktop.commands.demo.day` lives through the moments.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.casework.saying.said import short_clause

Mark = Literal["stop", "flag", "asks", "none"]
"""`stop`: it may not be done so. `flag`: it goes on and is shown. `asks`: something is to be done
for it. `none`: nothing is asked, or nothing more."""


@dataclass(frozen=True)
class Cell:
    """What the program did under one policy. `clause` is empty where none asks for it."""

    mark: Mark
    said: str  # a few words
    clause: str = ""

    @property
    def number(self) -> str:
        """The clause as screens call it; its policy stands above the column."""
        return short_clause(self.clause)


@dataclass(frozen=True)
class Policy:
    """A policy that is compared."""

    name: str
    title: str
    version: str


@dataclass(frozen=True)
class Lived:
    """A day under one policy: its cells, by moment, in the order in which they came."""

    policy: Policy
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Row:
    """One moment under every policy, in the order of the columns."""

    moment: str
    words: str  # what happens in it
    cells: tuple[Cell, ...]

    @property
    def answers(self) -> int:
        """How many different answers there are; whose clause it is makes none of its own."""
        return len({(one.mark, one.said) for one in self.cells})


@dataclass(frozen=True)
class SideBySide:
    """The whole comparison."""

    policies: tuple[Policy, ...]
    rows: tuple[Row, ...]

    def cell(self, moment: str, policy: str) -> Cell:
        """Raises `StopIteration` for a moment or policy that is not compared."""
        row = next(one for one in self.rows if one.moment == moment)
        at = next(at for at, one in enumerate(self.policies) if one.name == policy)
        return row.cells[at]


def side_by_side(lived: Sequence[Lived], words: Mapping[str, str]) -> SideBySide:
    """One day under several policies, its rows as `words` has the moments.

    Raises `ValueError` where a day has other moments than these.
    """
    columns = [dict(one.cells) for one in lived]
    if any(set(cells) != set(words) for cells in columns):
        raise ValueError("the days that are compared have other moments")
    return SideBySide(
        policies=tuple(one.policy for one in lived),
        rows=tuple(
            Row(moment, said, tuple(cells[moment] for cells in columns))
            for moment, said in words.items()
        ),
    )
