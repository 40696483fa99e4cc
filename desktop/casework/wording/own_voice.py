"""What of a text the writer says in her own voice: the rest is blotted out, at the same places.

Blotted are words in quotation marks, what somebody else is said to say or think, what a law says,
and what is asked or left open. A sentence ends at . ! ? or a line's end.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.casework.wording.rules import Frame

BLOT = "\u00a4"
_QUOTED = re.compile(
    "“[^”\n]*(?:”|(?=\n|$))"  # one that is not closed yet goes to the end of its line
    '|(?<![\\w"])"[^"\n]*(?:"|(?=\n|$))'
    "|‘(?:[^’\n]|’(?=\\w))*’(?!\\w)"
    "|(?<![\\w'])'(?:[^'\n]|'(?=\\w))*'(?!\\w)"
    "|«[^»\n]*»|„[^“”\n]*[“”]"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*[.!?]*")
_TURNS = re.compile(r";|[,–—-] ?(?:but|and|so|yet|–|—)? ?(?:i|we)\b", re.IGNORECASE)


class Sentence(NamedTuple):
    """One sentence as the rules see it, and where in the text it begins."""

    start: int
    words: str


def blotted(text: str) -> str:
    """The text with straight apostrophes and what is quoted blotted out, as long as before."""
    straight = _QUOTED.sub(lambda one: BLOT * len(one[0]), text)
    return straight.replace("’", "'").replace("\u00a0", " ").replace("\t", " ")


def own_voice(text: str, frames: Sequence[Frame]) -> Iterator[Sentence]:
    """The sentences that are not questions, with what is not the writer's own blotted out."""
    seen = blotted(text)
    for line in _lines(seen, frames):
        for found in _SENTENCE.finditer(line.words):
            words = found[0]
            if words.rstrip().endswith("?"):
                continue
            yield Sentence(line.start + found.start(), _hide(words, frames))


def _lines(text: str, frames: Sequence[Frame]) -> Iterator[Sentence]:
    """Line by line, without those that begin by saying whose words they are."""
    start = 0
    for line in text.split("\n"):
        if not any(one.hides == "line" and one.pattern.search(line) for one in frames):
            yield Sentence(start, line)
        start += len(line) + 1


def _hide(words: str, frames: Sequence[Frame]) -> str:
    plain = words.rstrip(" .!,;:" + BLOT)
    for one in frames:
        if one.hides == "sentence" and one.pattern.search(plain):
            return BLOT * len(words)
    for one in frames:
        if one.hides == "rest":
            words = _hide_rest(words, one)
    return words


def _hide_rest(words: str, frame: Frame) -> str:
    """Blot from where the frame ends to where the writer takes the word again."""
    at = 0
    while (found := frame.pattern.search(words, at)) is not None:
        turn = _TURNS.search(words, found.end())
        end = turn.start() if turn else len(words)
        words = words[: found.end()] + BLOT * (end - found.end()) + words[end:]
        at = max(end, found.end())
        if at >= len(words):
            break
    return words
