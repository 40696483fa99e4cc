"""Something was handed over, shown or read out: to whom, how, which version, to the letter.

By it a service shows that whoever asked got a copy, and how soon (coventry-iass/effect-copies,
rotherham-sendiass/copies): `asked` is the day on which it was asked for. It may be for a person of
a case, or for anybody who asks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from db.errors import BadInput, InTheFuture, NoSuchRecord, UnknownWord
from db.names import CaseId, DeviceId, Hash, PersonId, RecordId
from db.records import Case, Handed
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, people_of
from desktop.casework.record.holding import holders
from desktop.casework.saying.clock import london

What = Literal[
    "policy",
    "explanation",
    "statement",
    "code-of-conduct",
    "privacy-notice",
    "evaluation",
    "role-card",
    "document",
]
How = Literal["read-out", "on-paper", "by-email", "on-screen"]
WHATS: tuple[What, ...] = get_args(What)
HOWS: tuple[How, ...] = get_args(How)
FORM: What = "evaluation"
BACK: Literal["evaluation-back"] = "evaluation-back"


@dataclass(frozen=True)
class HandedDraft:
    """What was handed over. `to` names whoever is no person of the case; either may be empty."""

    what: What
    how: How
    case: str = ""  # its reference; empty: for anybody who asks
    person: str = ""  # of the case
    about: str = ""  # the contact or meeting at which it was
    to: str = ""
    version: str = ""
    text_hash: str = ""
    language: str = "en"
    asked: date | None = None
    happened: datetime | None = None  # now
    note: str = ""


def hand_over(desk: Desk, draft: HandedDraft) -> RecordId:
    """Keep that it was handed over. At a laptop the office learns of it with the next bundle.

    Raises `NoSuchCase`, `AmbiguousCase`, `NoSuchRecord` (the person is not of the case),
    `UnknownWord`, `BadInput`, `TooLong`, `InTheFuture`; then nothing was kept.
    """
    for what, given, known in (("paper", draft.what, WHATS), ("way", draft.how, HOWS)):
        if given not in known:
            raise UnknownWord(what=what, given=given, known=", ".join(known))
    case = CaseId(find_case(desk, draft.case).id) if draft.case else None
    if draft.person and not of_case(desk, case, draft.person):
        raise NoSuchRecord(what="person of this case", id=draft.person)
    now = desk.world.clock.now()
    happened = typed.happened(desk, draft.happened or now)
    _asked_before(draft.asked, happened, london(now).date())
    body = Handed(
        what=draft.what,
        how=draft.how,
        happened=happened,
        case=case,
        person=PersonId(draft.person) if draft.person else None,
        about=RecordId(draft.about) if draft.about else None,
        to=typed.line(draft.to, "name"),
        version=typed.line(draft.version, "version"),
        text_hash=Hash(draft.text_hash) if draft.text_hash else None,
        language=typed.line(draft.language, "language") or "en",
        asked=draft.asked,
        note=typed.text(draft.note.strip(), "note"),
    )
    return keep_handed(desk, body)


def keep_handed(
    desk: Desk, body: Handed, then: Callable[[Writing, RecordId], None] | None = None
) -> RecordId:
    """Write it down, for whom it is for; `then` in the same transaction.

    At the office it stays there, but what was given in a case, or came back, goes to the laptop
    that has the case: whoever sits there would else give it, or ask for it, once more. With the
    case it goes on (`db.handing`). Raises the store's refusals.
    """
    to = _laptop(desk, body) if desk.kind == "office" else None
    with desk.write() as writing:
        record = writing.add(body, to=to, own=desk.kind == "office" and to is None)
        if then is not None:
            then(writing, record)
    return record


def _laptop(desk: Desk, body: Handed) -> DeviceId | None:
    """The laptop that waits for this; None for none."""
    case = desk.store.get(Case, body.case) if body.case is not None else None
    if case is None:
        return None
    device = holders(desk, [case])[CaseId(case.id)]
    standing = {one.device for one in desk.store.local.peers() if one.state == "enrolled"}
    return device if device in standing else None


def handed(desk: Desk, case: str = "") -> Sequence[Kept[Handed]]:
    """What was handed over in a case, or (without one) all of it; the oldest first.

    Raises `NoSuchCase`, `AmbiguousCase`.
    """
    if not case:
        return desk.store.find(Handed, order="happened")
    return desk.store.find(Handed, order="happened", case=find_case(desk, case).id)


def days_taken(one: Handed) -> int | None:
    """How many days after it was asked for it was handed over; None where nobody noted the day."""
    return None if one.asked is None else (london(one.happened).date() - one.asked).days


def of_case(desk: Desk, case: str | None, person: str) -> bool:
    """Whether somebody is part of a case."""
    return case is not None and any(one.id == person for one, _ in people_of(desk, case))


def _asked_before(asked: date | None, happened: datetime, today: date) -> None:
    if asked is None:
        return
    if asked > today:
        raise InTheFuture(given=f"{asked:%Y-%m-%d}")
    if asked > london(happened).date():
        wanted = "a day not after the one on which it was handed over"
        raise BadInput(what="day it was asked for", given=f"{asked:%Y-%m-%d}", expected=wanted)
