"""Codes and facts into words, for windows and command line alike. No Qt.

The words stand in `resources/words/messages.toml`; a test holds that every code has some. What is
so is said alike in both; what to do is what one presses in a window, and what one types `at_line`.
"""

from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import NamedTuple

import resources
from db.errors import Refusal


class Words(NamedTuple):
    """What is so, and what to do next."""

    message: str
    do: str


@cache
def _table() -> dict[str, dict[str, str]]:
    # Late: the first page says nothing of it, and would wait for the reader.
    import tomllib  # noqa: PLC0415

    return tomllib.loads(resources.text("words/messages.toml"))


def codes() -> frozenset[str]:
    """Every code that has words."""
    return frozenset(_table())


def words(
    code: str, facts: Mapping[str, str | int] | None = None, *, at_line: bool = False
) -> Words:
    """The words of a code, its places filled with the facts; `at_line` for the command line.

    A place that has no fact is left as a dash: half a sentence is better than none. Some say `one`
    instead, where what they name is a single number.
    """
    entry = _table()[code]
    filled = _Facts(facts or {})
    single = "one" in entry and all(str(filled[place]).isdigit() for place in _places(entry["one"]))
    message = entry["one" if single else "message"]
    do = entry.get("line", entry["do"]) if at_line else entry["do"]
    return Words(message.format_map(filled), do.format_map(filled))


def _places(words: str) -> list[str]:
    return [place for _, place, _, _ in Formatter().parse(words) if place]


def of(refusal: Refusal, *, at_line: bool = False) -> Words:
    """The words of a refusal; `at_line` for the command line."""
    return words(refusal.code, refusal.facts, at_line=at_line)


class _Facts(dict[str, str | int]):
    def __missing__(self, key: str) -> str:
        return "–"
