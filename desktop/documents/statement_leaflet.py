"""The statement leaflet: what we say to everybody at first contact, in print.

- Its first words are the exact words that are spoken (coventry-iass/effect-statement: print says
  the same), in another language where the office has attached its translation.
- Then what impartial means, whom else one can turn to, what to do if we seem to take sides, and
  where to read more, as far as the policy says.
- A4, or one sheet of A4 printed on both sides and folded to A5. No family's words are on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.casework.identity import Identity
from desktop.casework.policy import Agency, Pack
from desktop.documents.press import Paper, Passage, Press, Sheet, typeset

LeafletSize = Literal["a4", "a5"]
TITLE = "We are impartial"
MEANS, TURN, SIDES, READ = (
    "What impartial means",
    "Whom else you can turn to",
    "If you think that we took sides",
    "To read more",
)


@dataclass(frozen=True)
class Entry:
    """Somebody to turn to, or something to read."""

    name: str
    says: str = ""  # what for
    reach: str = ""


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    title: str
    passages: tuple[Passage, ...] = ()
    entries: tuple[Entry, ...] = ()

    def data(self) -> dict[str, object]:
        """As a layout reads it."""
        return {
            "title": self.title,
            "passages": [each.data() for each in self.passages],
            "entries": [vars(each) for each in self.entries],
        }


@dataclass(frozen=True)
class Leaflet:
    """What is on it."""

    statement: Passage
    sections: tuple[Section, ...]
    policy: str  # its title and version


def leaflet_of(
    pack: Pack, statement: Passage | None = None, explanation: Passage | None = None
) -> Leaflet:
    """What a policy gives for a leaflet; either text in another language instead of its own."""
    means = explanation or Passage(pack.explain.text.strip())
    sides = f"Please tell us. You can also speak to {pack.challenge.contact}"
    reach = f": {pack.challenge.reach}" if pack.challenge.reach else ""
    sections = (
        Section(MEANS, (means,) if means.text else ()),
        Section(TURN, entries=tuple(map(_agency, pack.agencies))),
        Section(SIDES, (Passage(f"{sides}{reach}."),) if pack.challenge.contact else ()),
        Section(READ, entries=tuple(Entry(o.title, "", o.where) for o in pack.explain.reading)),
    )
    return Leaflet(
        statement or Passage(pack.statement.text.strip()),
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
    sheet = Sheet(
        title=TITLE,
        subject=f"The impartiality statement of {service.name}",
        service=service,
        made=made,
        foot="" if folded else leaflet.policy,
    )
    data: dict[str, object] = {
        "statement": leaflet.statement.data(),
        "sections": [each.data() for each in leaflet.sections],
        "rtl": leaflet.statement.rtl,
    }
    if not folded:
        return typeset("statement", sheet, data, press)
    parts = {key: _data(leaflet.sections, titles) for key, titles in _PANELS.items()}
    return typeset("leaflet", sheet, {**data, **parts, "folded_foot": leaflet.policy}, press)


def _agency(one: Agency) -> Entry:
    return Entry(one.name, f"{one.what_for[:1].upper()}{one.what_for[1:]}", one.reach)


_PANELS = {"left": (MEANS,), "right": (TURN,), "back": (SIDES, READ)}


def _data(sections: Sequence[Section], titles: tuple[str, ...]) -> list[dict[str, object]]:
    return [each.data() for each in sections if each.title in titles]
