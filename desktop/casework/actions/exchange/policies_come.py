"""What a policy that a bundle brings means here: it comes into force, or it is passed over.

Which one is in force is decided by its place in the office's stream (`publishing.in_force`); here
the desk is told, and what is to be said of one that is older, or that this program cannot read.
"""

from collections.abc import Iterable, Sequence

from db.bundle.lines import OpenRow
from db.names import RecordId
from db.records import Pack
from desktop.casework.actions.exchange.arrivals import Facts
from desktop.casework.actions.policy.acknowledge import owed
from desktop.casework.desk import Desk
from desktop.casework.record.begun import note_came


def put_in_force(desk: Desk, rows: Sequence[OpenRow]) -> str:
    """Put a policy that came into force; the code of what is to be said where it is passed over.

    Of several the last one counts: a welcome brings all that there ever were.
    """
    found = _policies(rows)
    if not found:
        return ""
    for one in found:
        note_came(desk, one)
    desk.policy_changed()
    if found[-1] in desk.in_force.unread:
        return "policy-unread"
    return "policy-older" if found[-1] in desk.in_force.older else ""


def in_force_now(desk: Desk, rows: Sequence[OpenRow]) -> Facts:
    """Which version of the policy came into force with it, where it is still to be read."""
    new = _policies(rows)[-1:] == [desk.in_force.record] and owed(desk)
    return {"policy": desk.pack.version} if new else {}


def came_again(desk: Desk, rows: Sequence[OpenRow]) -> tuple[str, Facts]:
    """What is to be said of a bundle that is here already: of an older policy, that it is older."""
    found, now = _policies(rows), desk.in_force
    late = next((one.body for one in desk.published if found[-1:] == [one.id]), None)
    if late is None or found[-1] in {now.record, *now.unread}:
        return "already", {}
    facts: Facts = {"version": now.pack.version, "title": now.pack.title, "came": late.version}
    return "policy-late", facts


def _policies(rows: Iterable[OpenRow]) -> list[RecordId]:
    """The policies that a bundle brings, in the order in which they were published."""
    return [one.row.header.record for one in rows if isinstance(one.body, Pack)]
