"""Reads the list of links between schools as the government publishes it (`links_edubasealldata`).

- A link is read once, from the older number to the newer: "Predecessor" is "Successor" from the
  other end. Ends that disagree: the plainer kind gives way ("Successor" to "Successor - merged"),
  and of two days the later one is kept (the last of the old school, the first of the new).
- The linked school's name, which stands in the file as well, is not looked at.
"""

import csv
from collections.abc import Iterable
from datetime import date

from desktop.casework.ground.gias import NotGias, decoded, read_day
from desktop.casework.ground.school_chains import (
    AMALGAMATED,
    JOINED,
    MERGED,
    OTHER,
    SIXTH_FORM,
    SPLIT,
    SUCCESSOR,
    Link,
)

COLUMNS = ("URN", "LinkURN", "LinkType")
_DAY = "LinkEstablishedDate"
_PLAIN = (OTHER, JOINED, SUCCESSOR, AMALGAMATED, MERGED, SPLIT, SIXTH_FORM)  # the plainest first


def is_links(header: list[str]) -> bool:
    """Whether a file with this header is the list of links."""
    return "linkurn" in (name.strip().lower() for name in header)


def read_links(lines: Iterable[bytes]) -> list[Link]:
    """Every link of a published list, rising. Raises `NotGias` with the line or the column."""
    rows = csv.reader(decoded(lines))
    header = [name.strip().lower() for name in next(rows, [])]
    missing = next((name for name in COLUMNS if name.lower() not in header), "")
    if missing:
        raise NotGias(f"there is no column {missing}")
    urn, other, kind = (header.index(name.lower()) for name in COLUMNS)
    day = header.index(_DAY.lower()) if _DAY.lower() in header else len(header)
    found: dict[tuple[int, int], Link] = {}
    for row in rows:
        if not row:
            continue
        if len(row) < len(header):
            raise NotGias(f"line {rows.line_num} ends early: it may have been cut short on its way")
        try:
            link = _link(row[urn], row[other], row[kind], row[day] if day < len(row) else "")
        except (IndexError, ValueError):
            raise NotGias(f"line {rows.line_num} is not a link") from None
        pair = link.old, link.new
        found[pair] = _agreed(found[pair], link) if pair in found else link
    return sorted(found.values(), key=lambda one: (one.old, one.new))


def _link(urn: str, other: str, published: str, day: str) -> Link:
    words = published.strip().lower()
    kind, on = _kind(words), read_day(day)
    old, new = _number(urn), _number(other)
    if words.startswith("predecessor"):
        old, new = new, old
    elif kind in (JOINED, SIXTH_FORM, OTHER):  # the same from both ends
        old, new = min(old, new), max(old, new)
    return Link(old, new, kind, on)


def _kind(words: str) -> str:
    begins, _, more = words.partition(" - ")
    if begins in ("successor", "predecessor"):
        kinds = {"merged": MERGED, "amalgamated": AMALGAMATED, "split school": SPLIT}
        return kinds.get(more, SUCCESSOR)
    if begins.startswith("sixth form"):
        return SIXTH_FORM
    joins = begins in ("merged", "expansion", "closure", "result of amalgamation")
    return JOINED if joins else OTHER


def _number(urn: str) -> int:
    if not (urn.strip().isascii() and urn.strip().isdigit() and 5 <= len(urn.strip()) <= 7):
        raise ValueError(urn)
    return int(urn)


def _agreed(one: Link, other: Link) -> Link:
    plainer = min(one.kind, other.kind, key=_PLAIN.index)
    kind = one.kind if plainer == other.kind else other.kind
    return one._replace(
        kind=kind, on=max(one.on or date.min, other.on or date.min) if one.on or other.on else None
    )
