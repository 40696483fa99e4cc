"""Somebody may be at risk, or our impartiality is doubted: a concern that no note may bury.

- It is kept at once and by itself. It never waits for a contact to be finished, for a statement
  to be read or for a case to be open.
- What may be a matter of somebody's safety is urgent: first in the next bundle's summary and
  first at the office.
"""

from dataclasses import dataclass
from typing import Literal

from msgspec import structs

from db.errors import BadInput, NoSuchRecord
from db.names import CaseId, RecordId
from db.records import Concern
from desktop.casework.actions import typed
from desktop.casework.actions.cases import find_case
from desktop.casework.desk import Desk

Kind = Literal["risk", "impartiality", "complaint", "practice"]


@dataclass(frozen=True)
class ConcernDraft:
    """A concern as it was written down."""

    said: str  # in the person's own words
    kind: Kind = "risk"
    rung: str = ""  # whom she rang
    done: str = ""  # what was done, and when
    about: str | None = None  # contact or meeting at which it came up


def raise_concern(desk: Desk, reference: str, draft: ConcernDraft) -> RecordId:
    """Keep a concern about a case, whatever state the case is in.

    `reference` may be empty: then it is about no case. Raises `NoSuchCase`, `AmbiguousCase`,
    `BadInput`, `TooLong`; then nothing was kept.
    """
    desk.need("volunteer")
    case = CaseId(find_case(desk, reference).id) if reference else None
    said = typed.text(draft.said.strip(), "concern")
    if not said:
        raise BadInput(what="concern", given=draft.said, expected="what was said or seen")
    body = Concern(
        kind=draft.kind,
        said=said,
        case=case,
        about=RecordId(draft.about) if draft.about else None,
        urgent=draft.kind == "risk",
        rung=typed.line(draft.rung, "name of whom you rang"),
        done=typed.text(draft.done.strip(), "account of what was done"),
    )
    with desk.write() as writing:
        return writing.add(body)


def tie_concern(desk: Desk, concern: str, about: str) -> None:
    """Say at which contact it came up, once that is kept. Raises `NoSuchRecord`."""
    desk.need("volunteer")
    kept = desk.store.get(Concern, concern)
    if kept is None:
        raise NoSuchRecord(what="concern", id=concern)
    body = structs.replace(kept.body, about=RecordId(about))
    if body != kept.body:
        with desk.write() as writing:
            writing.add(body, record=kept.id)
