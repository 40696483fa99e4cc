"""Codes and facts into words, for windows and command line alike. No Qt.

The words stand in `resources/words/messages.toml`; a test holds that every code has some.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import resources
from db.errors import Refusal


class Words(NamedTuple):
    """What is so, and what to do next."""

    message: str
    do: str


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.text("words/messages.toml"))


def codes() -> frozenset[str]:
    """Every code that has words."""
    return frozenset(_table())


def words(code: str, facts: Mapping[str, str | int] | None = None) -> Words:
    """The words of a code, its places filled with the facts.

    A place that has no fact is left as a dash: half a sentence is better than none.
    """
    entry = _table()[code]
    filled = _Facts(facts or {})
    return Words(entry["message"].format_map(filled), entry["do"].format_map(filled))


def of(refusal: Refusal) -> Words:
    """The words of a refusal."""
    return words(refusal.code, refusal.facts)


class _Facts(dict[str, str | int]):
    def __missing__(self, key: str) -> str:
        return "–"
