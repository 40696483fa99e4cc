"""A person's name, folded: without case, accents, titles, hyphens and order.

- "Dr. Zoë O'Hare-Penn", "OHARE PENN, Zoe" and "zoe ohare penn" fold to the same words.
- Letters that no accent explains are spelt out (ł is l, ø is o, ß is ss); Cyrillic and Greek are
  written in Latin letters, which may be done in more than one way: that is `by_script`.
- A name is folded once and compared often, so everything that comparing needs is worked out here.
"""

import re
import unicodedata

from msgspec import Struct

from desktop.casework.closeness.name_forms import Word, keys, word

_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "revd"}
_TITLES |= {"reverend", "cllr", "sardar", "smt", "shri"}  # nobody's name: dropped wherever
_LEADING_TITLES = {"sir", "dame", "lady", "lord", "master", "father", "sister", "fr", "chief"}
_LEADING_TITLES |= {"haji", "hajji", "hajj", "hajja", "alhaji", "imam", "and"}
_ENDINGS = {"obe", "mbe", "cbe", "bsc", "ba", "msc", "phd", "jp", "mp", "rn", "esq"}
_YOUNGER, _ELDER = {"jnr", "jr", "junior"}, {"snr", "sr", "senior"}
_ENDINGS |= _YOUNGER | _ELDER | {"ii", "iii", "iv"}
_FILLERS = {"nee", "ne", "born", "aka", "alias", "formerly", "previously", "prev", "now", "known"}
_FILLERS |= {"as", "also", "z", "domu", "d", "nascuta", "de", "da", "do", "dos", "das", "e", "y"}
_FILLERS |= {"ap", "ab", "ferch", "bin", "ibn", "bint"}  # between two names of one person
_JOINED_ON = {"mac", "mc", "o", "ni", "nic", "al", "el", "abd"}  # to the word after them
_SERVANT = re.compile("^abd[aeou]?[lnrsz]$")
_INITIALS = re.compile(r"\b(?!NG\b)(?:[B-DF-HJ-NP-TV-Z]{2,3}|[A-Z]J)\b")

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
_NOT_LETTERS = re.compile(r"[^\w]+|[\d_]+")

MOST_WORDS = 7
"""A name of more words than this is compared by folding alone: trying every order is dear."""


class Folded(Struct, frozen=True, kw_only=True):
    """A name, ready to be compared."""

    words: tuple[Word, ...]  # sorted by their text
    order: tuple[Word, ...]  # as they are written, the surname last where a comma tells it
    joined: frozenset[str]  # all letters without spaces, begun at each of its words
    by_script: bool  # it was written in another alphabet: Latin letters are one way of several
    keys: frozenset[str]  # two names of several words that share none cannot agree
    generation: str  # "younger" or "elder", where the name says so


def fold(name: str) -> Folded:
    """A name, folded. Never fails: a name without letters has no words."""
    split = _split(name, spelt_out=False)
    texts = _kept(split)
    other = texts if name.isascii() else _texts(name, spelt_out=True)
    spellings = dict(zip(texts, other, strict=True)) if len(other) == len(texts) else {}
    order = tuple(word(text, spellings.get(text, text)) for text in texts)
    joined = frozenset("".join(texts[at:] + texts[:at]) for at in range(min(len(texts), 12)))
    return Folded(
        words=tuple(sorted(order, key=lambda one: one.text)),
        order=order,
        joined=joined,
        by_script=name.lower().translate(_OTHER_ALPHABETS) != name.lower(),
        keys=joined.union(*map(keys, order)),
        generation=_generation(split),
    )


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
    return _kept(_split(name, spelt_out=spelt_out))


def _kept(texts: list[str]) -> list[str]:
    """The words of a name that are somebody's, with what belongs to one of them joined to it."""
    kept = [text for text in texts if text not in _TITLES]
    while len(kept) > 1 and kept[0] in _LEADING_TITLES:
        kept = kept[1:]
    while len(kept) > 2 and kept[-1] in _ENDINGS:
        kept = kept[:-1]
    inner = [text for text in kept[1:-1] if text not in _FILLERS or text in _JOINED_ON]
    return _join_on([*kept[:1], *inner, *kept[1:][-1:]]) or texts


def _split(name: str, *, spelt_out: bool) -> list[str]:
    last, comma, first = name.partition(",")
    ordered = f"{first} {last}" if comma else name
    if ordered != ordered.upper():  # initials that are written together, in a name that is not
        ordered = _INITIALS.sub(lambda found: " ".join(found[0]), ordered)
    composed = unicodedata.normalize("NFC", ordered).lower()
    if spelt_out:
        composed = composed.translate(_SPELT_OUT)
    return _NOT_LETTERS.sub(" ", _plain(composed)).split()


def _join_on(texts: list[str]) -> list[str]:
    """Mac, O, al and the like as one word with what they belong to."""
    found: list[str] = []
    waiting = ""
    for at, text in enumerate(texts):
        last = at == len(texts) - 1
        servant = len(texts) > 2 and (text == "abd" or _SERVANT.match(text) is not None)
        if not last and (servant or (at > 0 and text in _JOINED_ON)):
            waiting += text
        else:
            found.append(waiting + text)
            waiting = ""
    return found


def _generation(split: list[str]) -> str:
    texts = set(split[1:])
    if texts.isdisjoint(_YOUNGER | _ELDER):
        return ""
    return "elder" if texts.isdisjoint(_YOUNGER) else "younger"


def _plain(text: str) -> str:
    """Small letters of the Latin alphabet, without accents and apostrophes."""
    # й is и with an accent to Unicode, but a letter of its own: written over before accents go.
    if text.isascii():
        return _APOSTROPHES.sub("", text.lower()).strip(".")
    latin = unicodedata.normalize("NFC", text).casefold().translate(_OTHER_ALPHABETS)
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", latin)
        if not unicodedata.combining(letter)
    )
    written = bare.casefold().translate(_NOT_ACCENTS).translate(_OTHER_ALPHABETS)
    return _APOSTROPHES.sub("", written).strip(".")
