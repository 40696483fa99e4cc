"""What a repair did, and how it is told: kinds, dates and references, never anybody's words."""

from collections import Counter
from datetime import datetime

from msgspec import Struct

from db.ledger import moment
from desktop.casework.clock import london
from desktop.casework.dates import written
from desktop.casework.record_words import KINDS
from desktop.casework.said import capital, counted, moment_of

_SHOWN = 40  # lost rows that are named one by one


class Lost(Struct, frozen=True, kw_only=True):
    """A row that could not be brought back: what it was, as far as the tables still told."""

    kind: str
    at: str  # when it was written, a `ledger.stamp`
    case: str  # the case's reference; empty where it belongs to none, or that is lost too
    stream: str


class Repaired(Struct, frozen=True, kw_only=True):
    """What one repair found and did."""

    at: str
    tables: bool = False  # only tables were made again; the ledger was whole
    pages: int = 0  # damaged ones
    brought: tuple[tuple[str, int], ...] = ()  # when a backup was made, and rows that came from it
    rows: int = 0  # rows of the ledger that are lost
    at_office: int = 0  # how many of them another desk holds: it wrote or has confirmed them
    unsent: int = 0  # how many of them still had to be sent, or to be confirmed
    lost: tuple[Lost, ...] = ()  # those that something still told of
    torn: tuple[str, ...] = ()  # local tables of which something was lost
    certain: bool = True  # whether it is known how far the record went
    aside: str = ""  # the damaged file's name in the vault's folder


def told(done: Repaired, now: datetime) -> list[str]:
    """What was done and what it cost, a sentence each."""
    if done.tables:
        return [
            "The ledger was whole. Lists and search differed from it and were made again from it; "
            "nothing was lost."
        ]
    lines = [f"{capital(counted(done.pages, 'page'))} of the record could not be read any more."]
    lines.extend(
        f"{capital(counted(count, 'row'))} came back from the backup of "
        f"{moment_of(moment(made), now)}."
        for made, count in done.brought
    )
    lines.extend(_cost(done))
    if "draft" in done.torn:
        lines.append("Some of what was typed and not saved is lost.")
    if not done.certain:
        lines.append(
            "It is not certain how far the record went. Before anything is sent, bring in a bundle "
            "that the other side makes now: it says whether something is missing."
        )
    lines.append(f"The damaged file stays in the vault’s folder as {done.aside}.")
    return lines


def _cost(done: Repaired) -> list[str]:
    if not done.rows:
        return ["Nothing that was saved is lost."]
    lines = [f"Lost: {counted(done.rows, 'row')} of the ledger."]
    if done.at_office:
        held = "all of them" if done.at_office == done.rows else f"{done.at_office} of them"
        lines.append(
            f"Another desk holds {held}: ask there what they say. A bundle cannot bring back what "
            "was here before; write again here what you need here."
        )
    if done.unsent:
        lines.append(
            f"The other side had not confirmed {counted(done.unsent, 'row')}. What was written "
            "after that cannot be sent without it; sending says so, and what to do."
        )
    only = done.rows - done.at_office - done.unsent
    if only:
        lines.append(f"Nobody else has {counted(only, 'row')} that never left this desk.")
    counts = Counter(
        (_named(one), one.case, written(london(moment(one.at)).date())) for one in done.lost
    )
    for (name, case, day), count in list(counts.items())[:_SHOWN]:
        many = f" ({count})" if count > 1 else ""
        lines.append(f"– {name}{many}, written {day}{', ' + case if case else ''}")
    unnamed = done.rows - len(done.lost) + max(0, len(counts) - _SHOWN)
    if unnamed > 0:
        lines.append(f"– {counted(unnamed, 'row')} of which nothing tells any more what it was")
    return lines


def _named(one: Lost) -> str:
    return KINDS.get(one.kind, one.kind.replace("_", " "))
