"""`hints`: where a text judges, guesses motives, promises, takes sides or campaigns."""

import re
from collections.abc import Iterator, Mapping

from desktop.casework.wording.hint import Hint
from desktop.casework.wording.own_voice import Sentence, own_voice
from desktop.casework.wording.rules import Rules

MOST_CHARACTERS = 200_000
"""Of a text that is looked at; what lies behind is let be."""

# What was found is denied where one of these stands just before it.
_DENIED = re.compile(r"(?:\b(?:not|never|nor|neither|no)|n't)(?: [a-z]+)? $", re.IGNORECASE)


def hints(text: str, rules: Rules, clauses: Mapping[str, str] | None = None) -> tuple[Hint, ...]:
    """What might be worded more neutrally, in the order in which it stands. None overlap.

    `clauses` names the policy's clause for a kind.
    """
    found: list[Hint] = []
    for sentence in own_voice(text[:MOST_CHARACTERS], rules.frames):
        found += _of_one(sentence, rules, clauses or {})
    return tuple(found)


def _of_one(sentence: Sentence, rules: Rules, clauses: Mapping[str, str]) -> Iterator[Hint]:
    """Of those that overlap the one that begins first; else one with words for its place, else the
    longest, else the first of the file.
    """
    found: list[tuple[int, bool, int, int]] = []
    for which, rule in enumerate(rules.rules):
        for one in rule.pattern.finditer(sentence.words):
            start, end = _edges(one)
            if start < end and not _DENIED.search(sentence.words, 0, start):
                found.append((start, rule.use is None, -end, which))
    reached = 0
    for start, _, minus_end, which in sorted(found):
        if start < reached:
            continue
        reached, rule = -minus_end, rules.rules[which]
        old = sentence.words[start:reached]
        uses = () if rule.use is None else (_as_written(old, rule.use),)
        clause = clauses.get(rule.kind, "")
        at = sentence.start
        yield Hint(at + start, at + reached, rule.kind, rule.why, rule.instead, uses, clause)


def _edges(found: re.Match[str]) -> tuple[int, int]:
    """Without blanks before it; blanks after it stay where the words are to be left out."""
    words = found[0]
    return found.start() + len(words) - len(words.lstrip()), found.end()


def _as_written(old: str, new: str) -> str:
    """With a capital letter where the old words had one."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
