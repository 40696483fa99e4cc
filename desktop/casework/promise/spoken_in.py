"""In which language somebody hears the statement, and which words those are, to the letter.

The rules (policies.md, 1).

- What is said in another language is the wording that the office has attached for it. It counts
  for the English words that it was made of, and no others.
- Where there is none, the English words stand. With an interpreter they are heard in the person's
  language, because the interpreter renders them; without one they were heard in English.
- A language is a BCP 47 tag. `ar-EG` is served by `ar` where nothing nearer is attached, and the
  other way round.
"""

from collections.abc import Iterable

from msgspec import Struct

from db.errors import BadInput
from db.names import Hash
from desktop.casework.promise.languages import language_name, read_language

ENGLISH = "en"


class Official(Struct, frozen=True):
    """An official wording of a text. `hash` names the exact words."""

    language: str
    text: str
    hash: Hash


class SpokenIn(Struct, frozen=True, kw_only=True):
    """What somebody hears. `rendered`: the English words, put into it by an interpreter."""

    language: str  # that they hear
    official: Official
    rendered: bool = False


def language_or_none(typed: str) -> str:
    """The tag of a language that was typed by name or tag; empty for nothing. Raises `BadInput`."""
    words = " ".join(typed.split())
    if words.casefold() in (ENGLISH, "english"):
        return ENGLISH
    return read_language(words) if words else ""


def own_language(kept: str) -> str:
    """The tag of a language as the record has it, which may be any words; English where nobody
    can tell."""
    try:
        return language_or_none(kept) or ENGLISH
    except BadInput:
        return ENGLISH


def called(tag: str) -> str:
    """What a language is called in English."""
    return "English" if main(tag) == ENGLISH else language_name(tag)[0]


def main(tag: str) -> str:
    """The language of a tag, without script and region."""
    return tag.partition("-")[0].casefold()


def spoken_in(
    wanted: str, english: Official, attached: Iterable[Official], interpreter: str = ""
) -> SpokenIn:
    """What somebody hears whose language is `wanted` (a tag; empty is English)."""
    asked = wanted or ENGLISH
    if main(asked) == ENGLISH:
        return SpokenIn(language=asked, official=english)
    found = _nearest(asked, tuple(attached))
    if found is not None:
        return SpokenIn(language=found.language, official=found)
    if interpreter.strip():
        return SpokenIn(language=asked, official=english, rendered=True)
    return SpokenIn(language=ENGLISH, official=english)


def _nearest(asked: str, attached: tuple[Official, ...]) -> Official | None:
    exact = (one for one in attached if one.language.casefold() == asked.casefold())
    near = (one for one in attached if main(one.language) == main(asked))
    return next(exact, None) or next(near, None)
