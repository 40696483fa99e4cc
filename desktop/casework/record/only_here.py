"""What is on this laptop and nowhere else yet, by kind: for the Exchange page."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from db.ledger import EMPTY, moment
from db.names import RecordId
from desktop.casework.desk import Desk

OTHER = "other"

_SHOWN = frozenset(
    {"case", "contact", "enquiry", "statement", "meeting", "role", "referral", "action", "concern"}
    | {"concern_step", "training", "attachment"}
)


@dataclass(frozen=True)
class OnlyHere:
    """Rows for the office that it has not confirmed."""

    rows: int
    since: datetime | None  # when the oldest of them was written
    kinds: tuple[tuple[str, int], ...]  # kind as in `db.records.KINDS`, or `OTHER`; most first
    sent: int  # of these rows, how many are in a bundle that has gone already


def records_only_here(desk: Desk, kind: str) -> frozenset[RecordId]:
    """Which records of a kind the office has not confirmed yet."""
    confirmed = desk.store.local.receipts(desk.office).get("up", EMPTY).seq
    rows = desk.store.rows(desk.device, "up", after=confirmed)
    return frozenset(row.header.record for row in rows if row.header.kind == kind)


def count_only_here(desk: Desk) -> int:
    """How many rows the office has not confirmed, by their numbers: none of them is read."""
    confirmed = desk.store.local.receipts(desk.office).get("up", EMPTY)
    return desk.store.head(desk.device, "up").seq - confirmed.seq


def look_at_only_here(desk: Desk) -> OnlyHere:
    """What would be lost with this laptop, as far as the office has said what it holds."""
    confirmed = desk.store.local.receipts(desk.office).get("up", EMPTY).seq
    rows = list(desk.store.rows(desk.device, "up", after=confirmed))
    count = Counter(row.header.kind if row.header.kind in _SHOWN else OTHER for row in rows)
    gone = max(
        (
            last
            for bundle in desk.store.local.bundles("out", peer=desk.office)
            for stream, _, last in bundle.ranges
            if stream == "up"
        ),
        default=0,
    )
    ordered = sorted(count.items(), key=lambda one: (one[0] == OTHER, -one[1], one[0]))
    return OnlyHere(
        rows=len(rows),
        since=moment(rows[0].header.at) if rows else None,
        kinds=tuple(ordered),
        sent=sum(row.header.seq <= gone for row in rows),
    )
