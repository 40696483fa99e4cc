"""The labelled sentences, and the halves that they fall into by a hash of their text."""

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("sentences.toml")


class Labelled(NamedTuple):
    """A sentence and the kinds of hint that it should get; none where it is neutral."""

    text: str
    kinds: frozenset[str]


def held_out(text: str) -> bool:
    """Whether it is kept for measuring: the other half is for tuning. Stable: text alone."""
    return sha256(text.encode()).digest()[0] % 2 == 1


def labelled() -> list[Labelled]:
    groups = tomllib.loads(_FILE.read_text(encoding="utf-8"))["of"]
    return [Labelled(text, frozenset(one["kinds"])) for one in groups for text in one["texts"]]
