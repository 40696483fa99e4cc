"""Recording advice to somebody who has no case: by telephone, at a coffee morning, in a letter.

Nothing is asked for that they may not want to give. Like a contact it is never held hostage: it is
kept whatever is outstanding (policies.md, 1; rotherham-sendiass/easy).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import get_args

from msgspec import structs

from db.enquiry import Enquiry, Telling
from db.errors import BadInput, NoSuchRecord, NotWrittenHere, ReasonNeeded, UnknownWord
from db.names import Capacity, Medium, PersonId, RecordId, StatementState
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.actions.contacts.record_contact import lines
from desktop.casework.actions.exchange.heard import heard_in
from desktop.casework.advice.enquiry import stands
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack
from desktop.casework.promise.spoken_in import ENGLISH, language_or_none
from desktop.casework.promise.statement import Gate, answer
from desktop.casework.record.begun import pack_begun_under

KIND = "enquiry"


@dataclass(frozen=True)
class EnquiryDraft:
    """Advice as it was written down."""

    medium: Medium
    capacity: Capacity
    happened: datetime
    note: str
    name: str = ""  # only if they gave one
    place: str = ""
    topics: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    signposted: tuple[str, ...] = ()
    access_needs: str = ""
    interpreter: str = ""  # a name or a service
    statement: StatementState | None = None  # None: nothing is said of it
    why: str = ""  # for `not said`
    said_at: datetime | None = None  # None: when it happened
    policy: str = ""  # hash of the policy under which it was begun; empty: the one in force
    language: str = ""  # in which the statement was said; empty: in English
    words: str = ""  # hash of the words that were read out; empty: those that are offered now


@dataclass(frozen=True)
class RecordedEnquiry:
    """Advice that was kept, and where the statement stands."""

    enquiry: RecordId
    gate: Gate


def record_enquiry(desk: Desk, draft: EnquiryDraft) -> RecordedEnquiry:
    """Keep what was asked and said.

    Raises `BadInput` (no word of what it was about), `UnknownWord`, `TooLong`, `InTheFuture`,
    `ReasonNeeded` (the statement was not said); then nothing was kept.
    """
    desk.need("volunteer")
    draft = _looked_over(desk, draft)
    pack = pack_begun_under(desk, draft.policy)
    body = Enquiry(
        happened=draft.happened,
        medium=draft.medium,
        capacity=draft.capacity,
        note=draft.note,
        name=draft.name,
        place=draft.place,
        topics=draft.topics,
        law=draft.law,
        signposted=draft.signposted,
        access_needs=draft.access_needs,
        interpreter=draft.interpreter,
        policy=pack.hash,
        version=pack.version,
    )
    gate = answer(
        *(pack, _NOBODY, draft.capacity, draft.medium, ()), given=draft.statement, why=draft.why
    )
    if gate.record is not None:
        at = draft.said_at or draft.happened
        said = (gate.record, draft.medium, at, draft.why, draft.language, draft.interpreter)
        told = _telling(desk, pack, *said, words=draft.words)
        body = structs.replace(body, told=(told,))
    with desk.write() as writing:
        return RecordedEnquiry(writing.add(body), gate)


def settle_enquiry(
    desk: Desk,
    enquiry: str,
    state: StatementState,
    why: str = "",
    *,
    medium: Medium | None = None,
    language: str = "",
    interpreter: str = "",
) -> Gate:
    """Say what became of a statement that stands outstanding: read out later, sent, or why not.

    `medium`: how it was said, where that is not how they asked. Whoever has the case now says it,
    whoever wrote the enquiry. Raises `WrongDesk`, `NoSuchRecord`, `TooLong`, `BadInput` (no such
    language), `ReasonNeeded`.
    """
    kept = _kept(desk, enquiry)
    if state == "not said" and not why.strip():
        raise ReasonNeeded(what="why the statement was not said")
    typed.text(why, "reason")
    by, how = typed.line(interpreter, "interpreter"), medium or kept.body.medium
    # What is read out now is what is in force now; a reason is given to what was owed then.
    began = pack_begun_under(desk, kept.body.policy)
    pack = began if state == "not said" else desk.pack
    said = (state, how, desk.world.clock.now(), why, language_or_none(language), by)
    told = (*kept.body.told, _telling(desk, pack, *said))
    body = structs.replace(kept.body, told=told[-_MOST_TOLD:])
    with desk.write() as writing:
        writing.add(body, record=kept.id)
    return stands(began, kept.id, body)


def own_enquiry(desk: Desk, enquiry: str) -> Kept[Enquiry]:
    """An enquiry that is written to at this desk. Raises `WrongDesk`, `NoSuchRecord`,
    `NotWrittenHere`."""
    kept = _kept(desk, enquiry)
    if kept.device not in desk.devices:
        raise NotWrittenHere(what=KIND)
    return kept


def _kept(desk: Desk, enquiry: str) -> Kept[Enquiry]:
    desk.need("volunteer")
    kept = desk.store.get(Enquiry, enquiry)
    if kept is None:
        raise NoSuchRecord(what=KIND, id=enquiry)
    return kept


_NOBODY = PersonId("0" * 32)
_MOST_TOLD = 20  # as the record keeps them


def _telling(
    desk: Desk,
    pack: Pack,
    state: StatementState,
    medium: Medium,
    at: datetime,
    why: str,
    language: str,
    interpreter: str,
    words: str = "",
) -> Telling:
    """As `heard.statement_of` keeps it of a contact."""
    said = state != "not said"
    heard = heard_in(desk, pack, _NOBODY, language, interpreter, words)
    return Telling(
        state=state,
        medium=medium,
        at=at,
        pack=pack.name,
        version=pack.version,
        text_hash=heard.official.hash if said else pack.text_hash,
        clause=pack.statement.clause,
        why="" if said else why.strip(),
        language=heard.language if said else ENGLISH,
        interpreter=interpreter if said else "",
    )


def _looked_over(desk: Desk, draft: EnquiryDraft) -> EnquiryDraft:
    """The draft, tidied, or why it cannot be kept."""
    for what, given, known in (
        ("medium", draft.medium, get_args(Medium)),
        ("capacity", draft.capacity, get_args(Capacity)),
    ):
        if given not in known:
            raise UnknownWord(what=what, given=given, known=", ".join(known))
    if not draft.note.strip() and not any(one.strip() for one in draft.topics):
        raise BadInput(what="note", given="", expected="what was asked, or what it was about")
    typed.text(draft.note, "note")
    typed.text(draft.why, "reason")
    for at in (draft.happened, draft.said_at):
        if at is not None:
            typed.happened(desk, at)
    name = draft.name
    return replace(
        draft,
        name=typed.name(name, "name", "a name, or nothing") if name.strip() else "",
        place=typed.line(draft.place, "place"),
        topics=lines(draft.topics, "topic"),
        law=lines(draft.law, "source"),
        signposted=lines(draft.signposted, "signpost"),
        access_needs=typed.text(draft.access_needs.strip(), "account of access needs"),
        interpreter=typed.line(draft.interpreter, "interpreter"),
        language=language_or_none(draft.language),
    )
