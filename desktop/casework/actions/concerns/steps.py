"""What is done about a concern: a step is added, nothing is rewritten.

- A volunteer's steps travel to the office with the concern.
- A step of the office goes to the laptop at which the concern lies, or stays at the office: whoever
  writes it chooses. Unless they do, coaching and talks are shared and notes are not
  (`concerns.SHARED`).
- A concern that was raised at the office never travels to the volunteer whom it is about unless it
  was shared; before that none of its steps does.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from db.errors import BadInput, NoLaptopToShare, NoSuchRecord, StaysAtOffice, UnknownWord
from db.names import DeviceId, RecordId
from db.records import Concern, ConcernStep
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.actions.concerns.whose import could_share, laptop_of, takes
from desktop.casework.desk import Desk
from desktop.casework.doubts.concerns import (
    AT_LAPTOP,
    AT_OFFICE,
    SHARED,
    Standing,
    Step,
    StepKind,
    follow_up_on,
    standing,
)

_NEEDS_WORDS = frozenset({"note", "rung", "explained", "tested", "changed", "closed"})


@dataclass(frozen=True)
class StepDraft:
    """A step as it was written down."""

    kind: StepKind
    text: str = ""
    happened: datetime | None = None  # now, where left out
    due: date | None = None  # when to look back
    recurred: Literal["not known", "no", "yes"] = "not known"
    share: bool | None = None  # at the office; None: as is usual for its kind


def find_concern(desk: Desk, concern: str) -> Kept[Concern]:
    """A concern by its id or an unambiguous beginning of it. Raises `NoSuchRecord`."""
    kept = desk.store.get(Concern, concern)
    if kept is None and len(concern) >= 4:
        found = [one for one in desk.store.find(Concern) if one.id.startswith(concern.casefold())]
        kept = found[0] if len(found) == 1 else None
    if kept is None:
        raise NoSuchRecord(what="concern", id=concern)
    return kept


def steps_of(desk: Desk, concern: RecordId | None = None) -> dict[str, list[Step]]:
    """Every step that this desk knows, of one concern or of all, by concern."""
    kept_here = {str(one) for one in _ids(desk, "own")}
    where = {} if concern is None else {"concern": str(concern)}
    found: dict[str, list[Step]] = defaultdict(list)
    for one in desk.store.find(ConcernStep, **where):
        shared, here = one.id not in kept_here, one.device in desk.devices
        found[one.body.concern].append(Step(one.id, one.body, one.at, shared, here))
    return found


def _ids(desk: Desk, stream: str) -> Iterator[RecordId]:
    return (one.id for one in desk.store.find(ConcernStep, row_stream=stream))


def standing_of(desk: Desk, kept: Kept[Concern]) -> Standing:
    """What has become of it, as far as this desk knows."""
    return standing(kept.body, steps_of(desk, kept.id)[kept.id])


def add_step(desk: Desk, concern: str, draft: StepDraft) -> RecordId:
    """Write a step down. Its id.

    Raises `NoSuchRecord`, `UnknownWord` (this desk does not take such a step), `BadInput`,
    `TooLong`, `InTheFuture`, `StaysAtOffice`, `NoLaptopToShare`; then nothing was kept.
    """
    known = AT_OFFICE if desk.kind == "office" else AT_LAPTOP
    if draft.kind not in known:
        raise UnknownWord(what="step", given=draft.kind, known=", ".join(known))
    return _write(desk, find_concern(desk, concern), draft)


def take(desk: Desk, concern: str) -> RecordId:
    """Somebody at the office takes it: by name and time, and the volunteer is told.

    Taken once it is taken: a second time nothing is written. Raises `WrongDesk`, `NoSuchRecord`.
    """
    desk.need("office")
    kept = find_concern(desk, concern)
    taken = standing_of(desk, kept).taken
    return taken.id if taken is not None else _write(desk, kept, StepDraft("taken"))


def close(desk: Desk, concern: str, outcome: str, *, share: bool | None = None) -> RecordId:
    """Close it with what came of it. Raises `WrongDesk`, `NoSuchRecord`, `BadInput`, `TooLong`.

    cumbria-sendias/6.1-views: a view about the service ends in an outcome.
    """
    desk.need("office")
    return _write(desk, find_concern(desk, concern), StepDraft("closed", outcome, share=share))


def share(desk: Desk, concern: str) -> None:
    """Let the volunteer whom it is about read it: the concern, and no step before this.

    Raises `WrongDesk`, `NoSuchRecord`, `NoLaptopToShare`.
    """
    desk.need("office")
    kept = find_concern(desk, concern)
    if laptop_of(desk, kept) is not None:
        return
    device = could_share(desk, kept)
    if device is None:
        raise NoLaptopToShare
    with desk.write() as writing:
        writing.add(kept.body, record=kept.id, to=device)


def _write(desk: Desk, kept: Kept[Concern], draft: StepDraft) -> RecordId:
    now = desk.world.clock.now()
    happened = typed.happened(desk, draft.happened or now)
    due = draft.due
    if draft.kind == "coached" and due is None:
        due = follow_up_on(desk.pack, happened)
    text = typed.text(draft.text.strip(), "account of the step")
    if draft.kind in _NEEDS_WORDS and not text:
        what = "what came of it" if draft.kind == "closed" else "account of the step"
        raise BadInput(what=what, given="", expected="a few words")
    body = ConcernStep(
        concern=kept.id,
        kind=draft.kind,
        text=text,
        happened=happened,
        by=desk.name_of(desk.actor),
        due=due,
        recurred=draft.recurred,
    )
    to = _audience(desk, kept, draft) if desk.kind == "office" else None
    with desk.write() as writing:
        return writing.add(body, to=to, own=desk.kind == "office" and to is None)


def _audience(desk: Desk, kept: Kept[Concern], draft: StepDraft) -> DeviceId | None:
    """The laptop that this step of the office is for; None: it stays here."""
    laptop = laptop_of(desk, kept)
    if draft.share is None:
        usual = draft.kind in SHARED and takes(desk, laptop)
        return laptop if usual else None
    if not draft.share:
        return None
    if laptop is None:
        actor = kept.body.about_actor
        raise StaysAtOffice(name=desk.name_of(actor) if actor else "anybody")
    if not takes(desk, laptop):
        raise NoLaptopToShare
    return laptop
