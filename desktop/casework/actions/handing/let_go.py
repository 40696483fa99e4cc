"""A case leaves the laptop whose it is no more: the office holds it, and said so.

- When: the office confirmed its referral, gave it to another, or this volunteer said no to it; and
  the office's receipt covers every row of it that was written here. Nothing unsent is let go of.
- A form about it that is not finished keeps it here: what was typed is finished and sent, or given
  up, before the case goes.
- What goes: every word of it in the ledger, the tables and the index, files, and then whatever of
  it is left in pages, journal and backups (`erase_wipe`). The chains go on verifying.
- What stays: its reference, since when, under which clause, and that the office has it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from db.ledger import EMPTY
from db.names import CaseId, Hash, RecordId
from db.records import Case, CaseAnswer, LetGo
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions import drafts
from desktop.casework.actions.erasing.erase_follow import forget
from desktop.casework.actions.erasing.erase_rows import rows_left
from desktop.casework.desk import Desk
from desktop.casework.record.family import Belongs, records_of
from desktop.casework.record.holding import Held, held_by, standing_here

MOST = 2000  # rows that one row names, as the record keeps them
ANSWER = "offer"
"""The form in which a case that was given is answered: words in it keep nothing here."""

_STAYS = frozenset({"let_go"})


@dataclass(frozen=True)
class Leaving:
    """A case that is not this laptop's any more and is still here, and why it is."""

    case: CaseId
    reference: str
    draft: bool  # a form about it is not finished
    unsent: int  # rows of it that the office has not confirmed


def leaving(desk: Desk) -> tuple[Leaving, ...]:
    """The cases that wait to leave this laptop."""
    if desk.kind != "volunteer":
        return ()
    return tuple(
        _look(desk, kept)
        for case, how in standing_here(desk).items()
        if how == "leaving" and (kept := desk.store.get(Case, case)) is not None
    )


def _look(desk: Desk, case: Kept[Case]) -> Leaving:
    records = _records(desk, case.id)
    return Leaving(
        case=CaseId(case.id),
        reference=case.body.reference,
        draft=_has_draft(desk, case.body.reference, records),
        unsent=len(_unsent(desk) & {row.hash for row in desk.store.rows_of(records)}),
    )


def let_go(desk: Desk) -> tuple[str, ...]:
    """Let go of every case that may leave now; their printed references.

    Each in one transaction; what is left over is wiped by `erase_wipe`, which is owed from then on.
    Raises the store's refusals.
    """
    done = []
    for one in leaving(desk):
        if not one.draft and not one.unsent:
            kept = desk.store.get(Case, one.case)
            assert kept is not None
            with desk.write() as writing:
                _let_go(desk, writing, kept)
            done.append(one.reference)
    return tuple(done)


def _let_go(desk: Desk, writing: Writing, case: Kept[Case]) -> None:
    span = [one for one in held_by(desk, case.id) if one.device in desk.devices][-1]
    records = _records(desk, case.id)
    rows = _rows(desk, records)
    for body in _facts(case, span, rows):
        writing.add(body)
    writing.add(
        CaseAnswer(assignment=span.released or case.id, case=CaseId(case.id), answer="let-go")
    )
    forget(desk, records)
    writing.changed.extend((one.kind, one.id) for one in records)


def _rows(desk: Desk, records: tuple[Belongs, ...]) -> list[Hash]:
    """The rows that go: not what was handed over with another case too, which stays."""
    rows = [row.hash for row in rows_left(desk, records)]
    going, inside = frozenset(rows), desk.store.handed_parts()
    return [one for one in rows if all(part.inside in going for part in inside.get(one, ()))]


def _facts(case: Kept[Case], span: Held, rows: list[Hash]) -> Iterator[LetGo]:
    for start in range(0, len(rows), MOST):
        yield LetGo(
            case=CaseId(case.id),
            reference=case.body.reference,
            why="referred" if span.referred else "given-on",
            clause=span.referred.strip("–"),
            note=span.parting,
            rows=tuple(rows[start : start + MOST]),
        )


def _records(desk: Desk, case: RecordId) -> tuple[Belongs, ...]:
    return tuple(one for one in records_of(desk, case, alone=True) if one.kind not in _STAYS)


def _unsent(desk: Desk) -> frozenset[Hash]:
    confirmed = desk.store.local.receipts(desk.office).get("up", EMPTY).seq
    return frozenset(row.hash for row in desk.store.rows(desk.device, "up", after=confirmed))


def _has_draft(desk: Desk, reference: str, records: tuple[Belongs, ...]) -> bool:
    return any(one.form != ANSWER for one in drafts.of_records(desk, records, reference))
