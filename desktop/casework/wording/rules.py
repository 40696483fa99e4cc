"""The rules of the hints on wording, read from their file and compiled.

A pattern is held to whole words and read without regard to capitals; {name} in it stands for one
of the file's parts. What is wrong with the file is a fault of ours: ValueError, never a refusal.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Literal, NamedTuple, cast, get_args

from desktop.casework.wording.hint import KINDS, Kind

Hides = Literal["rest", "sentence", "line"]
_PART = re.compile(r"\{([a-z]+)\}")
# Somebody's name: any word with a capital letter, but for those that often begin a sentence.
_NAME = (
    r"(?-i:(?!(?:It|The|This|That|There|These|Those|Each|Every|And|But|If|In|On|At|Of|To|For|From"
    r"|As|We|My|Our|Nothing|What|When|Where|Who|How|Why|Here|Then|Now|So|Or|Not|No)\b)"
    r"[A-Z][\w'-]+)"
)


class Rule(NamedTuple):
    """Words that are pointed at. `use` may take their place; None: nothing can, just so."""

    pattern: re.Pattern[str]
    kind: Kind
    why: str
    instead: str
    use: str | None = None


class Frame(NamedTuple):
    """Words after or around which the writer does not speak for herself."""

    pattern: re.Pattern[str]
    hides: Hides


class Rules(NamedTuple):
    """Everything that the file says, in its order."""

    rules: tuple[Rule, ...]
    frames: tuple[Frame, ...]


def read_rules(text: str) -> Rules:
    """The rules that a TOML text holds. Raises ValueError where it is not as it should be."""
    raw = tomllib.loads(text)
    parts = {"name": _NAME, **raw["parts"]}
    rules: list[Rule] = []
    for group in raw["group"]:
        kind, why, instead = group["kind"], group["why"], group["instead"]
        if kind not in KINDS:
            raise ValueError(f"no such kind: {kind}")
        for one in group.get("swap", ()):
            rules.append(Rule(_whole(one["find"], parts), kind, why, instead, one["use"]))
        rules += [Rule(_whole(find, parts), kind, why, instead) for find in group["find"]]
    frames = []
    for group in raw["frame"]:
        if group["hides"] not in get_args(Hides):
            raise ValueError(f"no such way of hiding: {group['hides']}")
        frames += [
            Frame(_whole(find, parts), cast(Hides, group["hides"])) for find in group["find"]
        ]
    return Rules(tuple(rules), tuple(frames))


def _whole(find: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """Compiled: it neither begins nor ends inside a word."""
    while _PART.search(find):
        find = _PART.sub(lambda one: f"(?:{parts[one[1]]})", find)
    edge = "" if find.startswith(("^", ",")) else r"(?<![\w-])"
    return re.compile(rf"{edge}(?:{find})(?!(?<=\w)\w)", re.IGNORECASE)
