"""What the screen shows of a case, read on the worker: its people, who is owed the statement."""

from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from db.names import Capacity, CaseId, Medium, PersonId
from db.records import Contact, Responsibility
from desktop.casework.actions import drafts
from desktop.casework.actions.concerns.raise_concern import tie_concerns
from desktop.casework.actions.contacts.record_contact import (
    ContactDraft,
    Recorded,
    record_contact,
)
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.exchange.heard import heard_before, wording
from desktop.casework.actions.papers.texts import statements
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack
from desktop.casework.promise.spoken_in import ENGLISH, Official, main, own_language
from desktop.casework.promise.statement import asked
from desktop.casework.record.begun import pack_begun_under
from desktop.casework.record.cases import find_case, people_of, person_name
from desktop.casework.rights.rights import May, may_be_told
from desktop.volunteer.contact.typed import Typed
from desktop.volunteer.work.choose import Choice, open_cases
from desktop.volunteer.work.promised import promise_of
from desktop.volunteer.work.relay_rows import Promise

FORM = "contact"


@dataclass(frozen=True)
class Person:
    """Somebody of the case."""

    id: str
    name: str
    capacity: Capacity
    met: bool  # whether there was a contact with them before
    owed: frozenset[Medium]  # the media in which the statement is owed to them now
    language: str = ENGLISH  # their own, as a tag
    may: May = "not known"  # what they may be told of the child


@dataclass(frozen=True)
class View:
    """Everything that the form needs to know, so that it can answer at once as one ticks."""

    reference: str
    child: str
    state: str
    people: tuple[Person, ...]
    owed_new: frozenset[tuple[Capacity, Medium]]  # owed to somebody who is new
    statements: tuple[Official, ...]  # in English, then as the office attached them
    policy: str
    policy_hash: str  # of the policy that this contact is under
    clause: str
    service: str
    me: str
    now: datetime
    promise: Promise  # the policy, and the consents of the case
    draft: Typed | None  # None: nothing was typed yet


def look_at(desk: Desk, reference: str, begun: str = "") -> View | tuple[Choice, ...]:
    """The case; or, where none is named, those to choose from. Raises `NoSuchCase`.

    A contact that was begun stays under the policy that it was begun under, whatever came since:
    the draft knows which, or the screen (`begun`) where nothing was typed yet.
    """
    if not reference:
        return open_cases(desk, FORM)
    case = find_case(desk, reference)
    draft = drafts.read(desk, DraftOf(FORM, case.body.reference))
    pack = pack_begun_under(desk, draft.get("policy", "") or begun)
    met = {one for each in desk.store.find(Contact, case=case.id) for one in each.body.persons}
    people, on = [], desk.today
    ties = [one.body for one in desk.store.find(Responsibility, child=case.body.child)]
    for kept, capacity in people_of(desk, case.id):
        person = PersonId(kept.id)
        earlier = heard_before(desk, (person,))
        owed = frozenset(one for one in _MEDIA if asked(pack, capacity, one, earlier))
        language, may = own_language(kept.body.language), may_be_told(ties, person, on)
        shown = (kept.id, kept.body.name, capacity, person in met, owed, language, may)
        people.append(Person(*shown))
    return View(
        reference=case.body.reference,
        child=person_name(desk, case.body.child),
        state=case.body.state,
        people=tuple(people),
        owed_new=frozenset(
            (capacity, one)
            for capacity in _CAPACITIES
            for one in _MEDIA
            if asked(pack, capacity, one, ())
        ),
        statements=_statements(desk, pack, draft.get("said_words", ""), draft.get("said_in", "")),
        policy=f"{pack.title}, version {pack.version}",
        policy_hash=pack.hash,
        clause=pack.statement.clause,
        service=desk.service,
        me=desk.person,
        now=desk.world.clock.now(),
        promise=promise_of(desk, CaseId(case.id), pack),
        draft=Typed.of(draft) if draft else None,
    )


def _statements(desk: Desk, pack: Pack, said: str, tag: str) -> tuple[Official, ...]:
    """The statement in every language; where it was said already (`said`: the hash of the words, in
    the language of this tag), in those words, whatever the office has attached, changed or
    withdrawn since."""
    english, *others = statements(desk, pack)
    heard = wording(desk, pack, said)
    if heard is None and said != english.hash:
        return (english, *others)
    rest = [one for one in others if main(one.language) != main(tag)]
    rest += [] if heard is None else [heard]
    return (english, *sorted(rest, key=lambda one: one.language))


_MEDIA: tuple[Medium, ...] = get_args(Medium)
_CAPACITIES: tuple[Capacity, ...] = get_args(Capacity)


def finish(desk: Desk, reference: str, draft: ContactDraft, concerns: str) -> Recorded:
    """Keep the contact, say of each of these concerns (ids, with gaps between them) that it came
    up at it, and drop the draft."""
    with drafts.done_with(desk, DraftOf(FORM, reference)):
        done = record_contact(desk, reference, draft)
        tie_concerns(desk, concerns.split(), done.contact)
        return done
