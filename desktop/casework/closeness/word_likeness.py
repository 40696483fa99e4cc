"""What two words of two names are to each other: the strongest tie between them.

- Two given names that many people have (`given_names`) are two names, however little they differ
  (Maria, Marta), unless one is a spelling of the other.
- A slip needs a word of six letters with its first one right: in a shorter one it makes one name
  of another (Hill, Hall). Two letters that changed places are a slip in any word of four.
"""

from typing import Literal

from desktop.casework.closeness.given_names import given_names
from desktop.casework.closeness.name_forms import Word

Tie = Literal["short", "script", "across", "slip", "sound slip", "sound", "part", "initial"]

LONG_ENOUGH = 6
"""Letters in which a slip tells nothing else."""

_HERS = ("a", "ia", "ina", "ine", "etta", "ette", "elle", "le", "ella", "ta")
"""What makes a woman's name of a man's."""


def tie(a: Word, b: Word) -> Tie | None:
    """What two words that differ are to each other; None for nothing."""
    if b.text in a.fulls or a.text in b.fulls or not a.fulls.isdisjoint(b.fulls):
        return "short"
    if b.text in a.scripts or a.text in b.scripts or not a.scripts.isdisjoint(b.scripts):
        return "script"
    if b.text in a.across or not a.fulls.isdisjoint(b.across) or not b.fulls.isdisjoint(a.across):
        return "across"
    shorter, longer = (a, b) if len(a.text) <= len(b.text) else (b, a)
    if len(shorter.text) == 1 < len(longer.text):
        return "initial" if shorter.text == longer.text[0] else None
    return _by_letters(shorter, longer)


def _by_letters(a: Word, b: Word) -> Tie | None:
    """`b` is the longer one."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - late, as jellyfish

    names = given_names()
    if b.text in a.sounds:
        return "sound slip" if OSA.distance(a.text, b.text) == 1 else "sound"
    most = max(1, len(b.text) // 2)
    distance = OSA.distance(a.text, b.text, score_cutoff=most)
    spelt = a.bare != "" and a.bare == b.bare and distance <= most
    given = a.text in names and b.text in names
    if not spelt and (given or a.text in names) and _is_hers(a.text, b.text):
        return None
    heard = a.sound != "" and (a.sound, a.vowel) == (b.sound, b.vowel) and distance <= most
    alike = spelt or (heard and (distance == 1 or not given))
    if distance == 1 and len(a.text) > 1 and (alike or (not given and _may_slip(a.text, b.text))):
        return "sound slip" if alike else "slip"
    if alike:
        return "sound"
    return "part" if not given and _is_part(a.text, b.text) else None


def _may_slip(shorter: str, longer: str) -> bool:
    if len(shorter) == len(longer) > 3 and sorted(shorter) == sorted(longer):
        return True
    return len(longer) >= LONG_ENOUGH and shorter[0] == longer[0]


def _is_part(shorter: str, longer: str) -> bool:
    """ "Kemi" of "Oluwakemi", "Barakeji" of "Elbarakeji"."""
    if len(shorter) < 3 or len(longer) - len(shorter) < 2:
        return False
    return longer.endswith(shorter) or (
        longer.startswith(shorter) and len(longer) - len(shorter) > 2
    )


def _is_hers(shorter: str, longer: str) -> bool:
    if longer.startswith(shorter) and longer[len(shorter) :] in _HERS:
        return True
    return longer[:-1] == shorter[:-1] and {shorter[-1], longer[-1]} == {"o", "a"}
