"""What a repair did, and how it is told: kinds, dates and references, never anybody's words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct

from db.ledger import moment
from desktop.casework.history.record_words import KINDS
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted, moment_of, together

_SHOWN = 40  # lost rows that are named one by one


class Lost(Struct, frozen=True, kw_only=True):
    """A row that could not be brought back: what it was, as far as the tables still told."""

    kind: str
    at: str  # when it was written, a `ledger.stamp`
    case: str  # the case's reference; empty where it belongs to none, or that is lost too
    stream: str


class LostRange(Struct, frozen=True, kw_only=True):
    """Rows `first` to `last` of one stream that are lost."""

    whose: Literal["up", "own", "sent", "before", "theirs"]
    """`up`: this laptop's, for the office; `own`: never leaves this desk; `sent`: this office's,
    for laptops; `before`: this laptop's, for the office, from before it was signed in anew;
    `theirs`: another desk wrote them."""
    first: int
    last: int
    confirmed: int = 0  # the last row of that stream that another desk has confirmed

    @property
    def size(self) -> int:
        """How many rows."""
        return self.last - self.first + 1


class Repaired(Struct, frozen=True, kw_only=True):
    """What one repair found and did."""

    at: str
    tables: bool = False  # only tables were made again; the ledger was whole
    pages: int = 0  # damaged ones
    brought: tuple[tuple[str, int], ...] = ()  # when a backup was made, and rows that came from it
    rows: int = 0  # rows of the ledger that are lost
    at_office: int = 0  # how many of them another desk holds: it wrote or has confirmed them
    unsent: int = 0  # how many of them still had to be sent, or to be confirmed
    ranges: tuple[LostRange, ...] = ()  # which numbers those have
    came_back: int = 0  # rows that the office has brought back since
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
    if done.came_back:
        lines.append(f"Since then the office brought {counted(done.came_back, 'row')} back.")
    lines.extend(ranges_told(done.ranges))
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


def ranges_told(ranges: Sequence[LostRange]) -> list[str]:
    """For each lost range who can bring it back, a sentence each."""
    lines: list[str] = []
    for one in ranges:
        if one.whose == "up":
            lines.extend(_up_told(one))
        elif one.whose == "own":
            lines.append(
                f"{capital(rows(one.first, one.last))} of what never leaves this desk: no bundle "
                "can bring that back, because nobody else ever had it."
            )
        elif one.whose == "sent":
            lines.append(
                f"{capital(rows(one.first, one.last))} of what this office sends. Laptops that "
                "have it keep it; it cannot be sent to others. Write again here what you need."
            )
        elif one.whose == "before":
            lines.append(
                f"{capital(rows(one.first, one.last))} from before this laptop was signed in anew. "
                "They stop nothing any more; what the office has of them it can tell you."
            )
    theirs = sum(one.size for one in ranges if one.whose == "theirs")
    if theirs:
        lines.append(f"{capital(counted(theirs, 'row'))} of another desk: ask there what they say.")
    return lines


def asked_for(ranges: Sequence[LostRange]) -> str:
    """What to ask the office for: "rows 13 to 20 and 31"; empty where it can have nothing."""
    numbers = [
        f"{first}" if first == last else f"{first} to {last}" for first, last in _joined(ranges)
    ]
    one = len(numbers) == 1 and numbers[0].isdigit()
    return f"{'row' if one else 'rows'} {together(numbers)}" if numbers else ""


def _joined(ranges: Sequence[LostRange]) -> list[tuple[int, int]]:
    """Ranges of `up` as one asks for them: two that stand side by side are one."""
    found: list[tuple[int, int]] = []
    for one in ranges:
        if one.whose == "up" and found and found[-1][1] + 1 == one.first:
            found[-1] = (found[-1][0], one.last)
        elif one.whose == "up":
            found.append((one.first, one.last))
    return found


def _up_told(one: LostRange) -> Iterator[str]:
    held = min(one.last, one.confirmed)
    if held >= one.first:
        yield (
            f"{capital(rows(one.first, held))} for the office: it has confirmed that it holds "
            "them, so it can bring them back."
        )
    if held < one.last:
        first = max(one.first, held + 1)
        yield (
            f"{capital(rows(first, one.last))} for the office: it has not confirmed them. It may "
            "hold them all the same, so ask. If it does not, what was written after them cannot "
            "be sent from here; sending says so, and what to do."
        )


def rows(first: int, last: int) -> str:
    """ "row 7", "rows 7 to 9"."""
    return f"row {first}" if first == last else f"rows {first} to {last}"


def _named(one: Lost) -> str:
    return KINDS.get(one.kind, one.kind.replace("_", " "))
