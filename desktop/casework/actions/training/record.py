"""Writing training down: the office's record, and what a volunteer tells it of.

- The office's record of a volunteer goes to her laptop, so that she can read what is recorded of
  her; that of a member of staff stays at the office.
- A volunteer tells of a course that she did. It is told, and becomes the office's record when
  somebody there confirms it: the office's version takes the place of hers, and travels back.
"""

from dataclasses import dataclass
from datetime import date

from db.errors import BadInput, NoSuchRecord, TooLong
from db.names import ActorId, RecordId
from db.records import Training
from db.store.heirs import heir
from desktop.casework.actions import typed
from desktop.casework.actions.concerns.whose import laptop_of_actor, takes, worker
from desktop.casework.desk import Desk
from desktop.casework.due.training import Kind
from desktop.casework.due.training import next_due as due_again

_MOST = 50  # topics, as the record keeps them


@dataclass(frozen=True)
class TrainingDraft:
    """Training as it was written down."""

    kind: Kind
    title: str
    on: date
    provider: str = ""
    external: bool = False
    accredited: bool = False
    topics: tuple[str, ...] = ()
    next_due: date | None = None  # left out: as the pack says of a course of this name
    note: str = ""


def add_training(desk: Desk, who: str, draft: TrainingDraft) -> RecordId:
    """The office records what somebody learned, by their name.

    Raises `WrongDesk`, `UnknownWord` (nobody here is called so), `BadInput`, `TooLong`.
    """
    desk.need("office")
    actor = worker(desk, who)
    body = _body(desk, actor, draft)
    to = laptop_of_actor(desk, actor)
    with desk.write() as writing:
        return writing.add(body, to=to, own=to is None)


def tell_training(desk: Desk, draft: TrainingDraft) -> RecordId:
    """A volunteer tells the office of a course that she did.

    Raises `WrongDesk`, `BadInput`, `TooLong`.
    """
    desk.need("volunteer")
    body = _body(desk, desk.actor, draft)
    with desk.write() as writing:
        return writing.add(body, up=True)


def confirm_training(desk: Desk, record: str, draft: TrainingDraft | None = None) -> RecordId:
    """The office takes what a volunteer told into its record, as she told it or put right.

    Confirmed once it is confirmed. Raises `WrongDesk`, `NoSuchRecord`, `BadInput`, `TooLong`.
    """
    desk.need("office")
    kept = desk.store.get(Training, record)
    if kept is None:
        found = [one for one in desk.store.find(Training) if one.id.startswith(record.casefold())]
        kept = found[0] if len(found) == 1 and len(record) >= 4 else None
    if kept is None:
        raise NoSuchRecord(what="training", id=record)
    if kept.device == desk.device:
        return kept.id
    body = _body(desk, kept.body.actor, draft or _as_told(kept.body))
    now = heir(desk.store.database, kept.device)
    to = now if takes(desk, now) else None
    with desk.write() as writing:
        return writing.add(body, record=kept.id, to=to, own=to is None)


def _as_told(body: Training) -> TrainingDraft:
    return TrainingDraft(
        body.kind,
        body.title,
        body.on,
        body.provider,
        body.external,
        body.accredited,
        body.topics,
        body.next_due,
        body.note,
    )


def _body(desk: Desk, actor: ActorId, draft: TrainingDraft) -> Training:
    if draft.on > desk.today:
        raise BadInput(what="day", given=f"{draft.on}", expected="a day that is not to come")
    if draft.next_due is not None and draft.next_due <= draft.on:
        expected = "a day after the training"
        raise BadInput(what="day on which it is due again", given=f"{draft.next_due}",
                       expected=expected)  # fmt: skip
    topics = tuple(dict.fromkeys(typed.line(one, "topic") for one in draft.topics if one.strip()))
    if len(topics) > _MOST:
        raise TooLong(field="topics", limit=f"{_MOST} topics")
    title = typed.name(draft.title, "name of the training")
    return Training(
        actor=actor,
        kind=draft.kind,
        title=title,
        on=draft.on,
        provider=typed.line(draft.provider, "provider"),
        external=draft.external,
        accredited=draft.accredited,
        topics=topics,
        next_due=draft.next_due or due_again(desk.pack, title, draft.on),
        note=typed.text(draft.note.strip(), "note"),
    )
