"""The statement leaflet: what we say to everybody at first contact, in print.

- Its first words are the exact words that are spoken (coventry-iass/effect-statement: print says
  the same), in another language where the office has attached its translation.
- Then what impartial means, whom else one can turn to, what to do if we seem to take sides, and
  where to read more, as far as the policy says.
- Headings of a leaflet in another language are the office's, too. Without them, words in that
  language stand under no heading, and what is English under an English one: each part, heading or
  text, is tagged with the language that it is in.
- A4, or one sheet of A4 printed on both sides and folded to A5. No family's words are on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.casework.packs.policy import Agency, Pack
from desktop.casework.papers.identity import Identity
from desktop.casework.papers.leaflet_words import ENGLISH, LeafletWords
from desktop.casework.promise.languages import language_name
from desktop.casework.saying.said import capital
from desktop.documents.press import Paper, Passage, Press, Sheet, typeset

LeafletSize = Literal["a4", "a5"]
Part = Literal["means", "turn", "sides", "read"]


@dataclass(frozen=True)
class Entry:
    """Somebody to turn to, or something to read."""

    name: str
    says: str = ""  # what for
    reach: str = ""


@dataclass(frozen=True)
class Section:
    """A heading, if it has one, and what stands under it."""

    part: Part
    title: Passage | None
    passages: tuple[Passage, ...] = ()
    entries: tuple[Entry, ...] = ()

    def data(self) -> dict[str, object]:
        """As a layout reads it."""
        return {
            "title": self.title and self.title.data(),
            "passages": [each.data() for each in self.passages],
            "entries": [vars(each) for each in self.entries],
        }


@dataclass(frozen=True)
class Leaflet:
    """What is on it. `title`: its largest line; None in a language in which it has none."""

    title: Passage | None
    statement: Passage
    sections: tuple[Section, ...]
    policy: str  # its title and version


def leaflet_of(
    pack: Pack,
    statement: Passage | None = None,
    explanation: Passage | None = None,
    words: LeafletWords | None = None,
) -> Leaflet:
    """What a policy gives for a leaflet; either text in another language instead of its own.

    `words`: the headings in the statement's language, where that is not English.
    """
    spoken = statement or Passage(pack.statement.text.strip())
    means = explanation or Passage(pack.explain.text.strip())
    given = words and {part: Passage(line, spoken.language) for part, line in vars(words).items()}
    english = {part: Passage(line) for part, line in vars(ENGLISH).items()}

    def heading(part: str, below: Passage | None = None) -> Passage | None:
        if given and spoken.language != english[part].language:
            return given[part]
        return english[part] if below is None or below.language == english[part].language else None

    sections = (
        Section("means", heading("means", means), (means,) if means.text else ()),
        Section("turn", heading("turn"), entries=tuple(map(_agency, pack.agencies))),
        _sides(pack, heading("sides"), heading("ask") if given else None),
        Section("read", heading("read"), entries=_reading(pack)),
    )
    return Leaflet(
        heading("title", spoken),
        spoken,
        tuple(each for each in sections if each.passages or each.entries),
        f"{pack.title}, version {pack.version}",
    )


def statement_leaflet(
    leaflet: Leaflet, service: Identity, made: date, size: LeafletSize = "a4", *, press: Press
) -> Paper:
    """The leaflet as PDF.

    Raises `BadInput` for letters that no shipped typeface has, `TooLong` where a folded sheet
    cannot hold it in letters that can still be read.
    """
    folded = size == "a5"
    tongue = leaflet.statement.language
    sheet = Sheet(
        title=ENGLISH.title
        if tongue == "en-GB"
        else f"{ENGLISH.title}: {language_name(tongue)[0]}",
        subject=f"The impartiality statement of {service.name}",
        service=service,
        made=made,
        foot="" if folded else leaflet.policy,
    )
    data: dict[str, object] = {
        "heading": leaflet.title and leaflet.title.data(),
        "statement": leaflet.statement.data(),
        "sections": [each.data() for each in leaflet.sections],
        "rtl": leaflet.statement.rtl,
    }
    if not folded:
        return typeset("statement", sheet, data, press)
    panels = {key: _data(leaflet.sections, parts) for key, parts in _PANELS.items()}
    return typeset("leaflet", sheet, {**data, **panels, "folded_foot": leaflet.policy}, press)


def _sides(pack: Pack, title: Passage | None, ask: Passage | None) -> Section:
    """What to do about a doubt; the name stands apart where a sentence cannot be built round it."""
    who, reach = pack.challenge.contact, pack.challenge.reach
    if not who:
        return Section("sides", title)
    if ask is not None:
        return Section("sides", title, (ask,), (Entry(f"{who[:1].upper()}{who[1:]}", "", reach),))
    said = f"Please tell us. You can also speak to {who}{f': {reach}' if reach else ''}."
    return Section("sides", title, (Passage(said),))


def _reading(pack: Pack) -> tuple[Entry, ...]:
    return tuple(Entry(each.title, "", each.where) for each in pack.explain.reading)


def _agency(one: Agency) -> Entry:
    address = " " not in one.reach  # which stands as it is typed
    reach = one.reach if address else capital(one.reach)
    return Entry(one.name, capital(one.what_for), reach)


_PANELS: dict[str, tuple[Part, ...]] = {
    "left": ("means",),
    "right": ("turn",),
    "back": ("sides", "read"),
}


def _data(sections: Sequence[Section], parts: tuple[Part, ...]) -> list[dict[str, object]]:
    return [each.data() for each in sections if each.part in parts]
