"""The other forms that one word of a name is written in, worked out by rule.

What no rule shows stands in the tables of `nicknames`. All words are folded.
"""

import re
from itertools import groupby

from msgspec import Struct

from desktop.casework.closeness import nicknames

_VOWEL = re.compile("[aeiou]")
_MAC = re.compile(r"^(?:mc|m(?=[bcdfgjklnpqrstvwxz][a-z]))(?=[a-z]{3})")
_OF = re.compile(r"^(?:o|nic|ni)(?=[b-df-hj-np-tv-z][a-z]{3})")  # O'Neill, Ní Neill
_THE = re.compile(r"^(?:al|el)(?=[a-z]{4})")
_SERVANT = re.compile(r"^abd(?:al|el|ul|ur|us|oul|u)?(?=[a-z]{4})")
_CHUKWU = re.compile("^chukwu(?=[a-z]{2})")
_SOMALI = re.compile(r"x|^c(?=[aeiou])|([aeiou])\1")
_LONG_VOWEL = re.compile(r"([aeiou])\1")
_GENDER = (
    (re.compile(r"(sk|ck|zk|dzk|ck|zc|sz)a$"), r"\1i"),  # Kowalska, Kowalski
    (re.compile(r"(sk|ck|zk|dzk)aya$"), r"\1iy"),
    (re.compile(r"(.{3})ova$"), r"\1"),
    (re.compile(r"(.{3}[oe]v)a$"), r"\1"),
    (re.compile(r"(.{3})ien.$"), r"\1is"),
    (re.compile(r"(.{3})(?:yte|ute|aite|iute)$"), r"\1is"),
    (re.compile(r"(.{5})ne$"), r"\1"),  # Istvánné
)
_ALIKE = (
    ("ksh", "ks"), ("x", "ks"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("kh", "k"), ("gh", "g"),
    ("dh", "d"), ("bh", "b"), ("th", "t"), ("jh", "j"), ("w", "v"), ("ee", "i"), ("oo", "u"),
    ("ou", "u"), ("ow", "u"), ("aa", "a"), ("yi", "i"), ("y", "i"), ("ai", "e"), ("ei", "e"),
    ("ae", "e"), ("ii", "i"),
)  # fmt: skip


class Word(Struct, frozen=True, kw_only=True):
    """One folded word of a name, with all the forms that it can match by."""

    text: str
    fulls: frozenset[str]  # the full names that it is short for
    scripts: frozenset[str]  # its other spellings from another script, with or without Mac or O'
    across: frozenset[str]  # the name in other languages
    sounds: frozenset[str]  # names known to sound like it
    sound: str  # Metaphone; empty where it is too short to tell anything
    vowel: str  # the first one, which Metaphone leaves out: Hill is not Hall
    bare: str  # without what spellings differ in; empty where it is too short to tell anything


def word(text: str, other: str) -> Word:
    """A folded word; `other` is the same with ü spelt out as ue, and so on."""
    import jellyfish  # noqa: PLC0415 - late: heavy, and on most mornings no name is compared

    # It reads Latin letters only; one letter or two of sound tell nothing.
    sound = jellyfish.metaphone(text) if text.isascii() else ""
    vowels = _VOWEL.findall(text.replace("y", "i").replace("ei", "ai"))
    return Word(
        text=text,
        fulls=nicknames.full_names().get(text, frozenset()),
        scripts=(_scripts(text) | {other}) - {text},
        across=nicknames.across().get(text, frozenset()),
        sounds=nicknames.sounds().get(text, frozenset()),
        sound=sound if len(sound) > 1 else "",
        vowel=vowels[0] if vowels else "",
        bare=bare(text),
    )


def keys(one: Word) -> frozenset[str]:
    """Two words of different persons' names that share none are not tied to each other, but by a
    slip, by one being a part of the other, or by an initial."""
    found = one.fulls | one.scripts | one.sounds | one.across | {one.text}
    for full in one.fulls:
        found |= nicknames.across().get(full, frozenset())
    sounds = {f"/{one.sound}"} if one.sound else set()
    return found | sounds | ({f"~{one.bare}"} if one.bare else set())


def bare(text: str) -> str:
    """A word without what its spellings in Latin letters differ in: Nasreen is Nasrin."""
    for written, plain in _ALIKE:
        text = text.replace(written, plain)
    text = "".join(letter for letter, _ in groupby(text)).removesuffix("h")
    if text.endswith("ie"):
        text = text[:-1]
    return text if len(text) > 2 else ""


def _scripts(text: str) -> frozenset[str]:
    """The other spellings of a word, by table and by rule."""
    found = set(nicknames.other_scripts().get(text, ()))
    match text[:1]:
        case "m":
            found.add(_MAC.sub("mac", text))
        case "o" | "n":
            found |= {_OF.sub("", text), _OF.sub("o", text)}
        case "a" | "e":
            found |= {_THE.sub("", text), _SERVANT.sub("abdul", text)}
        case "c":
            found.add(_CHUKWU.sub("chu", text))
    for somali in _of_somali(text):
        found |= {somali, *nicknames.other_scripts().get(somali, ())}
    if text[-1:] in ("a", "e"):
        found |= {pattern.sub(instead, text) for pattern, instead in _GENDER}
    return frozenset(found - {text})


def _of_somali(text: str) -> set[str]:
    """A Somali spelling as others write it: x is h, c is not written, long vowels are short, and
    a woman's name ends in a."""
    if not _SOMALI.search(text):
        return set()
    plain = _LONG_VOWEL.sub(r"\1", text.replace("x", "h"))
    found = {
        _LONG_VOWEL.sub(r"\1", one) for one in (plain.removeprefix("c"), plain.replace("c", ""))
    }
    found |= {f"{one[:-1]}a" for one in found if one.endswith("o")}
    return {one for one in found if len(one) > 2} - {text}
