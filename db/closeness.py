"""What the conflict check came to, and who holds a case because of it.

The rules of `db.records` hold here too: nothing here names whom the volunteer knows, a post that
she holds, her home or a distance from it.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from db.names import (
    ActorKey,
    Band,
    Body,
    CaseKey,
    Certainty,
    Count,
    DeviceKey,
    FindingKey,
    FindingKind,
    HexKey,
    Id,
    Line,
    Sha256,
    Strength,
    Text,
    When,
)


class Check(Body, frozen=True, kw_only=True):
    """The conflict check was run: under which policy, and what it came to. Travels."""

    case: CaseKey
    pack: Line
    version: Line
    outcome: Literal["clear", "flagged", "stopped", "asked"]
    band: Band


class Finding(Body, frozen=True, kw_only=True):
    """What the conflict check found, in what may travel: never a name, a post, a distance."""

    case: CaseKey
    kind: FindingKind
    strength: Strength
    certainty: Certainty
    clause: Line
    state: Literal["standing", "taken-anyway", "referred", "someone-else", "past"]
    band: Band | None = None
    why: Text = ""  # the reason typed for going on; the person is told that it travels


class Referral(Body, frozen=True, kw_only=True):
    """A case that may not be taken, handed to the manager; kept until the office confirms it."""

    case: CaseKey
    clause: Line
    why: Text
    state: Literal["waiting", "confirmed"] = "waiting"


class Confirmation(Body, frozen=True, kw_only=True):
    """The office has the referral; the laptop may let it go."""

    referral: Id
    case: CaseKey
    note: Text = ""


class Assignment(Body, frozen=True, kw_only=True):
    """The office gives a case to a laptop."""

    case: CaseKey
    device: DeviceKey
    note: Text = ""
    why: Text = ""  # it changes hands
    taken_back: bool = False


class CaseAnswer(Body, frozen=True, kw_only=True):
    """What the volunteer whom a case was given to says of it; and that it left her laptop again.

    `assignment`: the office's row that this answers: an assignment, or the confirmation that let
    the case go.
    """

    assignment: Id
    case: CaseKey
    answer: Literal["taken", "refused", "let-go"]
    note: Text = ""


class HandedRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of another laptop's chain, as the office holds it; `db.handing` says what it proves.

    With what its hash is made of: the row before it, the versions that it replaces, its salt.
    """

    device: DeviceKey
    stream: Line
    seq: Count
    hash: Sha256
    kind: Line
    record: Id
    actor: ActorKey
    at: When
    payload: Annotated[str, Meta(max_length=350_000)]  # canonical JSON of its body
    prev: Sha256
    salt: HexKey
    replaces: Annotated[tuple[Sha256, ...], Meta(max_length=16)] = ()
    packed: bool = False  # the payload is deflated, in base64: it would not fit otherwise


class HandOver(Body, frozen=True, kw_only=True):
    """A part of the record of a case, for the laptop that it is given to: one row of it.

    One row each, so that erasing one blanks no other. All parts are written at once and stand
    together in their stream. `note` is empty: what the office writes to whoever gets the case is
    the assignment's, which stands in the offer before the notes open and goes with the case.
    """

    case: CaseKey
    part: Count  # from 1
    parts: Count
    held_by: Line  # the name of whoever wrote the row
    note: Text = ""
    rows: Annotated[tuple[HandedRow, ...], Meta(max_length=1)] = ()


class LetGo(Body, frozen=True, kw_only=True):
    """What stays at a laptop of a case that the office holds and another has. Never travels."""

    case: CaseKey
    reference: Line
    why: Literal["referred", "given-on"]
    clause: Line = ""
    note: Text = ""
    rows: Annotated[tuple[Sha256, ...], Meta(max_length=2000)] = ()  # whose words are here no more


class FindingAnswer(Body, frozen=True, kw_only=True):
    """What the office says to the reason for going on in spite of a finding."""

    finding: FindingKey
    case: CaseKey
    answer: Literal["agreed", "pass-on", "talk"]
    note: Text = ""
