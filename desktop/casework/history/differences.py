"""What differs between two versions of a record: field by field, and in running text word by word.

Pure. Words are compared as they stand, with their punctuation; gaps are no difference of their own
but belong to the word before them, so that what is told reads as it was written.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from desktop.casework.history.record_words import Field

_WORD = re.compile(r"\w[\w’'-]*\s*|[^\w\s]\s*|\s+")
_MOST = 4000  # words of a text that are compared word by word: more takes seconds


class Piece(NamedTuple):
    """A stretch of a text: in both versions, only before, or only now."""

    text: str
    how: Literal["same", "gone", "new"]


class Change(NamedTuple):
    """A field that differs. `pieces` only where words were compared."""

    label: str
    before: str
    now: str
    pieces: tuple[Piece, ...] = ()


def changes(before: Sequence[Field], now: Sequence[Field]) -> tuple[Change, ...]:
    """The fields that differ, in the record's own order. Both are of one kind of record."""
    return tuple(
        Change(
            one.label,
            was.words,
            one.words,
            pieces(was.words, one.words) if one.long and was.words and one.words else (),
        )
        for was, one in zip(before, now, strict=True)
        if was.words != one.words
    )


def pieces(before: str, now: str) -> tuple[Piece, ...]:
    """Both texts in one: what stayed, what went, what came."""
    old, new = _WORD.findall(before), _WORD.findall(now)
    if len(old) + len(new) > _MOST:
        return (Piece(before, "gone"), Piece(now, "new"))
    found: list[Piece] = []
    # Without "junk": it leaves out what is frequent, and in a long note that is every "the".
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(Piece("".join(new[c:d]), "same"))
            continue
        if b > a:
            found.append(Piece("".join(old[a:b]), "gone"))
        if d > c:
            found.append(Piece("".join(new[c:d]), "new"))
    return tuple(found)
