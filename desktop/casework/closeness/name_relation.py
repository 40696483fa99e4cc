"""What two folded names are to each other, and by which of their words.

Each word of the shorter name must stand for one of the longer. Too many differences at once are
no likeness, so that two names do not meet letter by letter.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Literal

from desktop.casework.closeness.name_forms import Word, word
from desktop.casework.closeness.people_names import MOST_WORDS, Folded
from desktop.casework.closeness.word_likeness import LONG_ENOUGH, Tie, tie

Relation = Literal[
    "agree",
    "short",
    "script",
    "slip",
    "across",
    "sound",
    "part",
    "further",
    "initial",
    "surname",
]
Fit = tuple[int, Relation, tuple[str, ...]]
"""How far apart (0: they agree), what they are to each other, the words that say so."""

_MOST_UNLIKE = 4
"""More words than this that differ are no likeness; it also bounds the orders to try."""


def relation_of(a: Folded, b: Folded) -> Fit | None:
    """The closest that two names can be taken for; None where they are too far apart."""
    if not a.words or not b.words:
        return None
    if a.keys.isdisjoint(b.keys) and (len(a.words) > 1 or len(b.words) > 1):
        return None
    if a.generation and b.generation and a.generation != b.generation:
        return None
    if not a.joined.isdisjoint(b.joined) or _texts(a.words) == _texts(b.words):
        return (0, "script" if a.by_script != b.by_script else "agree", ())
    if max(len(a.words), len(b.words)) > MOST_WORDS:
        return None
    few, many = sorted((a, b), key=lambda one: len(one.words))
    found = list(_fits(few.words, many.words))
    if not found and len(few.words) < len(many.words):
        found = [fit for words in _as_one(few, many) for fit in _fits(few.words, words)]
    return min(found, default=None)


def _texts(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _as_one(few: Folded, many: Folded) -> Iterator[list[Word]]:
    """A name with two words that stand together as one: "Mei Lin" is "Meilin"."""
    order = many.order
    for at in range(len(order) - 1):
        text = order[at].text + order[at + 1].text
        if any(_could_be(text, one.text) for one in few.words):
            yield [*order[:at], word(text, text), *order[at + 2 :]]


def _could_be(text: str, other: str) -> bool:
    return text[0] == other[0] and abs(len(text) - len(other)) <= 2


def one_given_name(a: Folded, b: Folded) -> bool:
    """The given names agree and nothing else does: people marry."""
    if min(len(a.order), len(b.order)) < 2:
        return False
    one, other = a.order[0], b.order[0]
    if not {each.text for each in a.order[1:]}.isdisjoint(each.text for each in b.order[1:]):
        return False
    same = one.text == other.text or tie(one, other) in ("short", "script")
    return same and len(one.text) > 1 and len(other.text) > 1


def _fits(few: Sequence[Word], many: Sequence[Word]) -> Iterator[Fit]:
    """Every way in which each word of the shorter name can stand for one of the longer."""
    left, over = _without_common(few, many)
    if len(left) > _MOST_UNLIKE or (len(few) < len(many) and len(few) < 2):
        return
    ties = []
    for one in left:
        row = [tie(one, other) for other in over]
        if not any(row):
            return
        ties.append(row)
    for places in permutations(range(len(over)), len(left)):
        pairs = [row[at] for row, at in zip(ties, places, strict=True)]
        if None in pairs:
            continue
        longest = [
            max(len(one.text), len(over[at].text)) for one, at in zip(left, places, strict=True)
        ]
        fit = _judge(pairs, longest, len(few) - len(left), len(many) > len(few))
        if fit is None:
            continue
        words = {
            tuple(sorted((one.text, over[at].text)))
            for one, at, pair in zip(left, places, pairs, strict=True)
            if pair == fit[1]
        }
        yield (*fit, tuple(sorted(f"{one.title()} and {other.title()}" for one, other in words)))


def _without_common(few: Sequence[Word], many: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Both names without the words that stand in both."""
    left, over = [], list(many)
    for one in few:
        same = next((other for other in over if other.text == one.text), None)
        if same is None:
            left.append(one)
        else:
            over.remove(same)
    return left, over


_WEAK: frozenset[Tie] = frozenset(("slip", "sound slip", "sound", "part", "across"))


def _judge(
    pairs: Sequence[Tie | None], longest: Sequence[int], common: int, further: bool
) -> tuple[int, Relation] | None:
    """What the pairs come to together; None where they are too many differences for one person.

    `longest`: letters of the longer word of each pair. `common`: words that stand in both names.
    """
    kinds = set(pairs)
    weak = [pair for pair in pairs if pair in _WEAK]
    if len(weak) > 1 and not kinds.isdisjoint(("slip", "part")):
        return None
    if "part" in kinds and not common:
        return None
    if further:
        if not common or len(weak) > 1 or ("initial" in kinds and weak):
            return None
        return (8, "initial") if "initial" in kinds else (7, "further")
    if "initial" in kinds:
        known = common or any(
            pair in ("script", "sound", "sound slip") and letters >= LONG_ENOUGH
            for pair, letters in zip(pairs, longest, strict=True)
        )
        return (8, "initial") if known and len(weak) < 2 and "slip" not in kinds else None
    return _strength(kinds)


def _strength(kinds: set[Tie | None]) -> tuple[int, Relation]:
    """The weakest of the ties is what all of them come to."""
    if "part" in kinds:
        return (6, "part")
    if "sound" in kinds:
        return (5, "sound")
    if "across" in kinds:
        return (4, "across")
    if "slip" in kinds or "sound slip" in kinds:
        return (3, "slip")
    return (1, "short") if "short" in kinds else (2, "script")
