"""The law and guidance that advice may rest on: a catalogue with a date, and finding in it.

- A file of another shape is refused whole (`ValueError`, which names the file): the catalogue is
  ours, so that is a fault of the installation and no person's.
- Each place is cited as it is said aloud: *Children and Families Act 2014, s 36(8)*.
- Found by a number with or without its work (*s 36*, *36(8)*, *code 6.4*), by what people call it
  (*annual review*), or by words of what it is about. The law changes: `checked` is the day on which
  it stood as it is told here.
- A service's own policy is cited too, in free text that says that it is local.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

_Words = Annotated[str, Meta(min_length=1, max_length=300)]
_Unit = Literal["s", "reg", "para", "r", "art", "Sch", "chapter", "Annex", "part"]
_At = Annotated[str, Meta(pattern=r"^([0-9]+[A-Z]*(\.[0-9]+)?(\([0-9a-z]+\))*)?\Z", max_length=30)]

LOCAL = "Local policy: "
"""Stands before whatever a service's own policy is cited as."""


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One place of a work, as its file has it. `at` is empty where the whole work is meant."""

    at: _At
    about: _Words
    unit: _Unit | None = None
    words: tuple[_Words, ...] = ()


class Work(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An act, a set of regulations or a piece of guidance, as its file has it."""

    title: _Words
    aliases: tuple[_Words, ...]
    kind: Literal["act", "regulations", "rules", "guidance"]
    unit: _Unit
    order: int
    since: date
    checked: date
    entries: Annotated[tuple[Entry, ...], Meta(min_length=1)]


@dataclass(frozen=True)
class Provision:
    """A place that can be cited."""

    citation: str
    about: str
    kind: str
    since: date
    checked: date
    work: str
    at: str
    unit: str
    order: tuple[int, int]
    aliases: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Law:
    """The whole catalogue, in the order in which equally good answers stand."""

    provisions: tuple[Provision, ...]

    def cited(self, citation: str) -> Provision | None:
        """The place that is cited so; None for what is not in the catalogue."""
        return next((one for one in self.provisions if one.citation == citation), None)

    def find(self, typed: str, most: int = 8) -> tuple[Provision, ...]:
        """What is meant by these words, the likeliest first; nothing for nothing typed."""
        asked = _understood(typed)
        if not asked.words and not asked.at:
            return ()
        scored = ((_score(one, asked), one) for one in self.provisions)
        found = sorted(
            ((score, one) for score, one in scored if score),
            key=lambda each: (-each[0], each[1].order),
        )
        return tuple(one for _, one in found[:most])


def local(words: str) -> str:
    """A service's own policy as a source, marked as local; said once."""
    tidy = " ".join(words.split())
    return tidy if not tidy or tidy.startswith(LOCAL) else f"{LOCAL}{tidy}"


def read_law(texts: Mapping[str, str]) -> Law:
    """The catalogue of these files, text by name. Raises `ValueError` for one that is not good."""
    works = [_read(name, text) for name, text in texts.items()]
    works.sort(key=lambda one: one.order)
    made = tuple(one for work in works for one in _provisions(work))
    seen: set[str] = set()
    for one in made:
        if one.citation in seen:
            raise ValueError(f"the law catalogue has {one.citation} twice")
        seen.add(one.citation)
    return Law(made)


def _read(name: str, text: str) -> Work:
    try:
        return msgspec.convert(tomllib.loads(text), Work)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as fault:
        raise ValueError(f"the law catalogue’s file {name}: {fault}") from None


def _provisions(work: Work) -> Iterable[Provision]:
    for number, one in enumerate(work.entries):
        unit = one.unit or work.unit
        yield Provision(
            citation=f"{work.title}, {unit} {one.at}" if one.at else work.title,
            about=one.about,
            kind=work.kind,
            since=work.since,
            checked=work.checked,
            work=work.title,
            at=one.at.casefold(),
            unit=unit.casefold(),
            order=(work.order, number),
            aliases=tuple(alias.casefold() for alias in work.aliases),
            words=tuple(_folded(each) for each in one.words),
        )


# --- What was typed ----------------------------------------------

