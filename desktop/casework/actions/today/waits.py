"""One thing that waits for the volunteer, as Today lists it and the windows put it into words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from db.errors import Refusal
from db.names import RecordId
from desktop.casework.promise.statement import Owed

Kind = Literal[
    "rolled-back",
    "restored",
    "not-enrolled",
    "policy",
    "statement",
    "enquiry",
    "role",
    "meeting",
    "finding",
    "answer",
    "interests",
    "own-school",
    "action",
    "relay",
    "consent",
    "rights",
    "notice",
    "evaluation",
    "referral",
    "quiet",
    "unsent",
    "no-backup",
    "carry",
    "concern",
    "look-back",
    "training",
    "given",
    "leaving",
]

ONLY_HERE = "only-here"
"""What is said of a referral that the office has not received yet."""
QUIET, VERY_QUIET = 14, 30  # days without a contact
COMING = 14  # days ahead


@dataclass(frozen=True)
class Waits:
    """One thing that waits. What it is about is named by ids, so that it can be opened."""

    kind: Kind
    case: str = ""  # printed reference
    record: RecordId | None = None  # contact, meeting, action …
    person: str = ""  # a name
    person_id: RecordId | None = None
    what: str = ""  # kind of meeting, text of an action, kind of finding, closed (of a statement)
    clause: str = ""
    at: datetime | None = None  # since when, or when it will be
    count: int = 0  # days quiet, rows that are only here, things on the list of interests, people
    # of the family who wait for the privacy notice
    urgent: bool = False
    hindered: Refusal | None = None  # what stood in the way
    how: str = ""  # of a finding: stop, ask, flag; of an answer: which; of interests: the term;
    # of a statement: the occasion on which the policy asks for it; of a meeting: role, if asked;
    # of training: how the first that is due stands
    owed: tuple[Owed, ...] = ()  # of a statement: for which contacts, the oldest first
    certainty: str = ""  # of a finding
    band: str = ""  # of a finding: how far the family's home is; it stays on this laptop
    because: str = ""  # the occasion of a finding; it stays on this laptop
    note: str = ""  # what the office wrote
