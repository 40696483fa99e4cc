"""What is kept of promises: consent, what was handed over, doubts about us, training, whose rights.

The rules of `db.records` hold here too. Where a policy asks for one of these, its clause is named
by the pack that is in force; here stands only what is kept.
"""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from db.names import (
    ActorKey,
    Body,
    CaseKey,
    HexKey,
    Id,
    Line,
    PersonKey,
    Sha256,
    Text,
    When,
)

# --- Whose words, and what may be passed on ----------------------


class Passage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Part of a contact, and whose words it is.

    Whoever stands in `keep_from` is not to read it: no paper for that person carries it.
    """

    whose: Literal["person", "professional", "volunteer", "document"]
    text: Text
    person: PersonKey | None = None
    name: Line = ""  # of a professional or a document that is not in the case
    keep_from: Annotated[tuple[PersonKey, ...], Meta(max_length=20)] = ()


class Consent(Body, frozen=True, kw_only=True):
    """Somebody agrees that their views, or what is known of them, are passed on."""

    case: CaseKey
    person: PersonKey
    relay: Text
    to: Line
    form: Literal["spoken", "written"]
    given: When
    until: date | None = None
    withdrawn: When | None = None
    scope: Literal["views", "information", "consultation"] = "views"
    note: Text = ""


class Relay(Body, frozen=True, kw_only=True):
    """Views or information were passed on: whose, to whom, and under which consent."""

    case: CaseKey
    about: Id  # the contact or meeting at which it was
    person: PersonKey  # whose views, or whom the information is about
    to: Line
    what: Text
    happened: When
    kind: Literal["views", "information"] = "views"
    consent: Id | None = None
    why: Text = ""  # it was done without one
    source: Line = ""  # of information that was given


class Handed(Body, frozen=True, kw_only=True):
    """Something was read out, shown or handed over: a policy, an explanation, a notice, a form.

    `evaluation-back`: a form that somebody filled in came back to us; `how` says by which way, and
    what stands on it is an attachment about this row, or nowhere.
    """

    what: Literal[
        "policy",
        "explanation",
        "statement",
        "code-of-conduct",
        "privacy-notice",
        "evaluation",
        "evaluation-back",
        "role-card",
        "document",
    ]
    how: Literal["read-out", "on-paper", "by-email", "on-screen"]
    happened: When
    case: CaseKey | None = None
    person: PersonKey | None = None
    about: Id | None = None  # the contact or meeting at which it was
    to: Line = ""  # whoever is no person of a case
    version: Line = ""
    text_hash: Sha256 | None = None  # of the exact words
    language: Line = "en"
    asked: date | None = None  # when somebody asked for it
    note: Text = ""


# --- Whose rights ------------------------------------------------


class Responsibility(Body, frozen=True, kw_only=True):
    """What an adult is to a child: parental responsibility and what may be told."""

    child: PersonKey
    adult: PersonKey
    relation: Line = ""  # "mother", "foster carer" …
    parental_responsibility: Literal["yes", "no", "not known"] = "not known"
    may_be_told: Literal["everything", "some things", "nothing", "not known"] = "not known"
    note: Text = ""
    basis: Line = ""  # what it rests on: birth certificate, agreement, court order
    since: date | None = None
    until: date | None = None


class Ability(Body, frozen=True, kw_only=True):
    """Whether a young person can make one decision, and who acts otherwise.

    Capacity is judged decision by decision (Mental Capacity Act 2005, section 2) and is presumed
    (section 1).
    """

    case: CaseKey
    person: PersonKey
    decision: Text
    able: Literal["yes", "with support", "no", "not known"]
    basis: Text = ""
    acts: PersonKey | None = None  # who decides in the person's interest, where able is "no"
    on: date | None = None


# --- Doubts, and what was made of them ---------------------------


class Concern(Body, frozen=True, kw_only=True):
    """A worry that must not be buried in a note: somebody at risk, or our impartiality doubted."""

    kind: Literal["risk", "impartiality", "complaint", "practice"]
    said: Text
    case: CaseKey | None = None
    about: Id | None = None  # contact or meeting
    urgent: bool = False
    rung: Line = ""
    done: Text = ""
    outcome: Text = ""
    state: Literal["open", "closed"] = "open"
    source: Literal[
        "volunteer", "office", "parent-carer", "child", "young-person", "professional", "other"
    ] = "volunteer"
    raised_by: Line = ""
    about_actor: ActorKey | None = None  # whose practice it is about
    happened: When | None = None
    recurred: Literal["not known", "no", "yes"] = "not known"


class ConcernStep(Body, frozen=True, kw_only=True):
    """One thing that was done about a concern. Steps are added, the concern is not rewritten."""

    concern: Id
    kind: Literal[
        "taken",
        "note",
        "rung",
        "discussed",
        "explained",
        "tested",
        "changed",
        "chair-offered",
        "complaint",
        "coached",
        "followed-up",
        "closed",
    ]
    text: Text
    happened: When
    by: Line = ""
    due: date | None = None  # of a follow-up
    recurred: Literal["not known", "no", "yes"] = "not known"


class Training(Body, frozen=True, kw_only=True):
    """Something that somebody learned, and when it is to be learned again."""

    actor: ActorKey
    kind: Literal["induction", "course", "refresher", "case-discussion", "chairing", "other"]
    title: Line
    on: date
    provider: Line = ""
    external: bool = False
    accredited: bool = False
    topics: Annotated[tuple[Line, ...], Meta(max_length=50)] = ()
    next_due: date | None = None
    note: Text = ""


# --- What the office publishes beside the policy -----------------


class Translation(Body, frozen=True, kw_only=True):
    """The official wording of a text of the policy in another language.

    `leaflet`: the leaflet's headings, a line each (`desktop/casework/papers/leaflet_words.py`).
    """

    part: Literal["statement", "meeting", "explanation", "privacy", "leaflet"]
    text_hash: Sha256  # of the English words that it translates
    language: Line  # BCP 47
    text: Text
    translator: Line = ""


class Document(Body, frozen=True, kw_only=True):
    """An official document of the service, sealed in `blobs/` as an attachment is."""

    what: Literal["policy", "code-of-conduct", "privacy-notice", "leaflet", "other"]
    title: Line
    media_type: Line
    size: Annotated[int, Meta(ge=0, le=25 * 1024 * 1024)]  # bytes, in clear
    blob: Sha256  # of the sealed bytes
    key: HexKey
    pack: Line = ""
    version: Line = ""
    language: Line = "en"
    current: bool = True  # no longer once it was withdrawn
