"""What the form needs to know of the policy, read on the worker; and keeping what was written."""

from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from db.names import Capacity, Medium
from desktop.casework.actions import drafts
from desktop.casework.actions.concerns.raise_concern import tie_concerns
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.enquiries.record_enquiry import (
    EnquiryDraft,
    RecordedEnquiry,
    record_enquiry,
)
from desktop.casework.actions.papers.texts import statements
from desktop.casework.desk import Desk
from desktop.casework.promise.spoken_in import Official
from desktop.casework.promise.statement import asked
from desktop.casework.record.begun import pack_begun_under
from desktop.volunteer.enquiry.typed import Typed

FORM, NEW = "enquiry", "new"


@dataclass(frozen=True)
class View:
    """Everything that the form needs, so that it can answer at once as one types."""

    owed: frozenset[tuple[Capacity, Medium]]  # to whom, asking how, the statement is owed
    statements: tuple[Official, ...]  # in English, then as the office attached them
    policy: str
    policy_hash: str
    clause: str
    service: str
    agencies: tuple[str, ...]
    now: datetime
    draft: Typed | None  # None: nothing was typed yet


def look_at(desk: Desk, begun: str = "") -> View:
    """The policy that it is under (`begun`: the one that the screen began under), and the draft."""
    draft = drafts.read(desk, DraftOf(FORM, NEW))
    pack = pack_begun_under(desk, draft.get("policy", "") or begun)
    media: tuple[Medium, ...] = get_args(Medium)
    capacities: tuple[Capacity, ...] = get_args(Capacity)
    return View(
        owed=frozenset(
            (capacity, medium)
            for capacity in capacities
            for medium in media
            if asked(pack, capacity, medium, ())
        ),
        statements=statements(desk, pack),
        policy=f"{pack.title}, version {pack.version}",
        policy_hash=pack.hash,
        clause=pack.statement.clause,
        service=desk.service,
        agencies=tuple(one.name for one in pack.agencies),
        now=desk.world.clock.now(),
        draft=Typed.of(draft) if draft else None,
    )


def finish(desk: Desk, draft: EnquiryDraft, concerns: str) -> RecordedEnquiry:
    """Keep it, say of each of these concerns (ids, with gaps) that it came up at it, and drop the
    draft."""
    with drafts.done_with(desk, DraftOf(FORM, NEW)):
        done = record_enquiry(desk, draft)
        tie_concerns(desk, concerns.split(), done.enquiry)
    return done
