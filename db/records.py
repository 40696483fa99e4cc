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

from db.case import (
    Action,
    Attachment,
    Case,
    Contact,
    Erasure,
    Household,
    Meeting,
    Party,
    Person,
    Pupil,
    Role,
    Statement,
)
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
from db.enquiry import Enquiry
from db.names import Body, Stream
from db.own import Arrival, Declaration, FindingDetail, Home, Interest, Measure, SamePerson
from db.promise import (
    Ability,
    Concern,
    ConcernStep,
    Consent,
    Document,
    Handed,
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
    "enquiry": Enquiry,
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
    "enquiry": "up",
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
- What the office hands over is its own; in a case, that something was given, or came back, goes
  `to` the laptop that has it. A form that was sent to the office stays there: it is not for the
  volunteer.
- Training is the office's own record; a volunteer may tell of a course, and is told what is due.
- A newer list of schools or postcodes comes from the office for all; one that a volunteer took in
  herself serves her laptop alone.
"""


def streams_of(kind: str) -> frozenset[Stream]:
    """Every stream in which this kind may stand; none for a kind that is not known."""
    first = STREAM_OF.get(kind)
    return frozenset() if first is None else ALSO_IN.get(kind, frozenset()) | {first}


KIND_OF: dict[type[Body], str] = {body: kind for kind, body in KINDS.items()}
