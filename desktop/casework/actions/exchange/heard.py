"""What people were told of the statement, and how what became of it is kept."""

from collections.abc import Sequence
from datetime import datetime

from db.errors import ReasonNeeded, UnknownWord
from db.names import ContactId, PersonId, StatementState
from db.records import Contact, Enquiry, Person, Statement, Translation
from desktop.casework.actions.papers.texts import statements
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.casework.packs.policy import Pack
from desktop.casework.promise.spoken_in import ENGLISH, Official, SpokenIn, own_language, spoken_in
from desktop.casework.promise.statement import Told
from desktop.casework.record.cases import told


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


def heard_before(desk: Desk, persons: Sequence[PersonId]) -> tuple[Told, ...]:
    """What these people were told before, in any case: read once is read."""
    cases = {
        one.body.case for person in persons for one in desk.store.find(Statement, person=person)
    }
    # What they heard when they had no case yet counts as well.
    asked = (one.body.case for each in persons for one in desk.store.find(Enquiry, person=each))
    cases |= {case for case in asked if case is not None}
    return tuple(one for case in sorted(cases) for one in told(desk, case))


def heard_in(
    desk: Desk,
    pack: Pack,
    person: PersonId,
    language: str = "",
    interpreter: str = "",
    words: str = "",
) -> SpokenIn:
    """What a person hears: in this language (a tag), or else in the one that is kept as theirs.

    `words`: the hash of those that were read out. They stay those, whatever the office attached,
    changed or withdrew since; empty: those that are offered now.
    """
    kept = desk.store.get(Person, person)
    own = own_language(kept.body.language) if kept is not None else ENGLISH
    english, *attached = statements(desk, pack)
    read = wording(desk, pack, words)
    if read is not None:
        return SpokenIn(language=read.language, official=read)
    if words == english.hash:
        attached = []
    return spoken_in(language or own, english, attached, interpreter)


def wording(desk: Desk, pack: Pack, words: str) -> Official | None:
    """The official translation of a policy's statement whose words have this hash, also where it
    was changed or withdrawn since; None for none, and for the English words."""
    if not words or words == pack.text_hash:
        return None
    for kept in desk.store.find(Translation, part="statement"):
        for one in desk.store.versions(Translation, kept.id):
            body = one.body
            if body is not None and body.text_hash == pack.text_hash and sha256(body.text) == words:
                return Official(body.language, body.text.strip(), sha256(body.text))
    return None


def statement_of(
    pack: Pack,
    state: StatementState,
    clause: str,
    of: Contact,
    contact: ContactId,
    person: PersonId,
    at: datetime,
    why: str,
    heard: SpokenIn,
    interpreter: str = "",
) -> Statement:
    """What became of the statement for one person at a contact, under the policy of that contact.

    `why` counts only where it was not said; then nothing was heard in another language either.
    """
    said = state != "not said"
    return Statement(
        case=of.case,
        contact=contact,
        person=person,
        state=state,
        medium=of.medium,
        at=at,
        pack=pack.name,
        version=pack.version,
        text_hash=heard.official.hash if said else pack.text_hash,
        clause=clause,
        why="" if said else why.strip(),
        language=heard.language if said else ENGLISH,
        interpreter=interpreter if said else "",
    )
