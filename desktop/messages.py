"""Codes and facts into words, for windows and command line alike. No Qt.

The words stand in `resources/words/messages.toml`; a test holds that every code has some.
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


def words(code: str, facts: Mapping[str, str | int] | None = None) -> Words:
    """The words of a code, its places filled with the facts.

    A place that has no fact is left as a dash: half a sentence is better than none. Some say `one`
    instead, where what they name is a single number.
    """
    entry = _table()[code]
    filled = _Facts(facts or {})
    single = "one" in entry and all(str(filled[place]).isdigit() for place in _places(entry["one"]))
    message = entry["one" if single else "message"]
    return Words(message.format_map(filled), entry["do"].format_map(filled))


def _places(words: str) -> list[str]:
    return [place for _, place, _, _ in Formatter().parse(words) if place]


def of(refusal: Refusal) -> Words:
    """The words of a refusal."""
    return words(refusal.code, refusal.facts)


class _Facts(dict[str, str | int]):
    def __missing__(self, key: str) -> str:
        return "–"
