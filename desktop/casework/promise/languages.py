"""The languages in which a service may have official words: their names, which way they run.

BCP 47 names them. Those that are spoken most at home in England beside English (Census 2021, main
language), with Welsh; any other well-formed tag is taken, and called by itself.
"""

import re

from db.errors import BadInput

_NAMES = {
    "ak": "Akan",
    "am": "Amharic",
    "ar": "Arabic",
    "bfi": "British Sign Language, written",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ckb": "Kurdish (Sorani)",
    "cmn": "Mandarin",
    "cs": "Czech",
    "cy": "Welsh",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "ga": "Irish",
    "gu": "Gujarati",
    "ha": "Hausa",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "ig": "Igbo",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kmr": "Kurdish (Kurmanji)",
    "kn": "Kannada",
    "ko": "Korean",
    "ln": "Lingala",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "ml": "Malayalam",
    "mr": "Marathi",
    "ms": "Malay",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "om": "Oromo",
    "pa": "Panjabi",
    "pl": "Polish",
    "pnb": "Panjabi (western)",
    "prs": "Dari",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "rom": "Romani",
    "ru": "Russian",
    "si": "Sinhala",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sn": "Shona",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sw": "Swahili",
    "syl": "Sylheti",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "ti": "Tigrinya",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "yi": "Yiddish",
    "yo": "Yoruba",
    "yue": "Cantonese",
    "zh": "Chinese",
}
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "pnb", "prs", "ps", "ur", "yi"})
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