_UNITS = {
    **dict.fromkeys(("s", "ss", "sec", "section", "sections"), "s"),
    **dict.fromkeys(("reg", "regs", "regulation"), "reg"),
    **dict.fromkeys(("para", "paras", "paragraph"), "para"),
    **dict.fromkeys(("r", "rule"), "r"),
    **dict.fromkeys(("art", "article"), "art"),
    **dict.fromkeys(("sch", "schedule"), "sch"),
    **dict.fromkeys(("ch", "chapter"), "chapter"),
    "annex": "annex",
}
_REF = re.compile(r"[0-9]+[a-z]*(\.[0-9]+)?(\([0-9a-z]+\))*")
_GLUED = re.compile(r"^(s|ss|reg|para|r|art|sch|ch)\.?([0-9].*)$")
_TOKEN = re.compile(r"[\w’.-]+(?:\s*\([0-9a-z]+\))*|[\w’]+")
_SMALL = frozenset({"the", "of", "and", "a", "in", "to", "for", "on", "is"})


@dataclass(frozen=True)
class _Asked:
    whole: str  # all of it, folded
    words: tuple[str, ...]  # without units and numbers
    unit: str
    at: str


def _understood(typed: str) -> _Asked:
    """Years are words (2014 is no section), but for a number that stands alone."""
    whole = " ".join(_folded(typed).replace(",", " ").split())
    words: list[str] = []
    unit = at = ""
    tokens = _tokens(whole)
    for token, after in pairwise([*tokens, ""]):
        # "Regulation" stands in titles too: it is a unit before a number, or while one types on.
        if token.rstrip(".") in _UNITS and (not after or _REF.fullmatch(after)):
            unit = _UNITS[token.rstrip(".")]
        elif _REF.fullmatch(token) and not (_is_year(token) and token != whole):
            at = token
        else:
            words.append(token)
    return _Asked(whole, tuple(one for one in words if one not in _SMALL), unit, at)


def _tokens(whole: str) -> list[str]:
    found: list[str] = []
    for match in _TOKEN.finditer(whole):
        token = re.sub(r"\s+\(", "(", match[0])
        glued = _GLUED.match(token)
        found += [glued[1], glued[2]] if glued else [token]
    return found


def _is_year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and token[:2] in ("19", "20")


# --- How well a place answers ------------------------------------


def _score(one: Provision, asked: _Asked) -> int:
    """0 for what is not meant. A number that fits outweighs all words."""
    number = _fit(one, asked)
    if asked.at and not number:
        return 0
    words = _words_fit(one, asked.words)
    if asked.words and not words:
        return 0
    phrase = 40 if any(one_word == " ".join(asked.words) for one_word in one.words) else 0
    return number + words + phrase + 1


def _fit(one: Provision, asked: _Asked) -> int:
    if not asked.at or (asked.unit and asked.unit != one.unit):
        return 0
    # A bare number is a section or paragraph before it is a schedule or a chapter.
    plain = 0 if one.unit in ("sch", "chapter", "annex") and not asked.unit else 10
    if one.at == asked.at:
        return 200 + plain
    if one.at.startswith(f"{asked.at}("):
        return 150 + plain
    if asked.at.startswith(f"{one.at}(") and one.at:
        return 100 + plain
    if "." in one.at and one.at.startswith(asked.at) and "." in asked.at:
        return 50 + plain
    return 0


def _words_fit(one: Provision, words: tuple[str, ...]) -> int:
    """Every word must be somewhere: in the work's names, in what the place is called or about."""
    if not words:
        return 0
    said = " ".join(words)
    title = _parts(one.work) | {part for alias in one.aliases for part in alias.split()}
    called = {part for each in one.words for part in _parts(each)}
    about = _parts(one.about)
    score = 60 if said in one.aliases or said == one.work.casefold() else 0
    for word in words:
        if _begins(word, called):
            score += 12
        elif _begins(word, about):
            score += 6
        elif _begins(word, title):
            score += 4
        else:
            return 0
    return score


def _parts(words: str) -> set[str]:
    return set(re.findall(r"[\w’-]+", _folded(words)))


def _folded(words: str) -> str:
    """Without regard to capitals, and to which of two apostrophes a keyboard has."""
    return words.casefold().replace("'", "’")


def _begins(word: str, among: set[str]) -> bool:
    return any(each.startswith(word) for each in among)
