"""The labelled sentences, and the halves that they fall into by a hash of their text."""

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent


class Labelled(NamedTuple):
    """A sentence and the kinds of hint that it should get; none where it is neutral."""

    text: str
    kinds: frozenset[str]


def held_out(text: str) -> bool:
    """Whether it is kept for measuring: the other half is for tuning. Stable: text alone."""
    return sha256(text.encode()).digest()[0] % 2 == 1


def labelled() -> list[Labelled]:
    """Those that were written before there was a rule; `held_out` splits them."""
    return _read("sentences.toml")


def unseen() -> list[Labelled]:
    """Those that were written after the rules; held out, all of them."""
    return _read("unseen.toml")


def looked_at() -> list[Labelled]:
    """Those that were once held out and then tuned on."""
    return _read("looked_at.toml")


def _read(name: str) -> list[Labelled]:
    groups = tomllib.loads(_FOLDER.joinpath(name).read_text(encoding="utf-8"))["of"]
    return [Labelled(text, frozenset(one["kinds"])) for one in groups for text in one["texts"]]
