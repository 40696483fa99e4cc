"""The languages in which a service may have official words: their names, which way they run.

BCP 47 names them. Those that are spoken most at home in England beside English (Census 2021, main
language), with Welsh; any other well-formed tag is taken, and called by itself.
"""

import re

from db.errors import BadInput

_NAMES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "bg": "Bulgarian",
    "bfi": "British Sign Language, written",
    "ckb": "Kurdish (Sorani)",
    "cy": "Welsh",
    "cs": "Czech",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "gu": "Gujarati",
    "hi": "Hindi",
    "hu": "Hungarian",
    "it": "Italian",
    "kmr": "Kurdish (Kurmanji)",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "ne": "Nepali",
    "pa": "Panjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "so": "Somali",
    "sq": "Albanian",
    "ta": "Tamil",
    "te": "Telugu",
    "ti": "Tigrinya",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "yue": "Cantonese",
    "zh": "Chinese",
}
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ur", "yi"})
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


def known_languages() -> tuple[tuple[str, str], ...]:
    """Tag and name, by name."""
    return tuple(sorted(_NAMES.items(), key=lambda one: one[1]))


def language_name(tag: str) -> tuple[str, bool]:
    """What a language is called in English, and whether it runs from right to left."""
    first = tag.partition("-")[0].casefold()
    return _NAMES.get(first, tag), first in _RIGHT_TO_LEFT


def read_language(given: str) -> str:
    """The tag of a language that is given by its name or its tag. Raises `BadInput`."""
    wanted = " ".join(given.casefold().split())
    for tag, name in _NAMES.items():
        if wanted in (tag, name.casefold()):
            return tag
    if wanted != "en" and _TAG.fullmatch(wanted) and len(wanted.partition("-")[0]) < 4:
        return wanted
    raise BadInput(what="language", given=given, expected="a language, as Polish or pl")
