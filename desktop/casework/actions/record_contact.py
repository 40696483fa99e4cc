"""Recording a contact: what was said, with whom, and what became of the statement.

A contact is never held hostage. It is kept whatever is outstanding; what is outstanding is a
state that the case, Today and the office show until it is settled (policies.md, 1).
"""

from dataclasses import dataclass
from datetime import datetime

from db.errors import BadInput, ReasonNeeded, TooLong, UnknownWord
from db.names import Capacity, CaseId, ContactId, Medium, PersonId, StatementState
from db.records import Case, Contact, Party, Person, Statement
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions import typed
from desktop.casework.actions.cases import folded, open_case_named, people_of, told
from desktop.casework.actions.check_case import Finds, recheck
from desktop.casework.desk import Desk
from desktop.casework.statement import Gate, Told, answer

MOST = 50  # people at one contact, as the record keeps them


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


def read_statement(text: str | None) -> tuple[StatementState | None, str]:
    """`read`, `sent` or `not said: WHY`, in words. Raises `UnknownWord`, `ReasonNeeded`."""
    if text is None:
        return None, ""
    state, _, why = text.partition(":")
    word = " ".join(state.casefold().split())
    if word == "not said":
        if not why.strip():
            raise ReasonNeeded(what="why the statement was not said")
        return "not said", why.strip()
    if word == "read" and not why.strip():
        return "read", ""
    if word == "sent" and not why.strip():
        return "sent", ""
    raise UnknownWord(what="statement", given=text, known="read, sent, not said: WHY")


def record_contact(desk: Desk, reference: str, draft: ContactDraft) -> Recorded:
    """Keep a contact of a case.

    Raises `NoSuchCase`, `AmbiguousCase`, `CaseClosed`, `BadInput`, `TooLong`, `InTheFuture`,
    `ReasonNeeded`; then nothing was kept.
    """
    desk.need("volunteer")
    case = open_case_named(desk, reference)
    names = _names(draft)
    typed.text(draft.note, "note")
    typed.text(draft.why, "reason")
    typed.happened(desk, draft.happened)
    with desk.write() as writing:
        present, added = _present(desk, writing, case, names, draft.capacity)
        contact = ContactId(
            writing.add(
                Contact(
                    case=CaseId(case.id),
                    medium=draft.medium,
                    persons=tuple(person for person, _, _ in present),
                    happened=draft.happened,
                    note=draft.note,
                )
            )
        )
        earlier = _heard_before(desk, [person for person, _, _ in present])
        heard = tuple(
            Heard(one[0], one[1], _say(desk, writing, case, contact, draft, one, earlier))
            for one in present
        )
        finds = recheck(desk, writing, case) if added else Finds()
    return Recorded(contact, heard, added, finds)


def _names(draft: ContactDraft) -> tuple[str, ...]:
    expected = "whom the contact was with"
    names = tuple(typed.name(one, "name", expected) for one in draft.who if one.strip())
    if not names:
        raise BadInput(what="name", given="", expected=expected)
    if len(names) > MOST:
        raise TooLong(field="list of people", limit=f"{MOST} people")
    return names


Present = tuple[PersonId, str, Capacity]


def _present(
    desk: Desk, writing: Writing, case: Kept[Case], names: tuple[str, ...], capacity: Capacity
) -> tuple[list[Present], tuple[str, ...]]:
    """The people of these names: those of the case, and those who are new in it.

    A son may have his father's name: then the capacity tells whom of the two is meant.
    """
    # Those of this capacity come last, so that a name is theirs.
    there = sorted(people_of(desk, case.id), key=lambda one: one[1] == capacity)
    known = {
        folded(person.body.name): (PersonId(person.id), person.body.name, as_)
        for person, as_ in there
    }
    found: dict[tuple[str, ...], Present] = {}
    added: list[str] = []
    for name in names:
        key = folded(name)
        if key not in known:
            person = PersonId(writing.add(Person(name=name, capacity=capacity)))
            writing.add(Party(case=CaseId(case.id), person=person, capacity=capacity))
            known[key] = (person, name, capacity)
            added.append(name)
        found[key] = known[key]
    return list(found.values()), tuple(added)


def _heard_before(desk: Desk, persons: list[PersonId]) -> tuple[Told, ...]:
    """What these people were told before, in any case: read once is read."""
    cases = {
        one.body.case for person in persons for one in desk.store.find(Statement, person=person)
    }
    return tuple(one for case in sorted(cases) for one in told(desk, case))


def _say(
    desk: Desk,
    writing: Writing,
    case: Kept[Case],
    contact: ContactId,
    draft: ContactDraft,
    present: Present,
    earlier: tuple[Told, ...],
) -> Gate:
    person, _, capacity = present
    gate = answer(desk.pack, person, capacity, draft.medium, earlier, draft.statement, draft.why)
    if gate.record is not None:
        writing.add(
            Statement(
                case=CaseId(case.id),
                contact=contact,
                person=person,
                state=gate.record,
                medium=draft.medium,
                at=draft.happened,
                pack=desk.pack.name,
                version=desk.pack.version,
                text_hash=desk.pack.text_hash,
                clause=gate.clause,
                why=draft.why if gate.record == "not said" else "",
            )
        )
    return gate
