"""A person's name, folded: without case, accents, titles, hyphens and order.

- "Dr. Zoë O'Hare-Penn", "OHARE PENN, Zoe" and "zoe ohare penn" fold to the same words.
- Letters that no accent explains are spelt out (ł is l, ø is o, ß is ss); Cyrillic and Greek are
  written in Latin letters, which may be done in more than one way: that is `by_script`.
- A name is folded once and compared often, so everything that comparing needs is worked out here.
"""

import re
import unicodedata

import jellyfish
from msgspec import Struct

from desktop.casework.closeness.nicknames import FULL_NAMES, OTHER_SCRIPTS, SOUNDS

_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "revd"}
_TITLES |= {"reverend", "cllr"}  # nobody's name: dropped wherever they stand
_LEADING_TITLES = {"sir", "dame", "lady", "lord", "master", "father", "sister", "fr"}
_FILLERS = frozenset(("nee", "aka", "formerly"))  # between two names of one person

_NOT_ACCENTS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "ħ": "h", "ŋ": "ng", "ŧ": "t", "ə": "a", "ĸ": "k", "ʼ": "", "ß": "ss",
    }
)  # fmt: skip
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_OTHER_ALPHABETS = str.maketrans(
    dict(
        zip(
            "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя" "αβγδεζηθικλμνξοπρσςτυφχψω",
            (
                "a b v g g d e e ye zh z i i yi y k l m n o p r s t u u f kh ts ch sh shch - y - e"
                " yu ya a v g d e z i th i k l m n x o p r s s t y f ch ps o"
            ).replace("-", "").split(" "),
            strict=True,
        )
    )
)  # fmt: skip
_APOSTROPHES = re.compile("['’‘ʼ`´ʹ′]")
_VOWEL = re.compile("[aeiou]")
_NOT_LETTERS = re.compile(r"[^\w]+|[\d_]+")

MOST_WORDS = 7
"""A name of more words than this is compared by folding alone: trying every order is dear."""


class Word(Struct, frozen=True, kw_only=True):
    """One folded word of a name, with all the forms that it can match by."""

    text: str
    fulls: frozenset[str]  # the full names that it is short for
    scripts: frozenset[str]  # its other spellings from another script
    sounds: frozenset[str]  # names known to sound like it
    sound: str  # Metaphone; empty where it is too short to tell anything
    vowel: str  # the first one, which Metaphone leaves out: Hill is not Hall


class Folded(Struct, frozen=True, kw_only=True):
    """A name, ready to be compared."""

    words: tuple[Word, ...]  # sorted by their text
    joined: frozenset[str]  # all letters without spaces, begun at each of its words
    by_script: bool  # it was written in another alphabet: Latin letters are one way of several
    keys: frozenset[str]  # two names that share none cannot agree


def fold(name: str) -> Folded:
    """A name, folded. Never fails: a name without letters has no words."""
    texts = _texts(name, spelt_out=False)
    other = _texts(name, spelt_out=True)
    spellings = dict(zip(texts, other, strict=True)) if len(other) == len(texts) else {}
    words = tuple(
        sorted((_word(text, spellings.get(text, text)) for text in texts), key=lambda w: w.text)
    )
    joined = frozenset("".join(texts[at:] + texts[:at]) for at in range(min(len(texts), 12)))
    keys: set[str] = set(joined)
    for word in words:
        keys |= {word.text} | word.fulls | word.scripts | word.sounds
        keys |= {f"/{word.sound}"} if word.sound else set()
    by_script = name.lower().translate(_OTHER_ALPHABETS) != name.lower()
    return Folded(words=words, joined=joined, by_script=by_script, keys=frozenset(keys))


def folded_words(name: str) -> str:
    """The folded words in alphabetical order: equal for two ways of writing one name."""
    return " ".join(sorted(_texts(name, spelt_out=False)))


def first_name(name: str) -> str:
    """What somebody is called in a sentence: "Ottilie" of "Fell, Ottilie" and of "Ottilie Fell"."""
    last, comma, first = name.partition(",")
    words = (first if comma and first.strip() else last).split()
    kept = [word for word in words if _plain(word) not in _TITLES]
    return (kept or words or [name.strip()])[0]


def _texts(name: str, *, spelt_out: bool) -> list[str]:
    """The folded words in the order given name, surname."""
    last, comma, first = name.partition(",")
    ordered = f"{first} {last}" if comma else name
    composed = unicodedata.normalize("NFC", ordered).lower()
    if spelt_out:
        composed = composed.translate(_SPELT_OUT)
    texts = _NOT_LETTERS.sub(" ", _plain(composed)).split()
    kept = [text for text in texts if text not in _TITLES]
    while len(kept) > 1 and kept[0] in _LEADING_TITLES:
        kept = kept[1:]
    inner = [text for text in kept[1:-1] if text not in _FILLERS]
    return [*kept[:1], *inner, *kept[1:][-1:]] or texts


def _plain(text: str) -> str:
    """Small letters of the Latin alphabet, without accents and apostrophes."""
    # й is и with an accent to Unicode, but a letter of its own: written over before accents go.
    latin = unicodedata.normalize("NFC", text).casefold().translate(_OTHER_ALPHABETS)
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", latin)
        if not unicodedata.combining(letter)
    )
    written = bare.casefold().translate(_NOT_ACCENTS).translate(_OTHER_ALPHABETS)
    return _APOSTROPHES.sub("", written).strip(".")


def _word(text: str, other: str) -> Word:
    scripts = OTHER_SCRIPTS.get(text, frozenset()) | ({other} if other != text else frozenset())
    # jellyfish reads Latin letters only; one letter or two of sound tell nothing.
    sound = jellyfish.metaphone(text) if text.isascii() else ""
    vowels = _VOWEL.findall(text.replace("y", "i").replace("ei", "ai"))
    return Word(
        text=text,
        fulls=FULL_NAMES.get(text, frozenset()),
        scripts=scripts,
        sounds=SOUNDS.get(text, frozenset()),
        sound=sound if len(sound) > 1 else "",
        vowel=vowels[0] if vowels else "",
    )
