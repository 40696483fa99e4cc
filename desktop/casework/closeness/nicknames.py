"""Forms of given names: short forms, spellings from other scripts, spellings that sound alike.

The tables are `resources/names/`, told apart because they weigh differently (policies.md, 4):

- a short form and its full name, or two short forms of one full name, are `likely` one person;
  two full names that share a short form (Samuel and Samantha) are not;
- spellings that came over from another script are `likely` one person;
- a name in another language ("István", "Stephen") is `perhaps`: many take the English form at work
  or at school, and many brothers and sisters have both;
- spellings that sound alike but that no rule of English shows to (Niamh, Neve) are `perhaps`.

All names are folded: small letters, no accents. Each table is read when it is first asked for: on
a morning on which no name is compared it stays out of memory.
"""

from collections.abc import Iterator
from functools import cache

import resources


@cache
def other_scripts() -> dict[str, frozenset[str]]:
    """The spellings of a name that came over from another script."""
    return _groups("other-scripts")


@cache
def full_names() -> dict[str, frozenset[str]]:
    """The full names that each short form can stand for, in all their spellings."""
    alike = _groups("other-scripts", "one-full-name")
    found: dict[str, set[str]] = {}
    for line in _lines("short-forms"):
        full, _, shorts = line.partition(":")
        for short in shorts.split():
            found.setdefault(short, set()).update({full}, alike.get(full, frozenset()))
    return {short: frozenset(fulls - {short}) for short, fulls in found.items()}


@cache
def across() -> dict[str, frozenset[str]]:
    """The forms of a name in other languages."""
    return _groups("across-languages")


@cache
def sounds() -> dict[str, frozenset[str]]:
    """The spellings of a name that sound alike, where no rule of English shows it."""
    return _groups("alike-by-ear")


def _groups(*tables: str) -> dict[str, frozenset[str]]:
    """Every name of these tables with all that stand on a line with it."""
    found: dict[str, frozenset[str]] = {}
    for table in tables:
        for line in _lines(table):
            names = frozenset(line.split())
            for name in names:
                found[name] = names | found.get(name, frozenset())
    return found


def _lines(table: str) -> Iterator[str]:
    """What stands in a table, without its remarks."""
    for line in resources.text(f"names/{table}.txt").splitlines():
        if line and not line.startswith("#"):
            yield line
