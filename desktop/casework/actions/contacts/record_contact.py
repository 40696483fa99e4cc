"""Recording a contact: what was said, with whom, and what became of the statement.

A contact is never held hostage. It is kept whatever is outstanding; what is outstanding is a
state that the case, Today and the office show until it is settled (policies.md, 1).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from db.errors import BadInput, NoSuchRecord, TooLong
from db.names import Capacity, CaseId, ContactId, Medium, PersonId, StatementState
from db.records import Case, Contact
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.check_case import Finds
from desktop.casework.actions.closeness.recheck import recheck
from desktop.casework.actions.consenting.pass_on import (
    RelayDraft,
    Relayed,
    keep_relays,
    relays_looked_over,
)
from desktop.casework.actions.contacts.advice import (
    NO_ADVICE,
    Advice,
    advice_looked_over,
    with_advice,
)
from desktop.casework.actions.contacts.agree import Agreed, keep_agreed, looked_over
from desktop.casework.actions.contacts.present import Present, take_part
from desktop.casework.actions.exchange.heard import heard_before, heard_in, statement_of
from desktop.casework.desk import Desk
from desktop.casework.promise.spoken_in import language_or_none
from desktop.casework.promise.statement import Gate, Told, answer
from desktop.casework.record.begun import note_begun, pack_begun_under, pack_of
from desktop.casework.record.cases import folded, open_case_named, people_of

MOST = 50  # people, topics or signposts of one contact, as the record keeps them


@dataclass(frozen=True)
class Answered:
    """What became of the statement for one of those who took part, where it differs by person:
    somebody may have joined when it had been said."""

    who: str  # by id, or the name of somebody who is new
    capacity: Capacity | None  # of somebody who is new
    state: StatementState
    why: str = ""
    at: datetime | None = None
    language: str = ""
    words: str = ""  # hash of the words that were read out


@dataclass(frozen=True)
class ContactDraft:
    """A contact as it was written down."""

    medium: Medium
    who: tuple[str, ...]  # names; somebody who is not in the case yet is added to it
    capacity: Capacity  # of whoever is added, or of which of two who have one name
    happened: datetime
    note: str
    statement: StatementState | None = None  # None: nothing is said of it
    why: str = ""  # for `not said`
    said_at: datetime | None = None  # when the statement was said; None: when it happened
    persons: tuple[str, ...] = ()  # people of the case, by id
    joining: tuple[tuple[str, Capacity], ...] = ()  # somebody new, each in their own capacity
    own_words: str = ""  # what the person wants, as they put it
    professional_views: str = ""
    place: str = ""
    topics: tuple[str, ...] = ()
    signposted: tuple[str, ...] = ()
    actions: tuple[Agreed, ...] = ()  # what was agreed: what, who, by when
    advice: Advice = NO_ADVICE
    relays: tuple[RelayDraft, ...] = ()  # what was passed on to others
    policy: str = ""  # hash of the policy under which it was begun; empty: the one in force
    language: str = ""  # in which the statement was said; empty: each in their own
    words: str = ""  # hash of the words that were read out; empty: those that are offered now
    interpreter: str = ""  # a name or a service
    answers: tuple[Answered, ...] = ()  # of these apart; `statement` is of everybody else


@dataclass(frozen=True)
class Heard:
    """Where the contact stands for one person."""

    person: PersonId
    name: str
    gate: Gate


@dataclass(frozen=True)
class Recorded:
    """A contact that was kept."""

    contact: ContactId
    heard: tuple[Heard, ...]
    added: tuple[str, ...]  # people who are new in the case
    finds: Finds  # what the check found when somebody was added
    relayed: tuple[Relayed, ...] = ()  # what was passed on, and under which consent

    @property
    def statement(self) -> str:
        """The state of the contact as a whole: outstanding as long as it is for one person."""
        states = [one.gate.state for one in self.heard]
        for state in ("outstanding", "not said", "read", "sent"):
            if state in states:
                return state
        return "not asked"

    @property
    def clause(self) -> str:
        """The clause that asks for the statement; empty where the policy merely offers it."""
        return next((one.gate.clause for one in self.heard if one.gate.clause), "")


def record_contact(desk: Desk, reference: str, draft: ContactDraft) -> Recorded:
    """Keep a contact of a case, and what was agreed at it.

    Raises `NoSuchCase`, `AmbiguousCase`, `CaseClosed`, `NoSuchRecord`, `BadInput`, `TooLong`,
    `InTheFuture`, `ReasonNeeded` (the statement was not said, or something was passed on without
    consent); then nothing was kept.
    """
    desk.need("volunteer")
    case = open_case_named(desk, reference)
    draft = _looked_over(desk, draft)
    with desk.write() as writing:
        whom = (draft.who, draft.capacity, draft.persons, draft.joining)
        present, added = take_part(desk, writing, case, *whom)
        who = _named(desk, case, present)
        body = with_advice(_body(case, draft, present), draft.advice, who)
        contact = ContactId(writing.add(body))
        earlier = heard_before(desk, [person for person, _, _ in present])
        heard = tuple(
            Heard(one[0], one[1], _say(desk, writing, contact, draft, body, one, earlier))
            for one in present
        )
        keep_agreed(writing, body.case, contact, draft.actions)
        passed = (body.case, contact, body.happened, draft.relays)
        pack = pack_begun_under(desk, draft.policy)
        if pack != pack_of(desk, contact, body.happened):
            note_begun(desk, contact, pack)
        relayed = keep_relays(desk, writing, *passed, who, pack)
        finds = recheck(desk, writing, case, "person") if added else Finds()
    return Recorded(contact, heard, added, finds, relayed)


def _looked_over(desk: Desk, draft: ContactDraft) -> ContactDraft:
    """The draft, tidied, or why it cannot be kept."""
    expected = "whom the contact was with"
    names = tuple(typed.name(one, "name", expected) for one in draft.who if one.strip())
    joining = tuple((typed.name(name, "name", expected), as_) for name, as_ in draft.joining)
    count = len(names) + len(draft.persons) + len(joining)
    if not count:
        raise BadInput(what="name", given="", expected=expected)
    if count > MOST:
        raise TooLong(field="list of people", limit=f"{MOST} people")
    for words, what in (
        (draft.note, "note"),
        (draft.why, "reason"),
        (draft.own_words, "account in their own words"),
        (draft.professional_views, "account of professionals’ views"),
    ):
        typed.text(words, what)
    typed.happened(desk, draft.happened)
    for at in (draft.said_at, *(one.at for one in draft.answers)):
        if at is not None:
            typed.happened(desk, at)
    answers = tuple(
        replace(one, why=typed.text(one.why, "reason"), language=language_or_none(one.language))
        for one in draft.answers
    )
    return replace(
        draft,
        answers=answers,
        who=names,
        joining=joining,
        place=typed.line(draft.place, "place"),
        language=language_or_none(draft.language),
        interpreter=typed.line(draft.interpreter, "interpreter"),
        topics=lines(draft.topics, "topic"),
        signposted=lines(draft.signposted, "signpost"),
        actions=looked_over(draft.actions),
        advice=advice_looked_over(draft.advice),
        relays=relays_looked_over(draft.relays),
    )


def lines(given: tuple[str, ...], what: str) -> tuple[str, ...]:
    """Short texts, each once. Raises `TooLong`, `BadInput`."""
    tidy = tuple(dict.fromkeys(typed.line(one, what) for one in given if one.strip()))
    if len(tidy) > MOST:
        raise TooLong(field=f"list of {what}s", limit=f"{MOST}")
    return tidy


def _body(case: Kept[Case], draft: ContactDraft, present: list[Present]) -> Contact:
    return Contact(
        case=CaseId(case.id),
        medium=draft.medium,
        persons=tuple(person for person, _, _ in present),
        happened=draft.happened,
        note=draft.note,
        own_words=draft.own_words,
        professional_views=draft.professional_views,
        place=draft.place,
        topics=draft.topics,
        signposted=draft.signposted,
        interpreter=draft.interpreter,
    )


def _named(desk: Desk, case: Kept[Case], present: list[Present]) -> Callable[[str], PersonId]:
    """Whom a draft names: by id, or by the name of somebody who took part (the new have no id)."""
    ids = {one.id for one, _ in people_of(desk, case.id)} | {person for person, _, _ in present}
    names = {folded(name): person for person, name, _ in present}

    def who(given: str) -> PersonId:
        if given in ids:
            return PersonId(given)
        found = names.get(folded(given)) if given.strip() else None
        if found is None:
            raise NoSuchRecord(what="person of this case", id=given)
        return found

    return who


def _say(
    desk: Desk,
    writing: Writing,
    contact: ContactId,
    draft: ContactDraft,
    body: Contact,
    present: Present,
    earlier: tuple[Told, ...],
) -> Gate:
    """Where the contact stands for one person; kept where something became of the statement."""
    person, _, capacity = present
    pack = pack_begun_under(desk, draft.policy)
    own = next((one for one in draft.answers if _is_of(one, present)), None)
    given, why = (own.state, own.why) if own is not None else (draft.statement, draft.why)
    gate = answer(pack, person, capacity, draft.medium, earlier, given, why)
    if gate.record is not None:
        said_at, language, words = draft.said_at, draft.language, draft.words
        if own is not None:
            said_at, language, words = own.at, own.language, own.words
        at, by = said_at or draft.happened, draft.interpreter
        heard = heard_in(desk, pack, person, language, by, words)
        what = (gate.record, gate.clause, body, contact, person, at, why, heard, by)
        writing.add(statement_of(pack, *what))
    return gate


def _is_of(one: Answered, present: Present) -> bool:
    person, name, capacity = present
    same = folded(one.who) == folded(name)
    return one.who == person or (one.capacity == capacity and same)
