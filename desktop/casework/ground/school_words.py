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
    ("ss", "saints", "sts"),
    ("jnr", "junior"),
    ("va", "voluntary aided", "v a"),
    ("vc", "voluntary controlled", "v c"),
    ("pru", "pupil referral unit"),
    ("cp", "community primary", "c p"),
    ("coop", "co op", "co operative", "cooperative"),
    ("jmi", "junior mixed and infant", "junior mixed infant", "jm and i", "j m i"),
    ("ji", "junior and infant", "j and i"),
    ("ey", "early years"),
    ("ap", "alternative provision"),
    ("utc", "university technical college"),
    ("sfc", "sixth form college"),
    ("hs", "high school"),
    ("gs", "grammar school"),
    ("gt", "great"),
    ("mt", "mount"),
)
# What people type for a word of which it is no beginning.
_TYPED = {
    **dict.fromkeys(("schl", "scl"), "school"),
    **dict.fromkeys(("prm", "prmy"), "primary"),
    **{"spl": "special", "ctr": "centre", "lt": "little", "rd": "road", "6th": "sixth"},
}
_SHORTENED = {form: forms[0] for forms in _FORMS for form in forms if len(form.split()) > 1}
_LONG = re.compile(rf"\b({'|'.join(sorted(_SHORTENED, key=len, reverse=True))})\b")
_BY_FIRST: dict[str, list[tuple[list[str], str]]] = {}
for _forms in _FORMS:
    for _form in _forms:
        _BY_FIRST.setdefault(_form.split()[0], []).append((_form.split(), " ".join(_forms)))
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_PLAIN = {
    at: chr(at).lower() if chr(at).isalnum() else " " for at in range(128) if chr(at) not in "'`&"
} | {ord("'"): None, ord("`"): None, ord("&"): " and "}
_NOT_WORD = re.compile("[^a-z0-9]+")
_CODE = re.compile("([a-z]{1,2}[0-9][0-9a-z]?)([0-9][a-z]{0,2})")


def fold(text: str) -> str:
    """Small letters and figures with single spaces: "St. Mary's C.E." is "st marys c e"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
        text = _NOT_WORD.sub(" ", _APOSTROPHES.sub("", text.lower()).replace("&", " and "))
    else:  # the same, ten times as fast: lists have 50,000 names
        text = text.translate(_PLAIN)
    return " ".join(text.split())


def typed_words(text: str) -> list[str]:
    """The words to look for; long forms of what has a short one are shortened, each word once."""
    short = _LONG.sub(lambda found: _SHORTENED[found[0]], fold(text))
    return list(dict.fromkeys(_TYPED.get(word, word) for word in short.split()))


def name_words(school: School) -> list[str]:
    """Every word of its name, and of the other forms of what stands there."""
    words = fold(school.name).split()
    alike = [
        forms
        for at, word in enumerate(words)
        for form, forms in _BY_FIRST.get(word, ())
        if words[at : at + len(form)] == form
    ]
    return list(dict.fromkeys([*words, *" ".join(alike).split()]))


def place_words(school: School) -> list[str]:
    """Every word of its town, authority, trust and postcode."""
    return list(dict.fromkeys(fold(f"{school.town} {school.authority} {school.postcode}").split()))


def as_postcode(word: str) -> tuple[str, str] | None:
    """A word that is a postcode without its space, or the beginning of one: its two parts."""
    whole = _CODE.fullmatch(word)
    return (whole[1], whole[2]) if whole else None
