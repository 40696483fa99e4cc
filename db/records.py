"""Every thing that Evenhand keeps, as a frozen typed struct. Read this page first.

Rules of this page:

- A *body* is what one ledger row says. `KINDS` names each kind; a row of a kind that is not
  there is refused, never guessed at.
- Every kind that has an audience of its own says so in `STREAM_OF`: `up` travels to the office,
  `own` never leaves the desk that wrote it, `all` goes to every laptop, `to` to one laptop.
- Ids are 16 random bytes in hex. Times carry their offset. Distances are whole metres. No floats.
- A body is encoded with its keys sorted (`db.ledger.canonical`), so that one thing has one
  sequence of bytes. Fields are only ever added, with a default; none is renamed or removed.
- Nothing in an `up` body may tell the volunteer's home, whom she knows, which post she holds at a
  school, or a distance (record.md, Ledger). Those live in the `own` kinds.
"""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from db.closeness import (
    Assignment,
    CaseAnswer,
    Check,
    Confirmation,
    Finding,
    FindingAnswer,
    HandOver,
    LetGo,
    Referral,
)
from db.names import (
    Body,
    Capacity,
    CaseKey,
    CaseState,
    ContactKey,
    HexKey,
    HouseholdKey,
    Id,
    Line,
    Medium,
    MeetingKey,
    MeetingKind,
    PersonKey,
    PupilUrn,
    Sha256,
    StatementState,
    Stream,
    Text,
    When,
)
from db.own import Arrival, Declaration, FindingDetail, Home, Interest, Measure, SamePerson
from db.promise import (
    Ability,
    Concern,
    ConcernStep,
    Consent,
    Document,
    Handed,
    Passage,
    Relay,
    Responsibility,
    Training,
    Translation,
)
from db.service import (
    Acknowledgement,
    Device,
    Enrolment,
    Pack,
    PlaceChanges,
    Revocation,
    School,
    SchoolChanges,
    Service,
    Staff,
    Volunteer,
)

# --- People ------------------------------------------------------


class Household(Body, frozen=True, kw_only=True):
    """People who live at one address."""

    postcode: Line  # as read; empty where the family has none to give
    address: Text = ""


class Person(Body, frozen=True, kw_only=True):
    """A parent carer, child, young person or professional."""

    name: Line
    capacity: Capacity
    household: HouseholdKey | None = None
    born: date | None = None
    telephone: Line = ""
    email: Line = ""
    language: Line = ""
    access_needs: Text = ""


class Pupil(Body, frozen=True, kw_only=True):
    """A child of the household goes to this school.

    One that no list has is kept as it was typed, without a number: it is shown as unverified.
    """

    person: PersonKey
    urn: PupilUrn
    school: Line = ""  # its name when this was written
    since: date | None = None
    until: date | None = None
    town: Line = ""  # this and the next only where it was typed by hand
    postcode: Line = ""


# --- Casework ----------------------------------------------------


class Case(Body, frozen=True, kw_only=True):
    """Support for one child's family. Its parties are people; its school comes from `Pupil`."""

    reference: Annotated[str, Meta(pattern=r"^[A-Z]{4}-[0-9]{4,6}\Z")]
    household: HouseholdKey
    child: PersonKey
    state: CaseState
    opened: date
    outcome: Text = ""
    closed: date | None = None


class Party(Body, frozen=True, kw_only=True):
    """Somebody is part of a case, and in what capacity."""

    case: CaseKey
    person: PersonKey
    capacity: Capacity


