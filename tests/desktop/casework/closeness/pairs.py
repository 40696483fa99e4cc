"""The labelled pairs of names, and the halves that they fall into by a hash of their line.

`pairs_same.txt` and `pairs_different.txt` were written before the rules were looked at with them.
Rules may be tuned on one half; the other is only measured.
"""

import re
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from desktop.casework.closeness.names import Named

Half = Literal["tuning", "held-out"]

_FOLDER = Path(__file__).parent
_KNOWN = re.compile(r"^(?P<name>[^{}]*?)\s*(?:\{(?P<known>[^{}]*)\})?$")
_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")


LOOKED_AT = frozenset(("Mohamed Geedbuur | Maxamed Geedbuur",))
"""Held out by their hash, and then a rule was written with them in mind: for tuning since."""


class Pair(NamedTuple):
    """Two people as they were written, and whether they are one."""

    line: str
    how: str  # in what they differ, or are alike
    same: bool
    one: Named
    other: Named

    @property
    def half(self) -> Half:
        """By the line alone: what is added moves nothing."""
        odd = sha256(self.line.encode()).digest()[0] % 2 == 1
        return "held-out" if odd and self.line not in LOOKED_AT else "tuning"


def pairs(half: Half | None = None) -> list[Pair]:
    """The labelled pairs, of one half or all."""
    every = [*_read("pairs_same.txt", True), *_read("pairs_different.txt", False)]
    return [one for one in every if half is None or one.half == half]


def unseen() -> list[Pair]:
    """Those that were written after the rules; held out, all of them."""
    return _of_both("pairs_unseen.txt")


def looked_at() -> list[Pair]:
    """Those that were once unseen and then tuned on."""
    return _of_both("pairs_looked_at.txt")


def _of_both(file: str) -> list[Pair]:
    return [one._replace(same=one.how.startswith("+")) for one in _read(file, True)]


def _read(file: str, same: bool) -> list[Pair]:
    found, how = [], ""
    for line in _FOLDER.joinpath(file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            how = line.strip("[]")
        elif "|" in line and not line.startswith("#"):
            one, other = line.split("|")
            found.append(Pair(line, how, same, _named(one), _named(other)))
    return found


def _named(text: str) -> Named:
    found = _KNOWN.match(text.strip())
    assert found is not None, text
    known = [part.strip() for part in (found["known"] or "").split(",") if part.strip()]
    days = [date.fromisoformat(part) for part in known if _DAY.match(part)]
    codes = [part for part in known if not _DAY.match(part)]
    return Named(
        name=found["name"], born=days[0] if days else None, postcode=codes[0] if codes else ""
    )
