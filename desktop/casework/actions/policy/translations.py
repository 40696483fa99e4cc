"""Official wordings of the policy's texts in other languages: attached by the office, never made.

A translation names the English words that it is of. Where those have changed since, it is out of
date: it is listed as that, and no screen and no paper offers it (`papers.texts`). The same goes
for one that the office withdrew.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from msgspec import structs

from db.errors import BadInput, NoSuchRecord, NoTypeface, UnknownWord
from db.names import Hash, RecordId
from db.records import Translation
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.casework.packs.policy import Pack
from desktop.casework.papers import leaflet_words
from desktop.casework.papers.leaflet_words import read_words
from desktop.casework.papers.letters import without_typeface
from desktop.casework.promise.languages import language_name, read_language

Part = Literal["statement", "meeting", "explanation", "privacy", "leaflet"]
_SHOWN = 12  # of the letters that no typeface has, so many are named
PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True)
class TranslationDraft:
    """An official wording. `language` as people or BCP 47 call it: Polish, pl."""

    part: Part
    language: str
    text: str
    translator: str = ""


@dataclass(frozen=True)
class Translated:
    """A translation as it is listed."""

    id: RecordId
    part: Part
    language: str  # BCP 47
    name: str  # of the language, in English
    text: str
    translator: str
    right_to_left: bool
    current: bool  # the English words are those that it is of, and it was not withdrawn
    withdrawn: bool


def attach_translation(desk: Desk, draft: TranslationDraft) -> RecordId:
    """Keep it, for every laptop; of the same text in the same language it is the next version.

    Raises `WrongDesk`, `UnknownWord` (part), `BadInput` (language, no words, a text that the policy
    has not, headings that are more or fewer lines than the English), `NoTypeface`, `TooLong`.
    """
    desk.need("office")
    if draft.part not in PARTS:
        raise UnknownWord(what="text", given=draft.part, known=", ".join(PARTS))
    language = read_language(draft.language)
    text = typed.text(draft.text.strip(), "translation")
    if not text:
        raise BadInput(what="translation", given="", expected="the words")
    if lacking := without_typeface(text):
        raise NoTypeface(letters=" ".join(lacking[:_SHOWN]), language=language_name(language)[0])
    english = english_of(desk.pack, draft.part)
    if not english.strip():
        raise BadInput(what="text", given=draft.part, expected="one that the policy has")
    if draft.part == "leaflet":
        text = read_words(text).text
    body = Translation(
        part=draft.part,
        text_hash=sha256(english),
        language=language,
        text=text,
        translator=typed.line(draft.translator, "translator"),
    )
    old = desk.store.find(Translation, part=draft.part, language=language)
    with desk.write() as writing:
        return writing.add(body, record=old[-1].id if old else None)


def withdraw_translation(desk: Desk, record: str) -> None:
    """Offer it no more; what was said or handed over in it stays as it was written down.

    The record has no mark for it: the withdrawn version is the one whose `text` is empty, which
    nothing else can be, since none is attached without words. Withdrawn already, nothing is kept.
    Raises `WrongDesk`, `NoSuchRecord`.
    """
    desk.need("office")
    kept = desk.store.get(Translation, record)
    if kept is None:
        raise NoSuchRecord(what="translation", id=record)
    if kept.body.text:
        with desk.write() as writing:
            writing.add(structs.replace(kept.body, text=""), record=kept.id)


def translations(desk: Desk, *, withdrawn: bool = False) -> tuple[Translated, ...]:
    """All of them by language, then in the order of the policy's texts; withdrawn ones if asked."""
    pack, found = desk.pack, []
    for one in desk.store.find(Translation):
        if not one.body.text and not withdrawn:
            continue
        name, right_to_left = language_name(one.body.language)
        found.append(
            Translated(
                id=one.id,
                part=one.body.part,
                language=one.body.language,
                name=name,
                text=one.body.text,
                translator=one.body.translator,
                right_to_left=right_to_left,
                current=bool(one.body.text)
                and one.body.text_hash == Hash(sha256(english_of(pack, one.body.part))),
                withdrawn=not one.body.text,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.name, PARTS.index(one.part))))


def english_of(pack: Pack, part: Part) -> str:
    """The exact English words of a text; empty where the policy has none."""
    return {
        "statement": pack.statement.text,
        "meeting": pack.meeting.text,
        "explanation": pack.explain.text,
        "privacy": pack.privacy.text,
        "leaflet": leaflet_words.ENGLISH.text,
    }[part]