class Option(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the choices that were talked through, with what speaks for and against it."""

    what: Line
    pros: Text = ""
    cons: Text = ""
    likely_result: Text = ""
    source: Line = ""  # law, guidance or local policy it rests on
    sources: Annotated[tuple[Line, ...], Meta(max_length=20)] = ()  # further ones


class Contact(Body, frozen=True, kw_only=True):
    """Something said or written between a volunteer and people of a case."""

    case: CaseKey
    medium: Medium
    persons: Annotated[tuple[PersonKey, ...], Meta(max_length=50)]
    happened: When
    note: Text
    own_words: Text = ""  # the person's wishes as they put them
    professional_views: Text = ""
    place: Line = ""
    topics: Annotated[tuple[Line, ...], Meta(max_length=50)] = ()
    signposted: Annotated[tuple[Line, ...], Meta(max_length=50)] = ()
    options: Annotated[tuple[Option, ...], Meta(max_length=30)] = ()
    choice: Text = ""
    passages: Annotated[tuple[Passage, ...], Meta(max_length=50)] = ()
    only_one: Text = ""  # why no more than one option was talked through
    chosen_by: PersonKey | None = None
    routes: Annotated[tuple[Line, ...], Meta(max_length=20)] = ()  # of appeal, that were explained
    access_met: Text = ""  # what was done so that the person could take part
    interpreter: Line = ""


class Statement(Body, frozen=True, kw_only=True):
    """The impartiality statement at one contact to one person, or why it was not said.

    A contact that was owed one and has no such row is *outstanding*: that is computed, not kept.
    """

    case: CaseKey
    contact: ContactKey
    person: PersonKey
    state: StatementState
    medium: Medium
    at: When
    pack: Line
    version: Line
    text_hash: Sha256  # of the exact words that were shown
    clause: Line
    why: Text = ""  # for `not said`
    language: Line = "en"
    interpreter: Line = ""


class Attendee(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who was at a meeting."""

    name: Line
    capacity: Line
    person: PersonKey | None = None


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question that the family wants asked at a meeting."""

    text: Text
    asked: bool = False
    answered: bool = False
    answer: Text = ""


class Meeting(Body, frozen=True, kw_only=True):
    """A meeting that the volunteer attends for a case."""

    case: CaseKey
    kind: MeetingKind
    happened: When
    note: Text = ""
    place: Line = ""  # postcode, or words
    body: Line = ""  # which body meets
    decides: bool = True  # a decision-making meeting
    attended: Annotated[tuple[Attendee, ...], Meta(max_length=60)] = ()
    questions: Annotated[tuple[Question, ...], Meta(max_length=60)] = ()
    outcome: Text = ""
    ended: When | None = None
    interpreter: Line = ""


class Role(Body, frozen=True, kw_only=True):
    """The role that the volunteer had at a meeting, and whether she stated it."""

    case: CaseKey
    meeting: MeetingKey
    role: Line
    clause: Line
    stated_at: When | None = None
    why_not: Text = ""


class Action(Body, frozen=True, kw_only=True):
    """Something somebody agreed to do."""

    case: CaseKey
    what: Text
    who: Line
    due: date | None = None
    done: date | None = None
    agreed_at: Id | None = None  # contact or meeting


class Attachment(Body, frozen=True, kw_only=True):
    """A sealed file in `blobs/`. Forgetting the key is erasing the file."""

    case: CaseKey
    about: Id
    name: Line
    media_type: Line
    size: Annotated[int, Meta(ge=0, le=25 * 1024 * 1024)]  # bytes, in clear
    blob: Sha256  # of the sealed bytes
    key: HexKey


class Erasure(Body, frozen=True, kw_only=True):
    """Payloads that were blanked, by whom, and why. The chain still verifies.

    It takes two people. One that names no second person is a request and blanks nothing; the
    office's answer is its next version: with a second person it is done, without rows it is not.
    """

    rows: Annotated[tuple[Sha256, ...], Meta(max_length=2000)]
    why: Text
    second_person: Line = ""


KINDS: dict[str, type[Body]] = {
    "service": Service,
    "staff": Staff,
    "volunteer": Volunteer,
    "device": Device,
    "enrolment": Enrolment,
    "revocation": Revocation,
    "pack": Pack,
    "acknowledgement": Acknowledgement,
    "school": School,
    "school_changes": SchoolChanges,
    "place_changes": PlaceChanges,
    "household": Household,
    "person": Person,
    "responsibility": Responsibility,
    "pupil": Pupil,
    "case": Case,
    "party": Party,
    "contact": Contact,
    "statement": Statement,
    "meeting": Meeting,
    "role": Role,
    "consent": Consent,
    "relay": Relay,
    "handed": Handed,
    "ability": Ability,
    "check": Check,
    "finding": Finding,
    "finding_detail": FindingDetail,
    "measure": Measure,
    "referral": Referral,
    "confirmation": Confirmation,
    "assignment": Assignment,
    "case_answer": CaseAnswer,
    "hand_over": HandOver,
    "let_go": LetGo,
    "finding_answer": FindingAnswer,
    "action": Action,
    "concern": Concern,
    "concern_step": ConcernStep,
    "training": Training,
    "translation": Translation,
    "document": Document,
    "attachment": Attachment,
    "erasure": Erasure,
    "home": Home,
    "interest": Interest,
    "declaration": Declaration,
    "same_person": SamePerson,
    "arrival": Arrival,
}
"""Every kind of row there is, by the name that stands in its header."""

STREAM_OF: dict[str, Stream] = {
    **dict.fromkeys(("service", "pack", "school", "revocation"), "all"),
    **dict.fromkeys(("translation", "document", "school_changes", "place_changes"), "all"),
    **dict.fromkeys(("enrolment", "confirmation", "assignment"), "to"),
    **dict.fromkeys(("hand_over", "finding_answer"), "to"),
    **dict.fromkeys(("staff", "device", "arrival", "training"), "own"),
    **dict.fromkeys(("home", "interest", "same_person", "finding_detail", "measure"), "own"),
    **dict.fromkeys(("declaration", "let_go"), "own"),
    **dict.fromkeys(("volunteer", "acknowledgement", "household", "person"), "up"),
    **dict.fromkeys(("responsibility", "pupil", "case", "party", "contact", "statement"), "up"),
    **dict.fromkeys(("meeting", "role", "consent", "check", "finding", "referral"), "up"),
    **dict.fromkeys(("action", "concern", "attachment", "erasure"), "up"),
    **dict.fromkeys(("relay", "handed", "ability", "concern_step", "case_answer"), "up"),
}
"""Whom each kind is for. A kind is written to this stream and accepted in no other, but for those
of `ALSO_IN`."""

ALSO_IN: dict[str, frozenset[Stream]] = {
    "erasure": frozenset({"to", "own"}),
    "concern": frozenset({"to", "own"}),
    "concern_step": frozenset({"to", "own"}),
    "handed": frozenset({"to", "own"}),
    "attachment": frozenset({"own"}),
    "training": frozenset({"up", "to"}),
    "school_changes": frozenset({"own"}),
    "place_changes": frozenset({"own"}),
}
"""Kinds with more than one audience.

- A laptop asks its office for an erasure in `up`, the office has it done there by `to`, and what
  never travels is erased by a row that never travels either.
- A concern is raised at either desk. What the office notes for itself stays its own; what the
  volunteer is to know of it goes `to` her laptop.
- What the office hands over is its own; that a form was given, or came back, goes `to` the laptop
  that waits for it. A form that was sent to the office stays there: it is not for the volunteer.
- Training is the office's own record; a volunteer may tell of a course, and is told what is due.
- A newer list of schools or postcodes comes from the office for all; one that a volunteer took in
  herself serves her laptop alone.
"""


def streams_of(kind: str) -> frozenset[Stream]:
    """Every stream in which this kind may stand; none for a kind that is not known."""
    first = STREAM_OF.get(kind)
    return frozenset() if first is None else ALSO_IN.get(kind, frozenset()) | {first}


KIND_OF: dict[type[Body], str] = {body: kind for kind, body in KINDS.items()}
