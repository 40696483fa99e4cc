"""Somebody may be at risk, or our impartiality is doubted: a concern that no note may bury.

- It is kept at once and by itself. It never waits for a contact to be finished, for a statement
  to be read or for a case to be open.
- What may be a matter of somebody's safety is urgent: it is told of first of everything that a
  bundle brings, and stands first at the office until somebody has taken it.
- A volunteer's travels to the office. What the office writes down stays there, until it is shared
  (`steps.share`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from msgspec import structs

from db.errors import BadInput
from db.ledger import stamp
from db.names import ActorId, CaseId, RecordId
from db.records import Concern, ConcernStep
from desktop.casework.actions import drafts, typed
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case

Kind = Literal["risk", "impartiality", "complaint", "practice"]
Source = Literal[
    "volunteer", "office", "parent-carer", "child", "young-person", "professional", "other"
]


@dataclass(frozen=True)
class Rang:
    """Somebody was rung, at that moment."""

    who: str
    at: datetime


@dataclass(frozen=True)
class ConcernDraft:
    """A concern as it was written down."""

    said: str  # in the person's own words
    kind: Kind = "risk"
    rung: str = ""  # whom she rang
    done: str = ""  # what was done, and when
    about: str | None = None  # contact or meeting at which it came up
    source: Source = "volunteer"
    raised_by: str = ""  # a name, where it is not the person who writes
    about_actor: ActorId | None = None  # whose practice it is about
    happened: datetime | None = None
    rang: tuple[Rang, ...] = ()  # each becomes a step of its own


def raise_concern(desk: Desk, reference: str, draft: ConcernDraft) -> RecordId:
    """Keep a concern about a case, whatever state the case is in.

    `reference` may be empty: then it is about no case. Raises `NoSuchCase`, `AmbiguousCase`,
    `BadInput`, `TooLong`, `InTheFuture`; then nothing was kept.
    """
    office = desk.kind == "office"
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
        source="office" if office and draft.source == "volunteer" else draft.source,
        raised_by=typed.line(draft.raised_by, "name of who raised it"),
        about_actor=draft.about_actor,
        happened=None if draft.happened is None else typed.happened(desk, draft.happened),
    )
    by = desk.name_of(desk.actor)
    rang = [
        ConcernStep(
            concern=RecordId("0" * 32),
            kind="rung",
            text=typed.line(one.who, "name of whom you rang"),
            happened=typed.happened(desk, one.at),
            by=by,
        )
        for one in draft.rang
    ]
    with desk.write() as writing:
        concern = writing.add(body, own=office)
        for step in rang:
            writing.add(structs.replace(step, concern=concern), own=office)
        return concern


@dataclass(frozen=True)
class Beside:
    """Where a concern was typed: a draft, its fields that hold the concern, and the field that
    lists the ids of what was kept while the rest is written, where there is one."""

    form: DraftOf
    fields: tuple[str, ...]
    listed: str = ""


def raise_beside(desk: Desk, reference: str, draft: ConcernDraft, beside: Beside) -> RecordId:
    """`raise_concern`, and in the same transaction its words go from the draft in which they were
    typed: whoever is cut off there finds no words that would be kept a second time, and the rest of
    the draft knows of the concern. Raises what `raise_concern` does; the draft is then as it was.
    """
    form = beside.form
    with desk.write():
        concern = raise_concern(desk, reference, draft)
        left = drafts.read(desk, form) | dict.fromkeys(beside.fields, "")
        if beside.listed:
            known = left.get(beside.listed, "").split()
            left[beside.listed] = " ".join([*known, concern])
        local = desk.store.local
        if any(words.strip() for words in left.values()):
            local.keep_draft(form.form, form.about, left, stamp(desk.world.clock.now()))
        else:
            local.drop_draft(form.form, form.about)
    desk.unkept.pop((form.form, form.about), None)
    return concern


def tie_concerns(desk: Desk, concerns: Iterable[str], about: str) -> None:
    """Say at which contact or meeting they came up, once that is kept. One that is here no more
    (it was erased meanwhile) is passed over: nothing is held back for it."""
    desk.need("volunteer")
    found = [desk.store.get(Concern, one) for one in concerns]
    tied = [
        (structs.replace(one.body, about=RecordId(about)), one) for one in found if one is not None
    ]
    new = [(body, one.id) for body, one in tied if body != one.body]
    if new:
        with desk.write() as writing:
            for body, record in new:
                writing.add(body, record=record)
