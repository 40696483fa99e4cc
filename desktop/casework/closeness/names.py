"""Whether two names could be one person, and how sure that is.

The rules (policies.md, 4).

- `sure`: the names agree after folding, and the date of birth agrees, or the full postcode does
  and no date of birth speaks against it (father and son at one address are two people). People
  move, so another postcode does not speak against the same date of birth.
- `likely`: they agree after folding, or by a short form or a spelling from another script, and
  nothing disagrees.
- `perhaps`: one slip, likeness of sound, a further name or an initial; or they agree, but the date
  of birth or the postcode does not.

`why` says it in words that a volunteer can weigh. Comparing is symmetric. Many comparisons are
quick when each name is `prepare`d once: most pairs end at one look-up.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import OSA

from db.names import Certainty
from desktop.casework.closeness.people_names import MOST_WORDS, Folded, Word, fold

Relation = Literal["agree", "short", "script", "slip", "sound", "further", "initial"]
_Pair = Literal["short", "script", "slip", "sound slip", "sound", "initial"]
_Fit = tuple[int, Relation, tuple[str, ...]]

_MOST_UNLIKE = 4
"""More words than this that differ are no likeness; it also bounds the orders to try."""


class Named(Struct, frozen=True, kw_only=True):
    """A person as far as telling people apart goes."""

    name: str
    born: date | None = None
    postcode: str = ""  # a full one, or nothing


class Prepared(Struct, frozen=True, kw_only=True):
    """The same, folded once for many comparisons."""

    folded: Folded
    born: date | None
    postcode: str


class Likeness(Struct, frozen=True, kw_only=True):
    """Two names could be one person."""

    certainty: Certainty
    why: str


def prepare(named: Named) -> Prepared:
    """A person, ready for many comparisons."""
    code = "".join(named.postcode.split()).upper()
    return Prepared(
        folded=fold(named.name), born=named.born, postcode=code if len(code) >= 5 else ""
    )


def compare(a: Named, b: Named) -> Likeness | None:
    """How alike two people are, or None where their names are too far apart."""
    return compare_prepared(prepare(a), prepare(b))


def compare_prepared(a: Prepared, b: Prepared) -> Likeness | None:
    """The same, of people who are prepared already."""
    found = _relation(a.folded, b.folded)
    if found is None:
        return None
    _, relation, words = found
    born = None if a.born is None or b.born is None else a.born == b.born
    code = None if not a.postcode or not b.postcode else a.postcode == b.postcode
    certainty = _certainty(relation, born, code)
    if certainty is None:
        return None
    return Likeness(certainty=certainty, why=f"{_name_words(relation, words)}; {_rest(born, code)}")


def _certainty(relation: Relation, born: bool | None, code: bool | None) -> Certainty | None:
    """How sure; None where a weak likeness has another date of birth against it."""
    if relation in ("further", "initial"):
        return None if born is False else "perhaps"
    if relation in ("slip", "sound"):
        return "perhaps"
    if relation == "agree" and (born or (code and born is None)):
        return "sure"
    return "perhaps" if born is False or code is False else "likely"


# --- Names -------------------------------------------------------


def _relation(a: Folded, b: Folded) -> _Fit | None:
    if not a.words or not b.words:
        return None
    if a.keys.isdisjoint(b.keys) and (len(a.words) > 1 or len(b.words) > 1):
        return None
    if not a.joined.isdisjoint(b.joined) or _texts(a.words) == _texts(b.words):
        return (0, "script" if a.by_script != b.by_script else "agree", ())
    if max(len(a.words), len(b.words)) > MOST_WORDS:
        return None
    few, many = sorted((a.words, b.words), key=len)
    return min(_fits(few, many), default=None)


def _texts(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _fits(few: Sequence[Word], many: Sequence[Word]) -> Iterator[_Fit]:
    """Every way in which each word of the shorter name can stand for one of the longer."""
    left, over = _without_common(few, many)
    if len(left) > _MOST_UNLIKE or (len(few) < len(many) and len(few) < 2):
        return
    for order in permutations(over, len(left)):
        pairs = [_pair(one, other) for one, other in zip(left, order, strict=True)]
        if None in pairs:
            continue
        fit = _judge(pairs, len(few) - len(left), len(many) > len(few))
        if fit is None:
            continue
        words = {
            tuple(sorted((one.text, other.text)))
            for one, other, pair in zip(left, order, pairs, strict=True)
            if pair == fit[1]
        }
        yield (*fit, tuple(sorted(f"{one.title()} and {other.title()}" for one, other in words)))


def _without_common(few: Sequence[Word], many: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Both names without the words that stand in both."""
    left, over = [], list(many)
    for word in few:
        same = next((other for other in over if other.text == word.text), None)
        if same is None:
            left.append(word)
        else:
            over.remove(same)
    return left, over


def _pair(a: Word, b: Word) -> _Pair | None:
    """What two words that differ are to each other, the strongest tie first."""
    if b.text in a.fulls or a.text in b.fulls or not a.fulls.isdisjoint(b.fulls):
        return "short"
    if b.text in a.scripts or a.text in b.scripts:
        return "script"
    shorter, longer = sorted((len(a.text), len(b.text)))
    if shorter == 1 < longer and a.text[0] == b.text[0]:
        return "initial"
    distance = OSA.distance(a.text, b.text)
    heard = a.sound != "" and (a.sound, a.vowel) == (b.sound, b.vowel)
    alike = b.text in a.sounds or (heard and distance * 2 <= longer)
    if distance == 1 and shorter > 1:
        return "sound slip" if alike else "slip"
    return "sound" if alike else None


def _judge(
    pairs: Sequence[_Pair | None], common: int, further: bool
) -> tuple[int, Relation] | None:
    """What the pairs come to together; None where they are too many differences for one person."""
    kinds = set(pairs)
    slips = sum(pair in ("slip", "sound slip") for pair in pairs)
    sounds = sum(pair in ("sound", "sound slip") for pair in pairs)
    if "slip" in kinds and slips + sounds > 1:
        return None
    if further or "initial" in kinds:
        if slips or sounds or not common:
            return None
        return (7, "initial") if "initial" in kinds else (6, "further")
    if slips == 1 and "sound" not in kinds:
        return (3, "slip")
    if sounds:
        return (5, "sound")
    return (1, "short") if "short" in kinds else (2, "script")


# --- Words -------------------------------------------------------

_SAID: dict[Relation, str] = {
    "agree": "The names agree",
    "short": "Short forms of one name",
    "script": "Two spellings of one name",
    "slip": "One letter differs",
    "sound": "The names sound alike",
    "further": "One of them has a further name",
    "initial": "One of them has only an initial",
}


def _name_words(relation: Relation, words: tuple[str, ...]) -> str:
    shown = f" ({', '.join(words)})" if words and relation in ("short", "script") else ""
    return _SAID[relation] + shown


def _rest(born: bool | None, code: bool | None) -> str:
    parts = []
    if born is not None:
        parts.append("the date of birth agrees" if born else "the dates of birth differ")
    if code is not None:
        parts.append("the postcode agrees" if code else "the postcodes differ")
    return ", ".join(parts) or "no date of birth to tell them apart"
