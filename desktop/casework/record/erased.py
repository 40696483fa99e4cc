"""What was erased, what is asked for, and what was said no to: as both desks list it.

An erasure's versions tell its story: the first is a laptop's request or the office's own deed; the
one that stands says what became of it (`db.records.Erasure`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from db.errors import CaseErased
from db.names import DeviceId, RecordId
from db.records import Erasure
from db.store.reading import Kept
from desktop.casework.desk import Desk
from desktop.casework.history import erasures
from desktop.casework.history.erasures import Why

State = Literal["asked", "erased", "left"]


@dataclass(frozen=True)
class ErasureRow:
    """One erasure, or a request for one. Nothing of what was erased."""

    id: RecordId
    state: State
    why: Why
    at: datetime  # when it was last decided, or asked
    who: str  # decided, or asked
    second: str
    answer: str  # why it was left; empty otherwise
    device: DeviceId  # whose records they are
    records: int  # rows named by it


def erasures_of(desk: Desk) -> tuple[ErasureRow, ...]:
    """Every one: what waits for an answer first, then the newest."""
    rows = list(_rows(desk))
    rows.sort(key=lambda one: one.at, reverse=True)
    return tuple(sorted(rows, key=lambda one: one.state != "asked"))


def count_asked(desk: Desk) -> int:
    """How many wait for an answer."""
    return sum(one.state == "asked" for one in _rows(desk))


def erased_case(desk: Desk, reference: str) -> ErasureRow | None:
    """How the case of this printed reference was erased; None where it was not."""
    return next(
        (
            one
            for one in erasures_of(desk)
            if one.state == "erased"
            and one.why.case == reference
            and one.why.what == erasures.EVERYTHING
        ),
        None,
    )


def erased_references(desk: Desk) -> frozenset[str]:
    """The printed numbers of the cases that were erased: they are never given again."""
    return frozenset(one.why.case for one in _rows(desk) if one.state == "erased" and one.why.case)


def refuse_erased(desk: Desk, reference: str) -> None:
    """Raises `CaseErased`, with who, when and why, where this case was erased."""
    one = erased_case(desk, reference)
    if one is not None:
        raise CaseErased(
            case=reference,
            when=f"{one.at:%d %B %Y}".lstrip("0"),
            who=one.who,
            second=one.second,
            why=erasures.REASONS[one.why.reason],
            words=f" {one.why.words}" if one.why.words else "",
        )


def _rows(desk: Desk) -> Iterator[ErasureRow]:
    for kept in desk.store.find(Erasure):
        if kept.device in desk.devices and kept.body.second_person and desk.kind == "volunteer":
            continue  # what this laptop did of its own because the office decided it
        yield _row(desk, kept)


def _row(desk: Desk, kept: Kept[Erasure]) -> ErasureRow:
    body = kept.body
    state: State = "left" if not body.rows else "erased" if body.second_person else "asked"
    first = desk.store.versions(Erasure, kept.id)[0]
    asked = first.body if first.body is not None else body
    return ErasureRow(
        id=kept.id,
        state=state,
        why=erasures.read(asked.why if state == "left" else body.why),
        at=kept.at,
        who=_name(desk, kept),
        second=body.second_person,
        answer=body.why if state == "left" else "",
        device=first.device,
        records=len(asked.rows),
    )


def _name(desk: Desk, kept: Kept[Erasure]) -> str:
    """Who decided. A laptop knows its office's people only by what they signed."""
    if desk.kind == "volunteer" and kept.device == desk.office:
        return f"the office of {desk.service}"
    return desk.name_of(kept.actor)
