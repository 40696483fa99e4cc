"""How the words of schools' names are made alike, so that what is typed finds what is written.

Case, accents, apostrophes and punctuation never matter. What has a short and a long form is kept in
every form: "ce", "C of E" and "Church of England"; "st" and "Saint". Beginnings of words are enough
("prim", "acad"), so no list of abbreviations that are beginnings is needed.
"""

import re
import unicodedata

from db.service import School

# Each line: the forms of one thing. The first is what the others become in what is typed.
_FORMS = (
    ("ce", "cofe", "c of e", "c e", "church of england"),
    ("rc", "roman catholic", "r c", "catholic"),
    ("st", "saint"),
    ("jnr", "junior"),
    ("va", "voluntary aided", "v a"),
    ("vc", "voluntary controlled", "v c"),
    ("pru", "pupil referral unit"),
    ("cp", "community primary", "c p"),
)
_SHORTENED = {form: forms[0] for forms in _FORMS for form in forms if len(form.split()) > 1}
_LONG = re.compile(rf"\b({'|'.join(sorted(_SHORTENED, key=len, reverse=True))})\b")
_ALIKE = {form: " ".join(forms) for forms in _FORMS for form in forms}
_ANY = re.compile(rf"\b({'|'.join(sorted(_ALIKE, key=len, reverse=True))})\b")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_NOT_WORD = re.compile("[^a-z0-9]+")
NAME_ENDS = " |"  # between the words of the name and the rest


def fold(text: str) -> str:
    """Small letters and figures with single spaces: "St. Mary's C.E." is "st marys c e"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = _APOSTROPHES.sub("", text.lower()).replace("&", " and ")
    return _NOT_WORD.sub(" ", text).strip()


def typed_words(text: str) -> list[str]:
    """The words to look for; long forms of what has a short one are shortened, each word once."""
    short = _LONG.sub(lambda found: _SHORTENED[found[0]], fold(text))
    return list(dict.fromkeys(short.split()))


def key(school: School) -> str:
    """The line that is searched: every word that may find the school, a space before each."""
    name = fold(school.name)
    alike = " ".join(dict.fromkeys(_ALIKE[found] for found in _ANY.findall(name)))
    written = fold(school.postcode)
    elsewhere = fold(f"{school.town} {school.authority}")
    rest = f"{elsewhere} {written} {written.replace(' ', '')} {school.urn}"
    words = dict.fromkeys(f"{name} {alike}".split())
    return f" {' '.join(words)}{NAME_ENDS} {' '.join(dict.fromkeys(rest.split()))}"
