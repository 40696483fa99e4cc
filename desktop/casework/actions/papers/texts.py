"""The exact texts that papers take: of which version, of what day, and in which languages.

A translation counts for the English words that it was made of and no others: where those have
changed since, it is out of date and is not offered. Nor is one that was withdrawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from db.errors import UnknownWord
from db.names import Hash
from db.records import Pack as PublishedPack
from db.records import Translation
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.casework.packs.policy import Pack
from desktop.casework.papers import leaflet_words
from desktop.casework.papers.leaflet_words import LeafletWords, read_words
from desktop.casework.promise.spoken_in import Official
from desktop.casework.saying.clock import london

TextPart = Literal["statement", "meeting", "explanation", "privacy", "leaflet"]
Part = Literal["statement", "explanation"]
ENGLISH = "en"


@dataclass(frozen=True)
class Said:
    """A text in a language. `hash` names the exact words."""

    text: str
    language: str
    hash: str


def policy_day(desk: Desk) -> date:
    """The day of the policy in force: when it was agreed, else published, else today."""
    record = desk.in_force.record
    known = desk.store.get(PublishedPack, record) if record else None
    if known is None:
        return desk.today
    return known.body.agreed or london(known.at).date()


def languages(desk: Desk) -> tuple[str, ...]:
    """In which languages the statement can be handed over, English first (BCP 47)."""
    found = translated(desk, "statement", desk.pack.text_hash)
    return (ENGLISH, *sorted({one.language for one in found}))


def translated(desk: Desk, part: TextPart, of: str) -> Iterator[Translation]:
    """The official translations of one exact English text that are offered: not withdrawn."""
    found = desk.store.find(Translation, part=part, text_hash=of)
    return (one.body for one in found if one.body.text.strip())


def said(desk: Desk, part: Part, language: str) -> Said | None:
    """One of the policy's texts in a language; None where it has no such text in it."""
    pack = desk.pack
    text = (pack.statement.text if part == "statement" else pack.explain.text).strip()
    if not text:
        return None
    if language == ENGLISH:
        exact = pack.text_hash if part == "statement" else sha256(pack.explain.text)
        return Said(text, ENGLISH, exact)
    of = pack.text_hash if part == "statement" else sha256(pack.explain.text)
    found = [one.text for one in translated(desk, part, of) if one.language == language]
    return Said(found[-1].strip(), language, sha256(found[-1])) if found else None


def leaflet_in(desk: Desk, language: str) -> LeafletWords | None:
    """The leaflet's own words in a language; None where the office has attached none in it."""
    if language == ENGLISH:
        return leaflet_words.ENGLISH
    found = translated(desk, "leaflet", sha256(leaflet_words.ENGLISH.text))
    lines = [one.text for one in found if one.language == language]
    return read_words(lines[-1]) if lines else None


def statements(desk: Desk, pack: Pack) -> tuple[Official, ...]:
    """A policy's statement in English, then its official translations, by language."""
    return _in_languages(desk, "statement", pack.statement.text, pack.text_hash)


def privacy_notices(desk: Desk) -> tuple[Official, ...]:
    """The words of the privacy notice in force, in English and then in official translations."""
    text = desk.pack.privacy.text
    return _in_languages(desk, "privacy", text, sha256(text))


def _in_languages(desk: Desk, part: TextPart, english: str, of: str) -> tuple[Official, ...]:
    made = {ENGLISH: Official(ENGLISH, english.strip(), Hash(of))}
    for one in translated(desk, part, of):
        made[one.language] = Official(one.language, one.text.strip(), sha256(one.text))
    return tuple(made[tag] for tag in (ENGLISH, *sorted(set(made) - {ENGLISH})))


def statement_in(desk: Desk, language: str) -> Said:
    """The impartiality statement in a language, as `languages` has it, in any case of letters.

    Raises `UnknownWord` for a language in which the office has attached none.
    """
    known = languages(desk)
    meant = next((one for one in known if one.casefold() == language.strip().casefold()), None)
    found = said(desk, "statement", meant) if meant is not None else None
    if found is None:
        raise UnknownWord(what="language", given=language, known=", ".join(known))
    return found
