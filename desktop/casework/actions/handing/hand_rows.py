"""At the office: the rows of a case, written once more for the laptop that it is given to.

All of them that are not erased, every version: the second volunteer goes on where the first one
was, and knows what the office handed out meanwhile, or noted as come back. What comes of the case
later from anybody else, because it was under way, is handed on too.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from db import handing
from db.bundle.lines import OpenRow
from db.closeness import HandOver
from db.ledger import Row
from db.names import CaseId, DeviceId, RecordId
from db.store.heirs import heir
from db.store.store import Writing
from desktop.casework.desk import Desk
from desktop.casework.record.family import case_of, records_of
from desktop.casework.record.holding import Held, holder, moved_cases


def rows_to_hand(desk: Desk, case: CaseId) -> list[Row]:
    """The rows of a case that a laptop needs, in the order in which they came."""
    records = records_of(desk, RecordId(case))
    some = desk.store.whole_rows([one for one in records if one.kind in handing.KINDS])
    return [row for row in some if handing.changes_hands(row.header)]


def write_rows(
    desk: Desk, writing: Writing, case: CaseId, rows: Sequence[Row], to: DeviceId
) -> int:
    """Hand these rows over, a part each. Inside a `write`. How many."""
    names = {str(one.device): one.name for one in desk.store.local.peers()}
    office = {one: desk.name_of(one) for one in {row.header.actor for row in _ours(desk, rows)}}
    for part, row in enumerate(rows, 1):
        body = HandOver(
            case=case,
            part=part,
            parts=len(rows),
            held_by=names.get(row.header.device) or office.get(row.header.actor, ""),
            rows=(handing.hand(row),),
        )
        writing.add(handing.fitting(body), to=to)
    return len(rows)


def _ours(desk: Desk, rows: Sequence[Row]) -> Iterator[Row]:
    return (row for row in rows if row.header.device == desk.device)


def hand_on_late(desk: Desk, writing: Writing, rows: Sequence[OpenRow]) -> None:
    """Hand rows that just came on to whoever has their case now. Inside the `write` that took them,
    after what an erasure means for them was done."""
    moved = moved_cases(desk) if desk.kind == "office" else frozenset()
    if not moved:
        return
    late: dict[tuple[CaseId, DeviceId], list[OpenRow]] = defaultdict(list)
    for one in rows:
        case = _case(desk, one) if one.row.header.kind in handing.KINDS else None
        if case in moved and case is not None:
            late[case, one.row.header.device].append(one)
    for (case, device), some in late.items():
        now = holder(desk, case)
        if now is not None and not _same(desk, now.device, device):
            records = [(one.row.header.kind, one.row.header.record) for one in some]
            came = {one.row.hash for one in some}
            left = [row for row in desk.store.whole_rows(records) if row.hash in came]
            write_rows(desk, writing, case, left, now.device)


def late_rows(desk: Desk, case: CaseId, held: Sequence[Held]) -> int:
    """How many rows of a case came from a laptop after the office had given it to another."""
    to = {one.assignment: one.device for one in held if one.assignment is not None}
    if not to:
        return 0
    late, now = 0, ""
    records = [(one.kind, one.id) for one in records_of(desk, RecordId(case))]
    for row in desk.store.whole_rows(records):  # in the order in which they came
        header = row.header
        if header.record in to:  # given, or taken back later by the same record
            now = heir(desk.store.database, to.pop(header.record))
        elif now and header.kind in handing.KINDS and header.stream == handing.STREAM:
            late += heir(desk.store.database, header.device) != now
    return late


def _case(desk: Desk, one: OpenRow) -> CaseId | None:
    named = getattr(one.body, "case", None)
    if named is not None or one.body is None:
        return named
    found = case_of(desk, one.row.header.kind, one.row.header.record)
    return None if found is None else CaseId(found)


def _same(desk: Desk, one: DeviceId, other: DeviceId) -> bool:
    return heir(desk.store.database, one) == heir(desk.store.database, other)
